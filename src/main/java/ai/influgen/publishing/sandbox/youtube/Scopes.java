package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.oauth.Caller;
import java.util.Map;
import java.util.Set;

/** The scopes, and which of them allow what. */
final class Scopes {
  private static final String BASE = "https://www.googleapis.com/auth/";
  private static final String UPLOAD = BASE + "youtube.upload";
  private static final String READ = BASE + "youtube.readonly";
  private static final String ALL = BASE + "youtube";
  private static final String FORCE_SSL = BASE + "youtube.force-ssl";

  static final Map<String, String> TEXTS =
      Map.of(
          UPLOAD,
          "Upload videos to your channel",
          READ,
          "See your channel and its videos",
          ALL,
          "Manage your YouTube account",
          FORCE_SSL,
          "Manage your videos",
          BASE + "userinfo.profile",
          "See your name and picture");

  private Scopes() {}

  /**
   * Checks that a caller may upload.
   *
   * @throws ai.influgen.publishing.sandbox.call.ReplyException when not
   */
  static Caller upload(Caller caller) {
    return any(caller, Set.of(UPLOAD, ALL, FORCE_SSL));
  }

  /**
   * Checks that a caller may read; the scope for uploads alone doesn't do.
   *
   * @throws ai.influgen.publishing.sandbox.call.ReplyException when not
   */
  static Caller read(Caller caller) {
    return any(caller, Set.of(READ, ALL, FORCE_SSL));
  }

  private static Caller any(Caller caller, Set<String> scopes) {
    if (scopes.stream().noneMatch(caller::may)) {
      throw YouTubeError.INSUFFICIENT_PERMISSIONS.exception();
    }
    return caller;
  }
}
