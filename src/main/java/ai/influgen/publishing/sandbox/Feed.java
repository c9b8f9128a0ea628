package ai.influgen.publishing.sandbox;

import java.time.Instant;
import java.util.List;

/**
 * What one account shows to the world.
 *
 * @param platform the platform's name
 * @param username the account's name on it
 * @param name the name a person gave it
 * @param posts the newest first
 */
public record Feed(String platform, String username, String name, List<Post> posts) {
  /**
   * One post.
   *
   * @param anchor its id within the page
   * @param kind the platform's word for the kind of post
   * @param text its caption
   * @param media names of kept files, in order
   * @param at when it became public
   * @param title its title, empty where there is none
   * @param details what else it shows, such as a board or a link
   */
  public record Post(
      String anchor,
      String kind,
      String text,
      List<String> media,
      Instant at,
      String title,
      List<Detail> details) {

    /** A post that is a text and media. */
    public Post(String anchor, String kind, String text, List<String> media, Instant at) {
      this(anchor, kind, text, media, at, "", List.of());
    }
  }

  /** One more thing that a post shows, such as {@code Board: Recipes}. */
  public record Detail(String name, String value) {}
}
