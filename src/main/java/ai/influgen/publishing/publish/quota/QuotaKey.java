package ai.influgen.publishing.publish.quota;

import ai.influgen.publishing.platform.Quota;
import java.util.Comparator;
import java.util.UUID;

/**
 * Which count is meant.
 *
 * @param subject {@code account/<platform>/<its id of the account>}, or {@code app/<platform>}
 * @param name the quota's
 * @param tenant the workspace whose share of an app's quota it is; {@link #ALL} for what all take
 *     together
 */
record QuotaKey(String subject, String name, UUID tenant) implements Comparable<QuotaKey> {
  /** Nobody's share: the limit itself. */
  static final UUID ALL = new UUID(0, 0);

  /** Rows are locked in this order, in every batch. */
  private static final Comparator<QuotaKey> ORDER =
      Comparator.comparing(QuotaKey::subject)
          .thenComparing(QuotaKey::name)
          .thenComparing(key -> key.tenant().toString());

  /** The count of a platform's quota for a caller. */
  static QuotaKey of(QuotaCaller caller, Quota quota) {
    String platform = caller.platform().name().value();
    String subject =
        switch (quota.scope()) {
          case ACCOUNT -> "account/" + platform + "/" + caller.accountId();
          case APP -> app(platform);
        };
    return new QuotaKey(subject, quota.name(), ALL);
  }

  /** The caller's share of an app's quota. */
  QuotaKey shareOf(UUID workspaceId) {
    return new QuotaKey(subject, name, workspaceId);
  }

  /** Whose calls an app's quota counts. */
  static String app(String platform) {
    return "app/" + platform;
  }

  @Override
  public int compareTo(QuotaKey other) {
    return ORDER.compare(this, other);
  }
}
