package ai.influgen.publishing.http.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/settings",
        "/settings/",
        "/settings?x=y",
        "/settings?x=y&z=%2Fa%20b",
        "/a/b-c_d.e~f",
        "/settings?next=/other"
      })
  void takesPathsOfThisServer(String text) {
    assertThat(RedirectPath.of(text)).map(RedirectPath::value).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "settings",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/settings//evil.example",
        "https://evil.example",
        "https:/evil.example",
        "javascript:alert(1)",
        " /settings",
        "/settings ",
        "/set\ttings",
        "/\t/evil.example",
        "/settings\r\nSet-Cookie: a=b",
        "/settings?x=\r\nSet-Cookie: a=b",
        "/settings?x=%0d%0aSet-Cookie:%20a=b",
        "/settings?x=%00",
        "/settings?x=%7f",
        "/settings?x=%",
        "/%2f%2fevil.example",
        "/%2Fevil.example",
        "/%5cevil.example",
        "/%252fevil.example",
        "/.",
        "/..",
        "/../evil",
        "/a/../..//evil.example",
        "/./settings",
        "/settings#fragment",
        "/settings?x=<script>",
        "/settings?x=\"y",
        "/ſettings",
        "/／evil.example"
      })
  void refusesWhatMayLeadElsewhere(String text) {
    assertThat(RedirectPath.of(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new RedirectPath(text));
  }

  @Test
  void refusesWhatIsLongerThanTheContractAllows() {
    assertThat(RedirectPath.of("/" + "a".repeat(499))).isPresent();
    assertThat(RedirectPath.of("/" + "a".repeat(500))).isEmpty();
  }

  @Test
  void addsAParameterEscaped() {
    assertThat(new RedirectPath("/settings").with("connect_error", "No & <no>\r\n"))
        .isEqualTo("/settings?connect_error=No+%26+%3Cno%3E%0D%0A");
    assertThat(new RedirectPath("/settings?x=y").with("connected", "instagram"))
        .isEqualTo("/settings?x=y&connected=instagram");
  }
}
