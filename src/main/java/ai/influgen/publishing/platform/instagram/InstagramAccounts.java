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
import org.jspecify.annotations.Nullable;

/** From Facebook Pages to the Instagram accounts that can be published to. */
final class InstagramAccounts {
  static final String PAGE_ID = "page_id";

  private InstagramAccounts() {}

  /** Each account once, in the order of the Pages. */
  static List<RemoteAccount> of(List<JsonObject> pages, InstagramToken user, String userId) {
    Map<String, RemoteAccount> accounts = new LinkedHashMap<>();
    for (JsonObject page : pages) {
      account(page, user, userId).ifPresent(a -> accounts.putIfAbsent(a.account().remoteId(), a));
    }
    return List.copyOf(accounts.values());
  }

  private static Optional<RemoteAccount> account(
      JsonObject page, InstagramToken user, String userId) {
    JsonObject linked = AnswerJson.object(page, "instagram_business_account");
    Optional<String> id = InstagramJson.id(linked, "id");
    Optional<String> pageId = InstagramJson.id(page, "id");
    Optional<String> token = AnswerJson.text(page, "access_token");
    if (id.isEmpty() || pageId.isEmpty() || token.isEmpty() || !mayPublish(page)) {
      return Optional.empty();
    }
    JsonObject details =
        new JsonObject()
            .put(PAGE_ID, pageId.get())
            .put("page_name", AnswerJson.text(page, "name").orElse(""))
            .put("user_id", userId);
    Tokens tokens =
        new Tokens(
            new Secret(token.get()), Map.of(InstagramOAuth.USER, user.value()), user.expiresAt());
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
