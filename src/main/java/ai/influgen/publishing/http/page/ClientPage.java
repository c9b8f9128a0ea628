package ai.influgen.publishing.http.page;

import static ai.influgen.publishing.http.page.Html.escape;

import ai.influgen.publishing.http.page.ClientLink.Card;
import ai.influgen.publishing.http.page.ClientLink.Standing;
import ai.influgen.publishing.http.page.ClientLink.View;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Renders what a link's client sees, who may never have heard of us: who asks, what is allowed by
 * it, until when, and a card per platform.
 *
 * @param address where the forms lead
 * @param formKey what they carry
 */
record ClientPage(String address, String formKey) {
  static final String TITLE = "Connect your accounts";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

  /** The page's main part. */
  String of(View view, Optional<ClientBanner> banner) {
    return """
    <h1>%s</h1>
    <p class="lead"><strong>%s</strong> asks you to connect %s%s.</p>
    %s
    <section class="small">
      <h2>What you allow</h2>
      <ul>
        <li>Posts may be published in your name on the accounts that you connect here.</li>
        <li>You sign in at the platform itself: your password is never seen or kept here.</li>
        <li>You can end it at any time, in the settings of the platform or by telling %s.</li>
      </ul>
    </section>
    %s
    <p class="quiet small">This link works until %s %s. If you did not expect it, close this page: \
    nothing happens.</p>
    """
        .formatted(
            TITLE,
            escape(view.workspace()),
            view.character() == null
                ? "your accounts"
                : part("the accounts of <strong>%s</strong>", view.character()),
            part(", for <strong>%s</strong>", view.label()),
            banner.map(said -> banner(said, view)).orElse(""),
            escape(view.workspace()),
            view.cards().stream().map(this::card).collect(Collectors.joining("\n")),
            DAY.withZone(view.zone()).format(view.until()),
            escape(zone(view.zone())));
  }

  // New York time, rather than America/New_York
  private static String zone(ZoneId zone) {
    String id = zone.getId();
    int slash = id.lastIndexOf('/');
    return slash < 0 ? id : id.substring(slash + 1).replace('_', ' ') + " time";
  }

  private static String part(String html, @Nullable String words) {
    return words == null ? "" : html.formatted(escape(words));
  }

  private static String banner(ClientBanner banner, View view) {
    return switch (banner) {
      case ClientBanner.Bad(String words) -> banner("bad", words);
      case ClientBanner.Connected(String platform) ->
          view.cards().stream()
              .filter(card -> card.platform().equals(platform))
              .map(ClientPage::arrived)
              .findFirst()
              .orElse("");
    };
  }

  // by how it stands, not by what the address claims
  private static String arrived(Card card) {
    return switch (card.standing()) {
      case Standing.Connected(String username) ->
          banner("good", "%s is connected as @%s.".formatted(card.title(), username));
      case Standing.Choosing _ ->
          banner("warn", "Almost done: choose your account at %s.".formatted(card.title()));
      case Standing.Open _, Standing.Ended _, Standing.Taken _, Standing.Unavailable _ -> "";
    };
  }

  private static String banner(String kind, String words) {
    return "<p class=\"banner %s\" role=\"status\">%s</p>".formatted(kind, escape(words));
  }

  private String card(Card card) {
    ClientCard shown = ClientCard.of(card);
    return """
    <section class="card" aria-labelledby="%s">
      <div class="card-top"><h2 id="%s">%s</h2><span class="state %s">%s</span></div>
    %s%s</section>
    """
        .formatted(
            escape(card.platform()),
            escape(card.platform()),
            escape(card.title()),
            shown.mood(),
            escape(shown.state()),
            shown.words().isEmpty() ? "" : "<p class=\"quiet\">%s</p>\n".formatted(shown.words()),
            forms(card, shown));
  }

  private String forms(Card card, ClientCard shown) {
    String chooser =
        card.standing() instanceof Standing.Choosing choosing ? chooser(card, choosing) : "";
    return shown.button().isEmpty()
        ? chooser
        : chooser
            + form(
                card.platform(),
                "<div class=\"actions\"><button%s>%s</button></div>"
                    .formatted(shown.urgent() ? " class=\"main\"" : "", escape(shown.button())));
  }

  private String chooser(Card card, Standing.Choosing choosing) {
    String choices =
        choosing.choices().stream()
            .map(
                choice ->
                    """
                    <label class="choice"><input type="radio" name="account_id" value="%s" required>\
                     @%s</label>"""
                        .formatted(escape(choice.id()), escape(choice.username())))
            .collect(Collectors.joining("\n"));
    return form(
        card.platform() + "/account",
        """
        <fieldset><legend>Which account?</legend>
        %s
        </fieldset>
        <div class="actions"><button class="main">Use this account</button></div>"""
            .formatted(choices));
  }

  private String form(String target, String inside) {
    return """
    <form method="post" action="%s/%s"><input type="hidden" name="%s" value="%s">
    %s
    </form>
    """
        .formatted(escape(address), escape(target), FormKey.FIELD, escape(formKey), inside);
  }
}
