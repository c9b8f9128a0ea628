package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.OAuth.RemoteAccount;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From the Facebook Pages of a person to the Instagram accounts that can be published to.
 *
 * @param seen what Meta tells of {@code user}
 */
record InstagramAccounts(InstagramToken user, String userId, InstagramInspection seen) {
  static final String PAGE_ID = "page_id";

  /** Enough to recognise what was left out. */
  private static final int NAMED = 5;

  /** Each account once, in the order of the Pages. */
  List<RemoteAccount> among(List<JsonObject> pages) {
    Map<String, RemoteAccount> accounts = new LinkedHashMap<>();
    for (JsonObject page : pages) {
      account(page).ifPresent(a -> accounts.putIfAbsent(a.account().remoteId(), a));
    }
    return List.copyOf(accounts.values());
  }

  /** Why there is none among them, and what to do; plain words. */
  String nothing(List<JsonObject> pages) {
    String found =
        pages.stream()
            .flatMap(page -> obstacle(page).stream())
            .distinct()
            .limit(NAMED)
            .collect(Collectors.joining("; "));
    return "No Instagram account was found that can be published to"
        + (found.isEmpty() ? "" : ": " + found)
        + ". It has to be a professional account (business or creator), linked to a Facebook Page on"
        + " which you may create content; choose both in Facebook's dialog when you connect again.";
  }

  /** What keeps a Page's account from being published to; empty if nothing does. */
  private Optional<String> obstacle(JsonObject page) {
    String name = AnswerJson.text(page, "name").orElse("");
    JsonObject linked = AnswerJson.object(page, "instagram_business_account");
    Optional<String> id = InstagramJson.id(linked, "id");
    Optional<String> pageId = InstagramJson.id(page, "id");
    if (id.isEmpty() || pageId.isEmpty()) {
      return Optional.of("the Page \"%s\" shows no Instagram account".formatted(name));
    }
    if (!mayPublish(page) || AnswerJson.text(page, "access_token").isEmpty()) {
      return Optional.of("on the Page \"%s\" you may not create content".formatted(name));
    }
    List<String> missing =
        InstagramOAuth.NEEDED.stream()
            .filter(permission -> !seen.covers(permission, id.get(), pageId.get()))
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "@%s was not chosen for %s"
                .formatted(
                    AnswerJson.text(linked, "username").orElse(id.get()),
                    String.join(", ", missing)));
  }

  private Optional<RemoteAccount> account(JsonObject page) {
    JsonObject linked = AnswerJson.object(page, "instagram_business_account");
    Optional<String> id = InstagramJson.id(linked, "id");
    Optional<String> pageId = InstagramJson.id(page, "id");
    Optional<String> token = AnswerJson.text(page, "access_token");
    if (id.isEmpty() || pageId.isEmpty() || token.isEmpty() || obstacle(page).isPresent()) {
      return Optional.empty();
    }
    JsonObject details =
        new JsonObject()
            .put(PAGE_ID, pageId.get())
            .put("page_name", AnswerJson.text(page, "name").orElse(""))
            .put("user_id", userId);
    Tokens tokens =
        new Tokens(
            new Secret(token.get()),
            Map.of(InstagramOAuth.USER, user.value()),
            user.expiresAt(),
            seen.dataAccessEndsAt());
    String username = AnswerJson.text(linked, "username").orElse(id.get());
    return Optional.of(
        new RemoteAccount(
            new Account(id.get(), username, tokens, details),
            AnswerJson.text(linked, "name").orElse(username),
            picture(linked)));
  }

  /** A Page on which the person has neither task gives a token that may only read. */
  private static boolean mayPublish(JsonObject page) {
    return !(page.getValue("tasks") instanceof JsonArray tasks)
        || tasks.contains("MANAGE")
        || tasks.contains("CREATE_CONTENT");
  }

  private static @Nullable URI picture(JsonObject linked) {
    try {
      return AnswerJson.text(linked, "profile_picture_url").map(URI::create).orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
