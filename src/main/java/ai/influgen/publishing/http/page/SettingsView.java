package ai.influgen.publishing.http.page;

import static ai.influgen.publishing.http.page.Html.escape;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders the connections as the contract's listIntegrations answers them. */
final class SettingsView {
  static final String SIGN_OUT =
      "<form method=\"post\" action=\"/sign-out\"><button>Sign out</button></form>";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private SettingsView() {}

  /**
   * The page's main part.
   *
   * @param connected the platform that was just connected, if one was
   * @param posts what becomes of the posts that waited for it; blank if none did
   * @param error why connecting failed, if it did
   */
  static String of(
      JsonArray integrations, @Nullable String connected, String posts, @Nullable String error) {
    String cards =
        integrations.stream()
            .map(JsonObject.class::cast)
            .map(SettingsView::card)
            .collect(Collectors.joining("\n"));
    return "<h1>Connections</h1><p class=\"quiet\">The accounts that this workspace publishes"
        + " to.</p>"
        + (connected == null ? "" : banner("good", connected(integrations, connected) + posts))
        + (error == null ? "" : banner("bad", error))
        + cards;
  }

  // consent alone does not connect where a person has to choose first
  private static String connected(JsonArray integrations, String platform) {
    boolean chooses =
        integrations.stream()
            .map(JsonObject.class::cast)
            .filter(integration -> platform.equals(integration.getString("platform")))
            .anyMatch(integration -> "needs_selection".equals(integration.getString("state")));
    return chooses
        ? name(platform) + " gave its consent: choose the account below."
        : name(platform) + " is connected.";
  }

  /** What becomes of posts that waited, such as {@code 6 posts go out now, 30 s apart}. */
  static String posts(int now, int later, int waiting) {
    return (now == 0 ? "" : " %s out from now on, 30 s apart.".formatted(some(now, "goes", "go")))
        + (later == 0 ? "" : " %s out when planned.".formatted(some(later, "goes", "go")))
        + (waiting == 0 ? "" : " %s for you.".formatted(some(waiting, "waits", "wait")));
  }

  private static String some(int count, String one, String several) {
    return count == 1 ? "1 post " + one : count + " posts " + several;
  }

  private static String banner(String kind, String words) {
    return "<p class=\"banner %s\" role=\"status\">%s</p>".formatted(kind, escape(words));
  }

  private static String card(JsonObject integration) {
    String platform = integration.getString("platform", "");
    String state = integration.getString("state", "");
    return """
    <section class="card">
      <div class="card-top"><h2>%s</h2><span class="state %s">%s</span></div>
    %s%s<div class="actions">%s</div>
    </section>
    """
        .formatted(
            escape(name(platform)),
            mood(state),
            escape(state.replace('_', ' ')),
            facts(integration),
            "needs_selection".equals(state) ? chooser(platform, integration) : "",
            actions(platform, state));
  }

  private static String facts(JsonObject integration) {
    return account(integration.getJsonObject("account"))
        + line("", integration.getString("message"))
        + code("Redirect URI to register: ", integration.getString("redirect_uri"))
        + line(end(integration.getString("state")), day(integration.getString("expires_at")))
        + line("Ends for good ", day(integration.getString("grant_ends_at")))
        + waiting(integration.getJsonObject("posts_waiting"));
  }

  private static String waiting(@Nullable JsonObject posts) {
    int held = posts == null ? 0 : posts.getInteger("held", 0);
    return held == 0 ? "" : line("Posts that wait: ", String.valueOf(held));
  }

  // a token of two hours would frighten whoever reads when it ends, and it is renewed long before
  private static String end(String state) {
    return "connected".equals(state) ? "Renewed by itself before " : "Access ends ";
  }

  private static String account(@Nullable JsonObject account) {
    if (account == null) {
      return "";
    }
    String display = account.getString("display_name");
    String username = "@" + account.getString("username", "");
    return line("", display == null ? username : display + " (" + username + ")");
  }

  private static String line(String label, @Nullable String words) {
    return words == null || words.isEmpty()
        ? ""
        : "<p class=\"quiet\">%s%s</p>\n".formatted(label, escape(words));
  }

  private static String code(String label, @Nullable String words) {
    return words == null
        ? ""
        : "<p class=\"quiet\">%s<code>%s</code></p>\n".formatted(label, escape(words));
  }

  private static String chooser(String platform, JsonObject integration) {
    String choices =
        integration.getJsonArray("accounts", new JsonArray()).stream()
            .map(JsonObject.class::cast)
            .map(SettingsView::choice)
            .collect(Collectors.joining("\n"));
    return """
    <form method="post" action="/settings/account/%s">
      <fieldset><legend>Which account?</legend>
    %s
      </fieldset>
      <div class="actions"><button class="main">Use this account</button></div>
    </form>
    """
        .formatted(escape(platform), choices);
  }

  private static String choice(JsonObject account) {
    return """
    <label class="choice"><input type="radio" name="account_id" value="%s" required> @%s</label>\
    """
        .formatted(escape(account.getString("id", "")), escape(account.getString("username", "")));
  }

  private static String actions(String platform, String state) {
    List<String> buttons =
        switch (state) {
          case "connected" -> List.of(button("disconnect", platform, "", "Disconnect"));
          case "expiring", "expired" ->
              List.of(
                  button("connect", platform, "main", "Reconnect"),
                  button("disconnect", platform, "", "Disconnect"));
          case "needs_selection" -> List.of(button("disconnect", platform, "", "Disconnect"));
          case "disconnected" -> List.of(button("connect", platform, "main", "Connect"));
          default -> List.of();
        };
    return String.join("", buttons);
  }

  private static String button(String action, String platform, String kind, String label) {
    return "<form method=\"post\" action=\"/settings/%s/%s\"><button class=\"%s\">%s</button></form>"
        .formatted(action, escape(platform), kind, label);
  }

  private static String mood(String state) {
    return switch (state) {
      case "connected" -> "good";
      case "expiring", "needs_selection" -> "warn";
      case "expired" -> "bad";
      default -> "";
    };
  }

  private static String name(String platform) {
    return switch (platform) {
      case "instagram" -> "Instagram";
      case "tiktok" -> "TikTok";
      case "twitter" -> "X";
      case "youtube" -> "YouTube";
      case "pinterest" -> "Pinterest";
      default -> platform;
    };
  }

  private static @Nullable String day(@Nullable String instant) {
    if (instant == null) {
      return null;
    }
    try {
      return DAY.format(Instant.parse(instant));
    } catch (DateTimeException e) {
      return instant;
    }
  }
}
