package ai.influgen.publishing.platform.tiktok;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who may see a post, the fewest first. */
enum TikTokPrivacy {
  SELF_ONLY,
  MUTUAL_FOLLOW_FRIENDS,
  FOLLOWER_OF_CREATOR,
  PUBLIC_TO_EVERYONE;

  /** The level of that name; empty if there is none. */
  static Optional<TikTokPrivacy> of(String name) {
    return Arrays.stream(values()).filter(level -> level.name().equals(name)).findFirst();
  }

  /** All names, for people. */
  static String names() {
    return String.join(", ", Arrays.stream(values()).map(Enum::name).toList());
  }

  /** The most restrictive of the offered levels that the post may have; empty if there is none. */
  static Optional<String> mostRestrictive(List<String> offered, boolean brandedContent) {
    return Arrays.stream(values())
        .filter(level -> level != SELF_ONLY || !brandedContent)
        .map(Enum::name)
        .filter(offered::contains)
        .findFirst();
  }
}
