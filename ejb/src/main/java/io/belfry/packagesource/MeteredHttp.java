package io.belfry.packagesource;

import io.belfry.platform.Fault;
import io.belfry.platform.OutboundAddresses;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one pull. All of them go to the host that somebody entered, follow nothing
 * elsewhere, and end when together they took too much or too long.
 */
final class MeteredHttp implements HttpConnectionFactory {
  private final URI home;
  private final OutboundAddresses addresses;
  private final PullLimits limits;
  private final InstantSource clock;
  private final Instant end;
  private long received;

  MeteredHttp(URI home, OutboundAddresses addresses, PullLimits limits, InstantSource clock) {
    this.home = home;
    this.addresses = addresses;
    this.limits = limits;
    this.clock = clock;
    this.end = clock.instant().plus(limits.time());
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return create(url, null);
  }

  @Override
  public HttpConnection create(URL url, @Nullable Proxy proxy) throws IOException {
    if (!url.getProtocol().equalsIgnoreCase(home.getScheme())
        || !url.getHost().equalsIgnoreCase(home.getHost())
        || url.getPort() != home.getPort()) {
      throw new IOException(
          "it leads to another host (%s), where Belfry does not follow".formatted(url.getHost()));
    }
    try {
      addresses.check("address", home);
    } catch (Fault refused) {
      throw new IOException(refused.detail(), refused);
    }
    requireTime();
    return proxy == null ? new Metered(url) : new Metered(url, proxy);
  }

  boolean isOver() {
    return clock.instant().isAfter(end);
  }

  private void requireTime() throws IOException {
    if (isOver()) {
      throw new IOException("it took more than %d seconds".formatted(limits.time().toSeconds()));
    }
  }

  private final class Metered extends JDKHttpConnection {
    Metered(URL url) throws IOException {
      super(url);
    }

    Metered(URL url, Proxy proxy) throws IOException {
      super(url, proxy);
    }

    /** What is packed again would not be counted as what it unpacks to. */
    @Override
    public void setRequestProperty(String key, String value) {
      if (!key.toLowerCase(Locale.ROOT).equals("accept-encoding")) {
        super.setRequestProperty(key, value);
      }
    }

    @Override
    public void setInstanceFollowRedirects(boolean redirect) {
      super.setInstanceFollowRedirects(false);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream());
    }
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream from) {
      super(from);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int more) throws IOException {
      received += more;
      if (received > limits.received()) {
        throw new IOException("it sent more than %d bytes".formatted(limits.received()));
      }
      requireTime();
    }
  }
}
