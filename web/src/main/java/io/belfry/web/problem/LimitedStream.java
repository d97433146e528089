package io.belfry.web.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails with body-too-large once it gave more than so many bytes. */
final class LimitedStream extends FilterInputStream {
  private final long most;
  private long given;

  LimitedStream(InputStream source, long most) {
    super(source);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    count(Math.max(0, count));
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int more) {
    given += more;
    if (given > most) {
      throw BodyLimit.tooLarge(most);
    }
  }
}
