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
   */
  public record Post(String anchor, String kind, String text, List<String> media, Instant at) {}
}
