package ai.influgen.publishing.content;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What gives an item its approval, and what takes it. */
class ApprovalIT extends ContentCase {
  @Test
  void approvesOnceAndTellsTheWatcher() {
    String id = create(false, "{\"captions\":[{\"text\":\"hello\"}]}").getString("id");
    JsonObject approved = call("approveContent", id, "{}");
    assertThat(approved.getString("status")).isEqualTo("approved");
    assertThat(approved.getString("approved_at")).isNotNull();
    assertThat(call("approveContent", id, "{}")).isEqualTo(approved);
    assertThat(told).containsExactly("approved " + id + " " + item(id).approvalHash());
    assertThat(item(id).standing().approvedBy()).isEqualTo(caller.memberId());
  }

  @Test
  void refusesToApproveNothing() {
    String id = create(false, "{\"captions\":[{\"text\":\" \"}]}").getString("id");
    assertProblem(() -> call("approveContent", id, "{}"), ProblemType.NOT_PUBLISHABLE);
  }

  @Test
  void anEditTakesTheApproval() {
    String id = approved(false);
    JsonObject edited = call("updateContent", id, "{\"captions\":[{\"text\":\"other\"}]}");
    assertThat(edited.getString("status")).isEqualTo("draft");
    assertThat(edited.getMap()).containsEntry("approved_at", null);
    assertThat(edited.getInteger("version")).isEqualTo(3);
    assertThat(told).last().isEqualTo("lost " + id);
    assertThat(item(id).approvalHash()).isNull();
  }

  @Test
  void anEditOfTheTitleOrOfNothingKeepsTheApproval() {
    String id = approved(false);
    String caption =
        call("getContent", id, "{}").getJsonArray("captions").getJsonObject(0).getString("id");
    JsonObject edited =
        call("updateContent", id, "{\"title\":\"T\",\"captions\":[{\"text\":\"hello\"}]}");
    assertThat(edited.getString("status")).isEqualTo("approved");
    assertThat(edited.getString("title")).isEqualTo("T");
    assertThat(edited.getJsonArray("captions").getJsonObject(0).getString("id")).isEqualTo(caption);
    assertThat(told).hasSize(1);
  }

  @Test
  void theAutopilotApprovesWhatIsMadeAndEdited() {
    String id = create(true, "{\"captions\":[{\"text\":\"hello\"}]}").getString("id");
    String hash = item(id).approvalHash();
    JsonObject edited = call("updateContent", id, "{\"settings\":{\"instagram\":{\"a\":1.50}}}");
    assertThat(edited.getString("status")).isEqualTo("approved");
    assertThat(item(id).approvalHash()).isNotEqualTo(hash);
    assertThat(told)
        .containsExactly(
            "approved " + id + " " + hash, "approved " + id + " " + item(id).approvalHash());
    // what the database gives back has the hash that was approved
    assertThat(ApprovalHash.of(item(id).body())).isEqualTo(item(id).approvalHash());
  }

  @Test
  void aRejectionTakesTheApprovalUntilAPersonGivesItAgain() {
    String id = approved(false);
    JsonObject rejected = call("rejectContent", id, "{\"reason\":\"too loud\"}");
    assertThat(rejected.getString("status")).isEqualTo("rejected");
    assertThat(rejected.getString("rejection")).isEqualTo("too loud");
    assertThat(told).last().isEqualTo("lost " + id);
    JsonObject again = call("approveContent", id, "{}");
    assertThat(again.getString("status")).isEqualTo("approved");
    assertThat(again.getMap()).containsEntry("rejection", null);
    assertThat(told).last().asString().startsWith("approved " + id);
  }

  @Test
  void isPublishedOnlyUnderTheApprovalThatStands() {
    String id = approved(false);
    String hash = item(id).approvalHash();
    assertThat(markPublished(id, "ab".repeat(32))).isFalse();
    assertThat(markPublished(id, String.valueOf(hash))).isTrue();
    assertThat(item(id).status()).isEqualTo(ContentStatus.PUBLISHED);
    assertThat(call("approveContent", id, "{}").getString("status")).isEqualTo("published");
    assertThat(
            call("updateContent", id, "{\"captions\":[{\"text\":\"other\"}]}").getString("status"))
        .isEqualTo("draft");
  }

  @Test
  void passesByAnItemThatIsBeingChanged() {
    String id = approved(false);
    UUID contentId = IdKind.CONTENT.read(id).orElseThrow();
    String hash = String.valueOf(item(id).approvalHash());
    boolean marked =
        await(
            database
                .database()
                .transaction(
                    editor ->
                        store
                            .find(
                                editor,
                                caller.workspaceId(),
                                contentId,
                                ContentStore.Lock.FOR_CHANGE)
                            .map(_ -> markPublishedElsewhere(contentId, hash))
                            .compose(future -> future)));
    assertThat(marked).isFalse();
  }

  @Test
  void undoesAnEditWhenTheWatcherFails() {
    String id = approved(false);
    told.add("fail");
    assertThatThrownBy(() -> call("rejectContent", id, "{}")).hasMessageContaining("watcher");
    assertThat(item(id).status()).isEqualTo(ContentStatus.APPROVED);
  }
}
