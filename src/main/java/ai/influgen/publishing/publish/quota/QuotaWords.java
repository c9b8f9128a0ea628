package ai.influgen.publishing.publish.quota;

import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quota.Window;
import java.time.Duration;
import java.time.ZoneId;

/** What people read of a quota that is used up. */
final class QuotaWords {
  private QuotaWords() {}

  static String usedUp(String platform, Quota quota) {
    String whose =
        switch (quota.scope()) {
          case ACCOUNT -> "this account";
          case APP -> "all accounts of this server together";
        };
    return "%s takes %d such calls %s for %s, and they are used up. This goes on by itself when there is room again."
        .formatted(platform, quota.limit(), per(quota.window()), whose);
  }

  /** The limit is not used up, but what one workspace may take of it is. */
  static String shareUsedUp(String platform, Quota quota) {
    return "%s takes %d such calls %s for all accounts of this server together, and this workspace has used its fair share of them. This goes on by itself when there is room again."
        .formatted(platform, quota.limit(), per(quota.window()));
  }

  private static String per(Window window) {
    return switch (window) {
      case Window.Sliding(Duration length) when length.toHours() >= 1 ->
          "in " + amount(length.toHours(), "hour");
      case Window.Sliding(Duration length) -> "in " + amount(length.toMinutes(), "minute");
      case Window.Day(ZoneId zone) -> "a day (until midnight, %s)".formatted(zone);
    };
  }

  private static String amount(long number, String unit) {
    return number == 1 ? "1 " + unit : number + " " + unit + "s";
  }
}
