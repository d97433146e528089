package io.belfry.channel;

import java.net.URI;

/** As much of an address as people may see who could not use it otherwise. */
final class ShownAddress {
  private ShownAddress() {}

  static String of(Destination destination) {
    return destination.kind().hidesAddress()
        ? origin(destination.address()) + "/…"
        : destination.address();
  }

  /** Whom one talks to at an address; what changes it takes a secret elsewhere. */
  static String origin(String address) {
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
