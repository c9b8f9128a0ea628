package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PublishJob;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the journal says of the looks at the account's posts.
 *
 * @param intent when the post call in question was permitted; looks before it were about an earlier
 *     one
 * @param looks since then, oldest first
 */
record TwitterLookups(PublishJob job, Instant intent, List<Look> looks) {
  static final String POSTS = "reconcile-posts";

  /** In an entry: from when on a post may be ours. */
  static final String SINCE = "since";

  /** In an entry: the posts that may be ours. */
  static final String MATCHES = "matches";

  /** In an entry: where the list goes on; missing on its last page. */
  static final String NEXT = "next";

  /**
   * One look: all pages of the list.
   *
   * @param next the page that is still to be read; empty once the look is complete
   */
  record Look(Instant at, List<JsonObject> matches, Optional<String> next) {
    Look {
      matches = List.copyOf(matches);
    }
  }

  TwitterLookups {
    looks = List.copyOf(looks);
  }

  static TwitterLookups of(PublishJob job) {
    Instant intent = Objects.requireNonNullElse(job.intentAt(), job.now());
    return new TwitterLookups(job, intent, looks(entries(job, intent)));
  }

  /** Whether the end of an earlier post call had to be asked for: it may have posted. */
  boolean doubtedBefore() {
    return entries(job, Instant.MIN).stream().findAny().isPresent();
  }

  /**
   * From when on a post may be ours: since the first call whose end was asked for, since it is that
   * one's post which makes X call a later one a duplicate.
   */
  Instant since() {
    return Stream.concat(
            Stream.of(intent),
            entries(job, Instant.MIN).stream()
                .flatMap(e -> AnswerJson.text(e.result(), SINCE).stream())
                .map(Instant::parse))
        .min(Instant::compareTo)
        .orElse(intent);
  }

  /** All that was seen, for whoever has to look into it. */
  JsonObject evidence() {
    JsonArray seen = new JsonArray();
    looks.forEach(
        look ->
            seen.add(
                new JsonObject()
                    .put("at", look.at().toString())
                    .put(MATCHES, new JsonArray(look.matches()))));
    JsonObject evidence =
        new JsonObject().put("posts_since", since().toString()).put("looks", seen);
    List<String> media = new TwitterStaging(job).mediaIds();
    return media.isEmpty() ? evidence : evidence.put("media_ids", new JsonArray(media));
  }

  private static List<Look> looks(List<Journal.Entry> entries) {
    List<Look> looks = new ArrayList<>();
    for (Journal.Entry entry : entries) {
      boolean goesOn = !looks.isEmpty() && looks.getLast().next().isPresent();
      List<JsonObject> matches = new ArrayList<>(goesOn ? looks.removeLast().matches() : List.of());
      matches.addAll(AnswerJson.objects(entry.result(), MATCHES));
      looks.add(new Look(entry.at(), matches, AnswerJson.text(entry.result(), NEXT)));
    }
    return looks;
  }

  private static List<Journal.Entry> entries(PublishJob job, Instant from) {
    return job.journal().entries().stream()
        .filter(e -> e.step().equals(POSTS) && !e.at().isBefore(from))
        .toList();
  }
}
