package ai.influgen.publishing.content.api;

import ai.influgen.publishing.content.ContentEdit;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a body says of a content item; it fits the contract already. */
final class ContentRequest {
  private final Platforms platforms;
  private final Faults faults = new Faults();

  private ContentRequest(Platforms platforms) {
    this.platforms = platforms;
  }

  /**
   * What the body says.
   *
   * @throws Problem 400 with everything that is wrong
   */
  static ContentEdit read(JsonObject body, Platforms platforms) {
    ContentRequest request = new ContentRequest(platforms);
    String title = body.getString("title");
    request.faults.checkText("/title", title);
    ContentEdit edit =
        new ContentEdit(
            title,
            request.captions(body.getJsonArray("captions")),
            request.media(body.getJsonArray("media")),
            request.settings(body.getJsonObject("settings")));
    request.faults.raise();
    return edit;
  }

  private @Nullable List<ContentEdit.CaptionText> captions(@Nullable JsonArray given) {
    if (given == null) {
      return null;
    }
    List<ContentEdit.CaptionText> captions = new ArrayList<>();
    Set<Optional<PlatformName>> selected = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      JsonObject caption = given.getJsonObject(i);
      String pointer = "/captions/" + i;
      String name = caption.getString("platform");
      PlatformName platform = name == null ? null : platform(pointer + "/platform", name);
      boolean chosen = caption.getBoolean("selected", false);
      if (chosen && !selected.add(Optional.ofNullable(platform))) {
        faults.add(pointer + "/selected", "Select one caption for each platform, not more.");
      }
      faults.checkText(pointer + "/text", caption.getString("text"));
      captions.add(new ContentEdit.CaptionText(platform, caption.getString("text"), chosen));
    }
    return captions;
  }

  private @Nullable List<ContentEdit.MediaUse> media(@Nullable JsonArray given) {
    if (given == null) {
      return null;
    }
    List<ContentEdit.MediaUse> media = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      JsonObject use = given.getJsonObject(i);
      String id = use.getString("media_id");
      String pointer = "/media/" + i;
      Optional<UUID> known = IdKind.MEDIA.read(id);
      if (known.isEmpty()) {
        faults.add(pointer + "/media_id", "There is no media " + id + " here.");
      } else if (!seen.add(id)) {
        faults.add(pointer + "/media_id", id + " is there twice: list each media item once.");
      } else {
        media.add(new ContentEdit.MediaUse(known.get(), altText(pointer, use)));
      }
    }
    return media;
  }

  private @Nullable String altText(String pointer, JsonObject use) {
    String text = use.getString("alt_text");
    faults.checkText(pointer + "/alt_text", text);
    return text == null || text.isBlank() ? null : text;
  }

  private @Nullable JsonObject settings(@Nullable JsonObject given) {
    if (given == null) {
      return null;
    }
    JsonObject settings = new JsonObject();
    for (String name : given.fieldNames()) {
      String pointer = "/settings/" + name.replace("~", "~0").replace("/", "~1");
      PlatformName platform = platform(pointer, name);
      if (platform == null) {
        continue;
      }
      JsonObject own = given.getJsonObject(name);
      if (own.encode().contains("\\u0000")) {
        faults.add(pointer, "The character U+0000 can't be kept in a text: leave it out.");
      } else if (settings.containsKey(platform.value())) {
        faults.add(pointer, "The settings of " + platform + " are there twice.");
      } else {
        settings.put(platform.value(), own);
      }
    }
    return settings;
  }

  private @Nullable PlatformName platform(String pointer, String name) {
    Optional<Platform> platform = platforms.find(name);
    if (platform.isEmpty()) {
      String known =
          platforms.all().stream()
              .map(each -> each.name().value())
              .collect(Collectors.joining(", "));
      faults.add(pointer, "There is no platform \"" + name + "\" here; known are: " + known + ".");
    }
    return platform.map(Platform::name).orElse(null);
  }
}
