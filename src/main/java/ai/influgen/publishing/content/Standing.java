package ai.influgen.publishing.content;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a content item stands with those who approve it. Approval is of one very body, told by its
 * hash: another body is not approved.
 *
 * @param approvalHash what was approved; null unless it is approved or published
 * @param approvedBy null if the autopilot did it
 * @param rejection why it was rejected; null unless it was, with a reason
 */
public record Standing(
    ContentStatus status,
    @Nullable String approvalHash,
    @Nullable UUID approvedBy,
    @Nullable Instant approvedAt,
    @Nullable String rejection) {
  static final Standing DRAFT = new Standing(ContentStatus.DRAFT, null, null, null, null);

  /** Of new content: a draft, unless the autopilot approves it. */
  static Standing created(ContentBody body, boolean autopilot, Instant now) {
    return autopilot && !body.isEmpty() ? approval(body, null, now) : DRAFT;
  }

  /**
   * After an edit. Nothing changes unless the body does. The autopilot approves the new body,
   * except of content that a person has rejected: only a person takes that back.
   */
  Standing edited(ContentBody before, ContentBody after, boolean autopilot, Instant now) {
    if (status == ContentStatus.REJECTED
        || ApprovalHash.of(before).equals(ApprovalHash.of(after))) {
      return this;
    }
    return created(after, autopilot, now);
  }

  /** After approval of this body; the same if this very body is approved already. */
  Standing approved(ContentBody body, UUID by, Instant now) {
    return ApprovalHash.of(body).equals(approvalHash) ? this : approval(body, by, now);
  }

  /** After rejection. */
  static Standing rejected(@Nullable String reason) {
    return new Standing(ContentStatus.REJECTED, null, null, null, reason);
  }

  private static Standing approval(ContentBody body, @Nullable UUID by, Instant now) {
    return new Standing(ContentStatus.APPROVED, ApprovalHash.of(body), by, now, null);
  }
}
