package io.belfry.platform;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which addresses Belfry may call of its own accord: {@code https}, and never into a private
 * network, so that whoever may enter an address cannot reach what only this machine can. {@code
 * BELFRY_ALLOW_PRIVATE_ADDRESSES=true} allows both.
 *
 * <p>Callers follow no redirect, and call {@link #check} right before each request: Java keeps what
 * a name resolved to for a while, so the request goes where the check looked.
 */
public final class OutboundAddresses {
  private static final int MOST_CHARACTERS = 2_000;

  /** Finds the addresses of a host. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private final boolean allowPrivate;
  private final Resolver resolver;

  public OutboundAddresses(Settings settings) {
    this(
        settings.flag("BELFRY_ALLOW_PRIVATE_ADDRESSES", false),
        host -> InetAddress.getAllByName(host));
  }

  OutboundAddresses(boolean allowPrivate, Resolver resolver) {
    this.allowPrivate = allowPrivate;
    this.resolver = resolver;
  }

  /**
   * Reads an address, without asking where its host is.
   *
   * @param field that it was given in
   * @throws Fault when it is none that Belfry would call
   */
  public URI read(String field, String text) {
    URI address = parse(field, text.strip());
    String scheme = String.valueOf(address.getScheme());
    boolean encrypted = scheme.equalsIgnoreCase("https");
    if (!encrypted && !(allowPrivate && scheme.equalsIgnoreCase("http"))) {
      throw refused(field, address, "does not begin with https://", "Use https");
    }
    if (address.getHost() == null) {
      throw refused(field, address, "names no host", "Use https://host/path");
    }
    if (address.getUserInfo() != null || address.getFragment() != null) {
      throw refused(
          field, address, "has a user or a fragment", "Leave out what stands before @ or after #");
    }
    return address;
  }

  /**
   * Finds out where the host of an address is now.
   *
   * @param field that it was given in
   * @throws Fault when the host is not known, or one of its addresses is in a private network
   */
  public void check(String field, URI address) {
    InetAddress[] places;
    try {
      places = resolver.resolve(address.getHost().replaceAll("^\\[|\\]$", ""));
    } catch (UnknownHostException unknown) {
      throw refused(field, address, "names a host that is not known", "Check the name");
    }
    if (places.length == 0) {
      throw refused(field, address, "names a host that is not known", "Check the name");
    }
    for (InetAddress place : List.of(places)) {
      if (!allowPrivate && !PublicNetwork.holds(place)) {
        throw refused(
            field,
            address,
            "leads into a private network",
            "Use a public address, or let an administrator set BELFRY_ALLOW_PRIVATE_ADDRESSES");
      }
    }
  }

  private static URI parse(String field, String text) {
    try {
      if (text.length() <= MOST_CHARACTERS) {
        return new URI(text);
      }
    } catch (URISyntaxException unreadable) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE, field, "It is not an address", "Use https://host/path");
    }
    throw Fault.ofField(
        ErrorCode.INVALID_VALUE,
        field,
        "It has more than %d characters".formatted(MOST_CHARACTERS),
        "Use a shorter address");
  }

  /** Names host and scheme only: paths of such addresses are often secrets. */
  private static Fault refused(String field, URI address, String reason, String remedy) {
    String shown = address.getHost() == null ? "" : " (%s)".formatted(address.getHost());
    return Fault.ofField(
        ErrorCode.INVALID_VALUE, field, "The address%s %s".formatted(shown, reason), remedy);
  }
}
