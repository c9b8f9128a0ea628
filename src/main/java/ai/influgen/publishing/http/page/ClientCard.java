package ai.influgen.publishing.http.page;

import ai.influgen.publishing.http.page.ClientLink.Card;
import ai.influgen.publishing.http.page.ClientLink.Standing;

/**
 * How a card reads.
 *
 * @param mood a class of the style sheet
 * @param words safe HTML; empty: the state says it all
 * @param button empty: there is nothing to press
 * @param urgent whether the button is what the page is for
 */
record ClientCard(String mood, String state, String words, String button, boolean urgent) {

  static ClientCard of(Card card) {
    String title = card.title();
    return switch (card.standing()) {
      case Standing.Open() -> new ClientCard("", "not connected", "", "Connect " + title, true);
      case Standing.Connected(String username) ->
          new ClientCard(
              "good",
              "connected",
              "As <strong>@%s</strong>. There is nothing left to do."
                  .formatted(Html.escape(username)),
              "Change the account",
              false);
      case Standing.Ended(String username) ->
          new ClientCard(
              "bad",
              "access has ended",
              "You connected <strong>@%s</strong>, and %s has ended the access since."
                  .formatted(Html.escape(username), Html.escape(title)),
              "Connect " + title + " again",
              true);
      case Standing.Taken() ->
          new ClientCard(
              "good",
              "already connected",
              "An account is connected here already, not by this link.",
              "Connect " + title + " again",
              false);
      case Standing.Choosing(_, boolean replaces) -> choosing(replaces);
      case Standing.Unavailable() ->
          new ClientCard("", "not available", "It can't be connected just now.", "", false);
    };
  }

  private static ClientCard choosing(boolean replaces) {
    String words =
        replaces
            ? "Another account was connected here so far. The one that you choose takes its place,"
                + " and what was planned for the other one waits."
            : "";
    return new ClientCard("warn", "choose the account", words, "Start over", false);
  }
}
