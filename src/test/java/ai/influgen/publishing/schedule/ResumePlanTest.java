package ai.influgen.publishing.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.Connections.State;
import ai.influgen.publishing.runtime.IdKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResumePlanTest {
  private static final Instant NOW = Instant.parse("2026-03-23T12:00:00Z");
  private static final ResumeRule LATE = new ResumeRule(true, Duration.ofHours(24));
  private static final ResumeRule ASK = new ResumeRule(false, Duration.ofHours(24));
  private static final UUID ACCOUNT = IdKind.next();
  private static final UUID OTHER_ACCOUNT = IdKind.next();

  @Test
  void spacesOutTheLatePostsOfEachAccount() {
    List<Standing> late =
        List.of(due(ACCOUNT, -90), due(OTHER_ACCOUNT, -80), due(ACCOUNT, -60), due(ACCOUNT, -30));

    assertThat(ResumePlan.of(late, LATE, times(), NOW).going())
        .extracting(ResumePlan.Going::at)
        .containsExactly(NOW, NOW, NOW.plusSeconds(30), NOW.plusSeconds(60));
  }

  @Test
  void leavesThoseTheirTimeThatStillHaveItBeforeThem() {
    for (ResumeRule rule : List.of(LATE, ASK)) {
      assertThat(ResumePlan.of(List.of(due(ACCOUNT, 30)), rule, times(), NOW).going())
          .extracting(ResumePlan.Going::at)
          .containsExactly(NOW.plus(Duration.ofMinutes(30)));
    }
  }

  @Test
  void respectsAWaitThatThePlatformAskedFor() {
    Instant later = NOW.plusSeconds(600);
    ScheduledPost post = Posts.post(ACCOUNT, PostStatus.PENDING, NOW.minusSeconds(60), later);

    assertThat(ResumePlan.of(List.of(standing(post, "hash")), LATE, times(), NOW).going())
        .extracting(ResumePlan.Going::at)
        .containsExactly(later);
  }

  @Test
  void leavesToAPersonWhatTheRuleDoesNotAllow() {
    assertThat(ResumePlan.of(List.of(due(ACCOUNT, -1)), ASK, times(), NOW).going()).isEmpty();
    assertThat(ResumePlan.of(List.of(due(ACCOUNT, -24 * 60)), LATE, times(), NOW).going())
        .hasSize(1);
    assertThat(ResumePlan.of(List.of(due(ACCOUNT, -24 * 60 - 1)), LATE, times(), NOW).going())
        .isEmpty();
  }

  @Test
  void holdsForTheNextObstacleWhatHasOne() {
    ScheduledPost post = Posts.pending(ACCOUNT, NOW);
    ScheduledPost other = Posts.pending(ACCOUNT, NOW);
    ResumePlan plan =
        ResumePlan.of(
            List.of(standing(post, null), new Standing(other, "hash", State.EXPIRED, false, "a")),
            LATE,
            times(),
            NOW);

    assertThat(plan.going()).isEmpty();
    assertThat(plan.held())
        .containsEntry(Hold.NOT_APPROVED, List.of(post.id()))
        .containsEntry(Hold.CONNECTION_EXPIRED, List.of(other.id()));
  }

  @Test
  void keepsLatePostsClearOfThoseThatAreOnTimeWithoutMovingThem() {
    Standing soon = standing(Posts.pending(ACCOUNT, NOW.plusSeconds(40)), "hash");
    AccountTimes others = times();
    others.take(soon.account(), NOW.plusSeconds(95));

    List<ResumePlan.Going> going =
        ResumePlan.of(
                List.of(due(ACCOUNT, -3), due(ACCOUNT, -2), due(ACCOUNT, -1), soon),
                LATE,
                others,
                NOW)
            .going();

    assertThat(going)
        .extracting(ResumePlan.Going::at)
        .containsExactly(NOW, NOW.plusSeconds(125), NOW.plusSeconds(155), NOW.plusSeconds(40));
  }

  @Test
  void countsAnAccountOnceHoweverManyConnectionsItHas() {
    Standing one = due(ACCOUNT, -2);
    Standing other = due(OTHER_ACCOUNT, -1);
    Standing same = new Standing(other.post(), "hash", State.CONNECTED, false, one.account());

    assertThat(ResumePlan.of(List.of(one, same), LATE, times(), NOW).going())
        .extracting(ResumePlan.Going::at)
        .containsExactly(NOW, NOW.plusSeconds(30));
  }

  @Test
  void namesThoseThatAPersonDecidesAbout() {
    Standing late = due(ACCOUNT, -1);

    ResumePlan plan = ResumePlan.of(List.of(late, due(ACCOUNT, 1)), ASK, times(), NOW);

    assertThat(plan.left()).containsExactly(late.post().id());
    assertThat(ASK.words()).contains("one by one");
    assertThat(LATE.words()).contains("(24 h)");
  }

  private static AccountTimes times() {
    return new AccountTimes(ResumePlan.SPACING);
  }

  private static Standing due(UUID account, int minutes) {
    return standing(Posts.pending(account, NOW.plus(Duration.ofMinutes(minutes))), "hash");
  }

  private static Standing standing(ScheduledPost post, @Nullable String contentHash) {
    return new Standing(post, contentHash, State.CONNECTED, false, post.connectionId().toString());
  }
}
