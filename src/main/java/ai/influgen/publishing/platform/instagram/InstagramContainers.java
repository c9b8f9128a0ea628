package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PublishJob;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Instagram is told when a container is made. Which kind takes what: its media reference. */
final class InstagramContainers {
  private InstagramContainers() {}

  /** The form of a container; {@code item} 0 is the post itself, others are a carousel's parts. */
  static Map<String, String> form(PublishJob job, int item) {
    Map<String, String> form = new LinkedHashMap<>();
    boolean part = item > 0;
    boolean carousel = job.payload().kind().equals(InstagramRules.CAROUSEL);
    if (carousel && !part) {
      form.put("media_type", "CAROUSEL");
      form.put("children", String.join(",", new InstagramStaging(job).children()));
    } else {
      medium(form, job, Math.max(item, 1));
    }
    if (part) {
      form.put("is_carousel_item", "true");
    } else {
      post(form, job.payload());
    }
    tags(form, job.payload(), item);
    return form;
  }

  private static void medium(Map<String, String> form, PublishJob job, int item) {
    Payload payload = job.payload();
    MediaItem media = payload.media().get(item - 1);
    boolean video = media.type() == MediaItem.Type.VIDEO;
    switch (payload.kind()) {
      case InstagramRules.STORY -> form.put("media_type", "STORIES");
      case InstagramRules.REEL -> form.put("media_type", "REELS");
      default -> {
        if (video) {
          form.put("media_type", "VIDEO");
        }
      }
    }
    if (InstagramStaging.sendsBytes(payload, item)) {
      form.put("upload_type", "resumable");
    } else {
      form.put(video ? "video_url" : "image_url", job.links().of(media).toString());
    }
    if (media.altText() != null) {
      form.put("alt_text", media.altText());
    }
  }

  private static void post(Map<String, String> form, Payload payload) {
    if (!payload.text().isEmpty()) {
      form.put("caption", payload.text());
    }
    JsonObject settings = payload.settings();
    for (String plain :
        new String[] {"location_id", "cover_url", "thumb_offset", "share_to_feed"}) {
      if (settings.getValue(plain) != null) {
        form.put(plain, settings.getValue(plain).toString());
      }
    }
    if (settings.getJsonArray("collaborators") != null) {
      form.put("collaborators", settings.getJsonArray("collaborators").encode());
    }
  }

  /** Tags of a carousel are told with the part that they are on, others with the post. */
  private static void tags(Map<String, String> form, Payload payload, int item) {
    JsonArray told = new JsonArray();
    AnswerJson.objects(payload.settings(), "user_tags").stream()
        .filter(tag -> tag.getInteger("item", 0) == item)
        .map(JsonObject::copy)
        .forEach(
            tag -> {
              tag.remove("item");
              told.add(tag);
            });
    if (!told.isEmpty()) {
      form.put("user_tags", told.encode());
    }
  }
}
