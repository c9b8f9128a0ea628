package ai.influgen.publishing.media;

import java.net.InetAddress;

/**
 * A range of IP addresses, such as {@code 10.0.0.0/8}; it holds addresses of its own length only.
 */
final class AddressRange {
  private final byte[] start;
  private final int bits;

  private AddressRange(byte[] start, int bits) {
    this.start = start;
    this.bits = bits;
  }

  /** The range in CIDR notation. */
  static AddressRange of(String cidr) {
    int slash = cidr.indexOf('/');
    byte[] start = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
    return new AddressRange(start, Integer.parseInt(cidr.substring(slash + 1)));
  }

  boolean contains(byte[] address) {
    if (address.length != start.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >>> (i % 8);
      if ((address[i / 8] & mask) != (start[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
