package ai.influgen.publishing.content;

import static ai.influgen.publishing.content.Samples.NOW;
import static ai.influgen.publishing.content.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.runtime.IdKind;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final UUID PERSON = IdKind.next();
  private static final ContentBody ONE = text("one");
  private static final ContentBody OTHER = text("other");
  private static final Standing APPROVED = Standing.DRAFT.approved(ONE, PERSON, NOW);

  @Test
  void startsAsADraft() {
    assertThat(Standing.created(ONE, false, NOW)).isEqualTo(Standing.DRAFT);
  }

  @Test
  void theAutopilotApprovesWhatIsMade() {
    Standing standing = Standing.created(ONE, true, NOW);
    assertThat(standing.status()).isEqualTo(ContentStatus.APPROVED);
    assertThat(standing.approvalHash()).isEqualTo(ApprovalHash.of(ONE));
    assertThat(standing.approvedBy()).isNull();
  }

  @Test
  void theAutopilotDoesNotApproveWhatIsEmpty() {
    assertThat(Standing.created(text(" "), true, NOW)).isEqualTo(Standing.DRAFT);
  }

  @Test
  void anEditOfTheBodyTakesTheApproval() {
    assertThat(APPROVED.edited(ONE, OTHER, false, NOW)).isEqualTo(Standing.DRAFT);
  }

  @Test
  void anEditThatChangesNothingKeepsIt() {
    assertThat(APPROVED.edited(ONE, text("one"), false, NOW)).isSameAs(APPROVED);
  }

  @Test
  void theAutopilotApprovesAnEdit() {
    Standing standing = APPROVED.edited(ONE, OTHER, true, NOW);
    assertThat(standing.status()).isEqualTo(ContentStatus.APPROVED);
    assertThat(standing.approvalHash()).isEqualTo(ApprovalHash.of(OTHER));
  }

  @Test
  void onlyAPersonTakesBackARejection() {
    Standing rejected = Standing.rejected("too loud");
    assertThat(rejected.edited(ONE, OTHER, true, NOW)).isSameAs(rejected);
    Standing approved = rejected.approved(OTHER, PERSON, NOW);
    assertThat(approved.status()).isEqualTo(ContentStatus.APPROVED);
    assertThat(approved.rejection()).isNull();
  }

  @Test
  void approvingWhatIsPublishedUnchangedChangesNothing() {
    Standing published =
        new Standing(ContentStatus.PUBLISHED, ApprovalHash.of(ONE), PERSON, NOW, null);
    assertThat(published.approved(ONE, PERSON, NOW.plusSeconds(60))).isSameAs(published);
    assertThat(published.edited(ONE, OTHER, false, NOW)).isEqualTo(Standing.DRAFT);
  }
}
