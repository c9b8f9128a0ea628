package ai.influgen.publishing.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.8.8.8",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "203.0.113.5",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1"
      })
  void refusesWhatIsNotOnThePublicInternet(String address) {
    assertThat(AddressGuard.isPublic(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "169.253.1.1",
        "223.255.255.255",
        "::ffff:8.8.8.8",
        "2606:4700::1111",
        "2a00:1450::1",
        "64:ff9b::808:808"
      })
  void letsPublicAddressesPass(String address) {
    assertThat(AddressGuard.isPublic(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd", "ftp://example.com/a.jpg", "gopher://example.com/", "jpg",
        "http:///a.jpg", "http://2130706433/", "http://0x7f000001/", "http://017700000001/",
        "http://127.1/", "http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
        "http://localhost/", "http://user:word@example.com/a.jpg"
      })
  void refusesAddressesThatLeadInwards(String url) {
    AddressGuard guard = new AddressGuard(false, InetAddress::getAllByName);
    assertThatThrownBy(() -> guard.check(URI.create(url)))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.MEDIA_UNREACHABLE));
  }

  @Test
  void refusesANameIfAnyOfItsAddressesIsPrivate() {
    AddressGuard guard = new AddressGuard(false, host -> addresses("93.184.216.34", "10.0.0.1"));
    assertThatThrownBy(() -> guard.check(URI.create("https://cdn.example.com/a.jpg")))
        .hasMessageContaining("cdn.example.com is in a private network");
  }

  @Test
  void givesTheVeryAddressItHasChecked() {
    AddressGuard guard = new AddressGuard(false, host -> addresses("93.184.216.34"));
    assertThat(guard.check(URI.create("https://cdn.example.com/a.jpg")))
        .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("93.184.216.34"), 443));
    assertThat(guard.check(URI.create("http://cdn.example.com:8090/a.jpg")).getPort())
        .isEqualTo(8090);
  }

  @Test
  void saysWhenThereIsNoSuchHost() {
    AddressGuard guard =
        new AddressGuard(
            false,
            host -> {
              throw new UnknownHostException(host);
            });
    assertThatThrownBy(() -> guard.check(URI.create("http://nowhere.example/")))
        .hasMessage("There is no host named nowhere.example.");
  }

  @Test
  void letsPrivateAddressesPassWhereAllowed() {
    AddressGuard guard = new AddressGuard(true, InetAddress::getAllByName);
    assertThat(guard.check(URI.create("http://127.0.0.1:8090/a.jpg")))
        .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 8090));
  }

  private static InetAddress[] addresses(String... literals) {
    InetAddress[] addresses = new InetAddress[literals.length];
    for (int i = 0; i < literals.length; i++) {
      addresses[i] = InetAddress.ofLiteral(literals[i]);
    }
    return addresses;
  }
}
