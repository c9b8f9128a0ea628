package ai.influgen.publishing.content.api;

import ai.influgen.publishing.content.CharacterProfile;
import ai.influgen.publishing.content.CharacterStore;
import ai.influgen.publishing.content.TimeZones;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;

/** The contract's {@code Character}, and what requests say of one. */
final class CharacterJson {
  private CharacterJson() {}

  static JsonObject of(CharacterProfile character) {
    return new JsonObject()
        .put("id", IdKind.CHARACTER.show(character.id()))
        .put("name", character.name())
        .put("timezone", character.timezone())
        .put("autopilot", character.autopilot())
        .put("created_at", character.createdAt().toString())
        .put("updated_at", character.updatedAt().toString());
  }

  /**
   * What the body says.
   *
   * @throws Problem 400 if the zone is none
   */
  static CharacterStore.Change change(JsonObject body) {
    Faults faults = new Faults();
    faults.checkText("/name", body.getString("name"));
    faults.raise();
    String zone = body.getString("timezone");
    if (zone != null) {
      TimeZones.parse("/timezone", zone);
    }
    return new CharacterStore.Change(body.getString("name"), zone, body.getBoolean("autopilot"));
  }
}
