package ai.influgen.publishing.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Adaptation.Remark;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
  private static final List<String> WORDS = List.of("public", "private");

  private final JsonObject given = new JsonObject();
  private final Remarks remarks = new Remarks();
  private final SettingsReader settings =
      new SettingsReader(new PlatformName("fake"), "Fake", given, remarks);

  @Test
  void whatIsNotSetIsNoFault() {
    given.putNull("loud");

    assertThat(settings.value("loud")).isNull();
    assertThat(settings.flag("loud")).isEmpty();
    assertThat(settings.flag("quiet")).isEmpty();
    assertThat(settings.oneOf("who", WORDS)).isEmpty();
    assertThat(remarks.violations()).isEmpty();
  }

  @Test
  void readsFlagsAndWords() {
    given.put("loud", false).put("quiet", true).put("who", "private");

    assertThat(settings.flag("loud")).contains(false);
    assertThat(settings.flag("quiet")).contains(true);
    assertThat(settings.oneOf("who", WORDS)).contains("private");
    assertThat(remarks.violations()).isEmpty();
  }

  @Test
  void refusesWhatIsNotUnderstood() {
    given.put("loud", "true").put("who", "all").put("a/b", 1);

    assertThat(settings.flag("loud")).isEmpty();
    assertThat(settings.oneOf("who", WORDS)).isEmpty();
    settings.knowOnly(Set.of("loud", "who"));

    assertThat(remarks.violations())
        .containsExactly(
            new Remark("/settings/fake/loud", "loud is true or false."),
            new Remark("/settings/fake/who", "who is one of public, private."),
            new Remark(
                "/settings/fake/a~1b", "Fake has no setting a/b: remove it or correct its name."));
  }

  @Test
  void warnsAtTheSetting() {
    settings.warning("loud", "it is left out.");

    assertThat(remarks.warnings())
        .containsExactly(new Remark("/settings/fake/loud", "it is left out."));
  }

  @Test
  void aWholeNumberIsWithinItsBounds() {
    assertThat(SettingsReader.isWhole(0, 5)).isTrue();
    assertThat(SettingsReader.isWhole(5L, 5)).isTrue();
    assertThat(SettingsReader.isWhole(6, 5)).isFalse();
    assertThat(SettingsReader.isWhole(-1, 5)).isFalse();
    assertThat(SettingsReader.isWhole(1.0, 5)).isFalse();
    assertThat(SettingsReader.isWhole("1", 5)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a?b=c, true",
    "http://example.com, true",
    "ftp://example.com, false",
    "example.com, false",
    "https:///a, false",
    "https://example.com/ä, false",
    "https://exa mple.com, false",
  })
  void anAddressIsOfTheWebAndInAscii(String text, boolean address) {
    assertThat(SettingsReader.isAddress(text)).isEqualTo(address);
  }
}
