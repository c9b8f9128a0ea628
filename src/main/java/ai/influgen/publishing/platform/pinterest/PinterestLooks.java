package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PublishJob;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the journal says of the reconciliation under way: look by look, first the board's pins, page
 * by page, then, if none of them is ours, those of the account.
 *
 * @param since when the commit call in question was permitted; what was seen before it was about an
 *     earlier call
 * @param seen the pages of this reconciliation, oldest first
 */
record PinterestLooks(PublishJob job, Instant since, List<Journal.Entry> seen) {
  static final String MATCHES = "matches";
  static final String BOOKMARK = "bookmark";

  /** Instead of the bookmark: there is more, which nobody reads. */
  static final String CUT = "cut";

  private static final Pattern NAME = Pattern.compile("reconcile-(\\d)-(board|account)-(\\d{1,3})");

  /** Where is looked. */
  enum Place {
    BOARD,
    ACCOUNT
  }

  /** One page of one list in one look, all counted from 1. */
  record Page(int look, Place place, int number) {
    /** {@code reconcile-1-board-1}, … */
    String name() {
      return "reconcile-" + look + "-" + place.name().toLowerCase(Locale.ROOT) + "-" + number;
    }

    /**
     * The page of that name.
     *
     * @throws IllegalArgumentException if it is another step's
     */
    static Page of(String name) {
      Matcher parts = NAME.matcher(name);
      if (!parts.matches()) {
        throw new IllegalArgumentException("no such step: " + name);
      }
      return new Page(
          Integer.parseInt(parts.group(1)),
          Place.valueOf(parts.group(2).toUpperCase(Locale.ROOT)),
          Integer.parseInt(parts.group(3)));
    }
  }

  static PinterestLooks of(PublishJob job) {
    Instant intent = job.intentAt() == null ? Instant.EPOCH : job.intentAt();
    List<Journal.Entry> seen =
        job.journal().entries().stream()
            .filter(e -> NAME.matcher(e.step()).matches() && !e.at().isBefore(intent))
            .toList();
    return new PinterestLooks(job, intent, seen);
  }

  /** Which look is the newest; 0 before the first. */
  int number() {
    return seen.isEmpty() ? 0 : page(seen.getLast()).look();
  }

  /** The page that the newest look still lacks. */
  Optional<Page> open() {
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    Journal.Entry last = seen.getLast();
    Page page = page(last);
    if (AnswerJson.text(last.result(), BOOKMARK).isPresent()) {
      return Optional.of(new Page(page.look(), page.place(), page.number() + 1));
    }
    boolean elsewhere = page.place() == Place.BOARD && matches().isEmpty();
    return elsewhere ? Optional.of(new Page(page.look(), Place.ACCOUNT, 1)) : Optional.empty();
  }

  /** The mark with which that page is asked for; empty for the first one. */
  Optional<String> bookmark(Page page) {
    String before = new Page(page.look(), page.place(), page.number() - 1).name();
    return seen.reversed().stream()
        .filter(e -> e.step().equals(before))
        .findFirst()
        .flatMap(e -> AnswerJson.text(e.result(), BOOKMARK));
  }

  /** The ids of pins that may be ours, as the newest look saw them. */
  Set<String> matches() {
    Set<String> ids = new TreeSet<>();
    thisLook().stream()
        .filter(e -> e.result().getValue(MATCHES) instanceof JsonArray)
        .forEach(e -> e.result().getJsonArray(MATCHES).forEach(id -> ids.add(id.toString())));
    return ids;
  }

  /** Whether the newest look left something unread. */
  boolean cut() {
    return thisLook().stream().anyMatch(e -> e.result().containsKey(CUT));
  }

  /** Whether the newest look was begun before that instant, or there was none. */
  boolean isAfterTheLast(Instant due) {
    return thisLook().stream().findFirst().filter(first -> !first.at().isBefore(due)).isEmpty();
  }

  /** All that was seen, for whoever has to look into it. */
  JsonObject evidence() {
    JsonArray found = new JsonArray();
    seen.forEach(
        e ->
            found.add(
                new JsonObject()
                    .put("step", e.step())
                    .put("at", e.at().toString())
                    .put(MATCHES, e.result().getValue(MATCHES))));
    return new JsonObject()
        .put(
            PinterestSettings.BOARD_ID,
            job.payload().settings().getString(PinterestSettings.BOARD_ID))
        .put("found", found);
  }

  private List<Journal.Entry> thisLook() {
    return seen.stream().filter(e -> page(e).look() == number()).toList();
  }

  private static Page page(Journal.Entry entry) {
    return Page.of(entry.step());
  }
}
