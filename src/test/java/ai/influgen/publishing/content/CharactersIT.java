package ai.influgen.publishing.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Characters as the API makes, changes and lists them. */
class CharactersIT extends ContentCase {
  @Test
  void givesACharacterTheWorkspacesZone() {
    assertThat(character("{\"name\":\"Mila\"}").getString("timezone"))
        .isEqualTo("America/New_York");
  }

  @Test
  void changesOfACharacterWhatIsGiven() {
    String id = character("{\"name\":\"Mila\",\"autopilot\":true}").getString("id");
    JsonObject changed = call("updateCharacter", id, "{\"timezone\":\"Europe/Berlin\"}");
    assertThat(changed.getString("timezone")).isEqualTo("Europe/Berlin");
    assertThat(changed.getString("name")).isEqualTo("Mila");
    assertThat(changed.getBoolean("autopilot")).isTrue();
    assertThat(call("getCharacter", id, "{}")).isEqualTo(changed);
  }

  @Test
  void suggestsTheZoneThatWasMeant() {
    assertFault(
        () -> character("{\"name\":\"Mila\",\"timezone\":\"Europe/Berln\"}"),
        "/timezone",
        "did you mean Europe/Berlin?");
  }

  @Test
  void listsCharactersOldestFirst() {
    List<String> made =
        List.of(
            character("{\"name\":\"A\"}").getString("id"),
            character("{\"name\":\"B\"}").getString("id"),
            character("{\"name\":\"C\"}").getString("id"));
    JsonObject first = list("listCharacters", Map.of("limit", "2"));
    assertThat(ids(first, "characters")).containsExactly(made.get(0), made.get(1));
    String cursor = first.getString("next_cursor");
    JsonObject second = list("listCharacters", Map.of("limit", "2", "cursor", cursor));
    assertThat(ids(second, "characters")).containsExactly(made.get(2));
    assertThat(second.getMap()).containsEntry("next_cursor", null);
  }
}
