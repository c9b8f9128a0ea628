package ai.influgen.publishing.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.http.operation.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Berlin", "America/New_York", "UTC", "Asia/Kolkata"})
  void takesIanaZones(String name) {
    assertThat(TimeZones.parse("/timezone", name).getId()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berln, Europe/Berlin",
    "europe/berlin, Europe/Berlin",
    "America/New York, America/New_York",
    "Berlin, Europe/Berlin"
  })
  void suggestsTheZoneThatWasMeant(String wrong, String meant) {
    assertThatThrownBy(() -> TimeZones.parse("/timezone", wrong))
        .isInstanceOf(Problem.class)
        .hasMessage("There is no time zone \"" + wrong + "\": did you mean " + meant + "?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+02:00", "-5", "UTC+2", "GMT-05:00", "Z"})
  void refusesOffsets(String offset) {
    assertThatThrownBy(() -> TimeZones.parse("/timezone", offset))
        .hasMessageContaining("is an offset");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Middle-earth/Mordor", "SystemV/PST8", "nonsense and more"})
  void suggestsNothingFarFetched(String wrong) {
    assertThatThrownBy(() -> TimeZones.parse("/timezone", wrong))
        .hasMessageEndingWith("give one such as Europe/Berlin.");
  }
}
