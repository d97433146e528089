package io.belfry.platform;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public Internet from all others, by the special-purpose registries of IANA
 * (RFC 6890). An IPv6 address that wraps an IPv4 one is judged by what it wraps.
 */
final class PublicNetwork {
  private static final List<Range> SPECIAL =
      List.of(
          Range.of("0.0.0.0", 8),
          Range.of("10.0.0.0", 8),
          Range.of("100.64.0.0", 10),
          Range.of("127.0.0.0", 8),
          Range.of("169.254.0.0", 16),
          Range.of("172.16.0.0", 12),
          Range.of("192.0.0.0", 24),
          Range.of("192.0.2.0", 24),
          Range.of("192.88.99.0", 24),
          Range.of("192.168.0.0", 16),
          Range.of("198.18.0.0", 15),
          Range.of("198.51.100.0", 24),
          Range.of("203.0.113.0", 24),
          Range.of("224.0.0.0", 3),
          // Teredo, benchmarking, ORCHID and documentation.
          Range.of("2001::", 23),
          Range.of("2001:db8::", 32));

  /** All that is given out for public use; unique local, link-local and multicast are elsewhere. */
  private static final Range GLOBAL = Range.of("2000::", 3);

  private static final Range TRANSLATED = Range.of("64:ff9b::", 96);
  private static final Range SIX_TO_FOUR = Range.of("2002::", 16);

  private PublicNetwork() {}

  static boolean holds(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return SPECIAL.stream().noneMatch(range -> range.holds(bytes));
    }
    if (TRANSLATED.holds(bytes)) {
      return holds(wrapped(bytes, 12));
    }
    if (SIX_TO_FOUR.holds(bytes)) {
      return holds(wrapped(bytes, 2));
    }
    return GLOBAL.holds(bytes) && SPECIAL.stream().noneMatch(range -> range.holds(bytes));
  }

  private static InetAddress wrapped(byte[] bytes, int from) {
    return ofBytes(Arrays.copyOfRange(bytes, from, from + 4));
  }

  private static InetAddress ofBytes(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException("Not four or sixteen bytes", impossible);
    }
  }

  /** Addresses that begin with the same bits. */
  private record Range(byte[] start, int bits) {
    static Range of(String literal, int bits) {
      try {
        // A literal is never looked up.
        return new Range(InetAddress.getByName(literal).getAddress(), bits);
      } catch (UnknownHostException impossible) {
        throw new IllegalArgumentException(literal, impossible);
      }
    }

    boolean holds(byte[] address) {
      if (address.length != start.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
