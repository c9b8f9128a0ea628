package ai.influgen.publishing.sandbox.instagram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scopes the dialog knows, with what it says of each. */
final class Scopes {
  private static final Map<String, String> SCOPE_TO_TEXT = new LinkedHashMap<>();

  static {
    SCOPE_TO_TEXT.put("public_profile", "See your name and picture");
    SCOPE_TO_TEXT.put("email", "See your e-mail address");
    SCOPE_TO_TEXT.put("pages_show_list", "List the Pages you manage");
    SCOPE_TO_TEXT.put("pages_read_engagement", "Read the content of your Pages");
    SCOPE_TO_TEXT.put("business_management", "See your business portfolios");
    SCOPE_TO_TEXT.put("instagram_basic", "See your Instagram profile and posts");
    SCOPE_TO_TEXT.put("instagram_content_publish", "Publish posts to your Instagram account");
    SCOPE_TO_TEXT.put("instagram_manage_comments", "Comment as your Instagram account");
    SCOPE_TO_TEXT.put("instagram_manage_insights", "See your Instagram insights");
    SCOPE_TO_TEXT.put("instagram_manage_contents", "Delete your Instagram posts");
    SCOPE_TO_TEXT.put("ads_read", "See your ads");
    SCOPE_TO_TEXT.put("ads_management", "Manage your ads");
  }

  private Scopes() {}

  static List<String> unknown(List<String> scopes) {
    return scopes.stream().filter(scope -> !SCOPE_TO_TEXT.containsKey(scope)).toList();
  }

  static String text(String scope) {
    return SCOPE_TO_TEXT.getOrDefault(scope, scope);
  }

  /** What a login configuration grants, which names its scopes elsewhere. */
  static List<String> configured() {
    return List.of(
        "pages_show_list",
        "pages_read_engagement",
        "business_management",
        "instagram_basic",
        "instagram_content_publish");
  }
}
