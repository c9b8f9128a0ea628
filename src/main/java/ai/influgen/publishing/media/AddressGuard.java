package ai.influgen.publishing.media;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps media imports away from private networks, this machine and cloud metadata services. It
 * looks at what a host name resolves to, and gives that very address to connect to, so that a
 * second look-up can't say something else.
 */
final class AddressGuard {
  // IPv4: not reachable on the public internet (IANA special-purpose registry, RFC 6890 and later)
  private static final List<AddressRange> NOT_PUBLIC_V4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");
  // IPv6: only this is handed out for the public internet …
  private static final AddressRange GLOBAL_V6 = AddressRange.of("2000::/3");
  // … and in it, these are tunnels (which may lead anywhere) or documentation
  private static final List<AddressRange> NOT_PUBLIC_V6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
  // an IPv4 address seen from an IPv6-only network (RFC 6052): what counts is the one within
  private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");

  private final boolean privateAddressesAllowed;
  private final Resolver resolver;

  /** Finds the addresses of a host; may block. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  AddressGuard(boolean privateAddressesAllowed, Resolver resolver) {
    this.privateAddressesAllowed = privateAddressesAllowed;
    this.resolver = resolver;
  }

  /**
   * The address to connect to for this URL. Blocks while the name is looked up.
   *
   * @throws Problem 422 if it is no web address, can't be found, or any of its addresses is private
   */
  InetSocketAddress check(URI url) {
    String scheme = url.getScheme();
    boolean secure = "https".equalsIgnoreCase(scheme);
    if (!secure && !"http".equalsIgnoreCase(scheme)) {
      throw unreachable("Only http and https addresses are fetched.");
    }
    if (url.getHost() == null || url.getRawUserInfo() != null) {
      throw unreachable("The address has to name a host, and neither user nor password.");
    }
    int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
    return new InetSocketAddress(address(url.getHost()), port);
  }

  private InetAddress address(String host) {
    InetAddress[] addresses = resolve(host);
    if (addresses.length == 0) {
      throw unknown(host);
    }
    if (!privateAddressesAllowed && !Arrays.stream(addresses).allMatch(AddressGuard::isPublic)) {
      throw unreachable(
          "The host " + host + " is in a private network; media are fetched from public ones.");
    }
    return addresses[0];
  }

  private InetAddress[] resolve(String host) {
    try {
      return resolver.resolve(host);
    } catch (UnknownHostException _) {
      throw unknown(host);
    }
  }

  /** Whether it is an address on the public internet. */
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return isPublicV4(bytes);
    }
    if (NAT64.contains(bytes)) {
      return isPublicV4(Arrays.copyOfRange(bytes, 12, 16));
    }
    return GLOBAL_V6.contains(bytes) && NOT_PUBLIC_V6.stream().noneMatch(r -> r.contains(bytes));
  }

  private static boolean isPublicV4(byte[] bytes) {
    return NOT_PUBLIC_V4.stream().noneMatch(range -> range.contains(bytes));
  }

  private static List<AddressRange> ranges(String... texts) {
    return Arrays.stream(texts).map(AddressRange::of).toList();
  }

  private static Problem unknown(String host) {
    return unreachable("There is no host named " + host + ".");
  }

  private static Problem unreachable(String why) {
    return Problem.of(ProblemType.MEDIA_UNREACHABLE, why, List.of(new Problem.Fault("/url", why)));
  }
}
