package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of the Graph API that is read page by page. The next page's request is built from the
 * cursor: the address that Meta puts into {@code paging.next} carries the token in its query, and
 * is not ours to trust.
 *
 * @param name of the first ask; the others are {@code name-2}, {@code name-3}, …
 */
record InstagramPages(String name, String path, Map<String, String> query) {
  /** Facebook's Pages with the Instagram account that is linked to each. */
  static final String FIELDS =
      "id,name,access_token,tasks,"
          + "instagram_business_account{id,username,name,profile_picture_url}";

  /** 5,000 entries: nobody has more, and a list that never ends must not hold us. */
  private static final int MOST = 50;

  InstagramPages {
    query = Map.copyOf(query);
  }

  static InstagramPages pages(String name, String path) {
    return new InstagramPages(name, path, Map.of("fields", FIELDS, "limit", "100"));
  }

  /** The answers so far, in order. */
  List<PlatformResponse> answers(Map<String, PlatformResponse> all) {
    List<PlatformResponse> found = new ArrayList<>();
    PlatformResponse answer = all.get(name(1));
    while (answer != null) {
      found.add(answer);
      answer = all.get(name(found.size() + 1));
    }
    return found;
  }

  /** The next page to ask for; empty once the list is complete or an answer failed. */
  Optional<Ask> missing(Map<String, PlatformResponse> all, InstagramGraph graph, Secret token) {
    List<PlatformResponse> answers = answers(all);
    if (answers.isEmpty()) {
      return Optional.of(new Ask(name(1), graph.get(path, query, token)));
    }
    PlatformResponse last = answers.getLast();
    if (!last.ok() || answers.size() >= MOST) {
      return Optional.empty();
    }
    return InstagramJson.after(last)
        .map(cursor -> new Ask(name(answers.size() + 1), graph.get(path, after(cursor), token)));
  }

  /** The first answer that is not a list. */
  Optional<PlatformResponse> failure(Map<String, PlatformResponse> all) {
    return answers(all).stream()
        .filter(answer -> !answer.ok() || !answer.json().containsKey("data"))
        .findFirst();
  }

  /** All entries so far. */
  List<JsonObject> entries(Map<String, PlatformResponse> all) {
    return answers(all).stream().flatMap(answer -> InstagramJson.data(answer).stream()).toList();
  }

  private Map<String, String> after(String cursor) {
    Map<String, String> longer = new HashMap<>(query);
    longer.put("after", cursor);
    return longer;
  }

  private String name(int page) {
    return page == 1 ? name : name + "-" + page;
  }

  /** A call to make. */
  record Ask(String name, PlatformRequest request) {}
}
