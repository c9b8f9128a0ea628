package ai.influgen.publishing.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ai.influgen.publishing.platform.PublishDriver.Made;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every platform keeps to, whatever its API looks like. Each platform's tests extend it. */
public abstract class PlatformContractTest {
  private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
  private static final String HTML = "<html><body>502 Bad Gateway</body></html>";

  protected abstract Platform platform();

  /** An account whose tokens are long enough to be recognised in a text. */
  protected abstract Account account();

  /** At least one draft of each kind that the platform knows, by a name for it. */
  protected abstract Map<String, Draft> publishable();

  /** The names of all settings that the platform knows. */
  protected abstract List<String> settingNames();

  /** The answer that lets a publish go on. */
  protected abstract PlatformResponse answer(PublishJob job, Step.Call call);

  /** The answer when the token has expired. */
  protected abstract PlatformResponse tokenExpired();

  /** A job for that payload, at its beginning. */
  protected final PublishJob job(Payload payload) {
    return new PublishJob(
        account(),
        payload,
        Journal.empty(),
        1,
        null,
        NOW,
        item -> URI.create("https://media.example.com/" + item.id()));
  }

  @Test
  void hasANameThatLeadsBackToIt() {
    Platforms platforms = new Platforms(List.of(platform()));
    assertThat(platforms.get(platform().name())).isSameAs(platform());
    assertThat(platform().title()).isNotBlank();
  }

  @TestFactory
  Stream<DynamicTest> publishesEachKindWithAnId() {
    return each(
        driver -> {
          PublishOutcome outcome = driver.run();
          assertThat(outcome).isInstanceOf(PublishOutcome.Published.class);
          assertThat(((PublishOutcome.Published) outcome).remotePostId()).isNotBlank();
        });
  }

  @TestFactory
  Stream<DynamicTest> stagesThenCommitsOnceThenOnlyConfirms() {
    return each(
        driver -> {
          driver.run();
          List<Step.Phase> phases =
              driver.made().stream().map(m -> m.call().phase()).distinct().toList();
          assertThat(phases).isSorted().contains(Step.Phase.COMMIT);
          assertThat(driver.made().stream().filter(PlatformContractTest::commits)).hasSize(1);
          List<Step.Phase> all = driver.made().stream().map(m -> m.call().phase()).toList();
          assertThat(all).as("no way back to an earlier phase").isSorted();
        });
  }

  @TestFactory
  Stream<DynamicTest> neverPutsATokenIntoAUrl() {
    return each(
        driver -> {
          driver.run();
          for (Made made : driver.made()) {
            PlatformRequest request = made.call().request();
            String visible = request.url() + " " + request.query() + " " + request;
            secrets().forEach(secret -> assertThat(visible).doesNotContain(secret));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> keepsNoTokenInTheJournal() {
    return each(
        driver -> {
          driver.run();
          String journal = driver.job().journal().entries().toString();
          secrets().forEach(secret -> assertThat(journal).doesNotContain(secret));
        });
  }

  @TestFactory
  Stream<DynamicTest> goesOnWithTheSameStepFromAnyPointOfTheJournal() {
    return each(
        driver -> {
          driver.run();
          for (Made made : driver.made()) {
            assertThat(platform().adapter().next(made.job())).isEqualTo(made.call());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> takesAnUnreadableAnswerToTheCommitForAmbiguous() {
    List<PlatformResponse> unreadable =
        List.of(
            response(500, "{}"),
            response(500, HTML),
            response(502, HTML),
            response(503, ""),
            response(200, ""),
            response(200, "{}"),
            response(200, "null"),
            response(200, "{\"id\":"),
            response(200, HTML),
            response(400, HTML));
    return each(
        driver -> {
          driver.run();
          for (Made made : driver.made().stream().filter(PlatformContractTest::commits).toList()) {
            for (PlatformResponse answer : unreadable) {
              assertThat(read(made, answer))
                  .as("%s", answer)
                  .isInstanceOfSatisfying(
                      StepResult.Ended.class,
                      ended ->
                          assertThat(ended.outcome()).isInstanceOf(PublishOutcome.Ambiguous.class));
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> neverPollsACommit() {
    return each(
        driver -> {
          driver.run();
          for (Made made : driver.made().stream().filter(PlatformContractTest::commits).toList()) {
            for (int status : new int[] {200, 202, 400, 404, 409, 429, 500, 503}) {
              assertThat(read(made, response(status, "{}")))
                  .isNotInstanceOf(StepResult.Again.class);
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> takesAServerErrorWhileStagingForALaterTry() {
    return each(
        driver -> {
          driver.run();
          for (Made made : driver.made().stream().filter(PlatformContractTest::stages).toList()) {
            assertThat(read(made, response(503, HTML)))
                .as(made.call().name())
                .isInstanceOfSatisfying(
                    StepResult.Ended.class,
                    ended ->
                        assertThat(ended.outcome()).isInstanceOf(PublishOutcome.RetryLater.class));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> tellsAnExpiredToken() {
    return each(
        driver -> {
          driver.run();
          for (Made made : driver.made()) {
            if (made.call().phase() != Step.Phase.CONFIRM) {
              assertThat(read(made, tokenExpired()))
                  .as(made.call().name())
                  .isInstanceOfSatisfying(
                      StepResult.Ended.class,
                      ended ->
                          assertThat(ended.outcome())
                              .isInstanceOf(PublishOutcome.AuthExpired.class));
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> reconcilesOnlyByReadingUnderNamesOfItsOwn() {
    return each(
        driver -> {
          driver.run();
          Made commit =
              driver.made().stream()
                  .filter(PlatformContractTest::commits)
                  .findFirst()
                  .orElseThrow();
          Reconciler.Next next = platform().adapter().reconciler().next(commit.job());
          if (next instanceof Reconciler.Next.Ask(Step.Call call)) {
            assertThat(call.phase()).isEqualTo(Step.Phase.CONFIRM);
            assertThat(call.name()).startsWith("reconcile-");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> provesNothingBeforeTheCommitAndAllInTheEnd() {
    return each(
        driver -> {
          PublishOutcome outcome = driver.run();
          assertThat(platform().adapter().proven(driver.job().journal()))
              .isEqualTo(Optional.of(outcome));
          for (Made made : driver.made()) {
            if (made.call().phase() != Step.Phase.CONFIRM) {
              assertThat(platform().adapter().proven(made.job().journal())).isEmpty();
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> reconcilesToWhatTheJournalKnowsAlready() {
    return each(
        driver -> {
          PublishOutcome outcome = driver.run();
          assertThat(platform().adapter().reconciler().next(driver.job()))
              .isEqualTo(
                  new Reconciler.Next.Settled(
                      new Settlement.Found((PublishOutcome.Published) outcome)));
        });
  }

  @Test
  void hasAnAnswerToEveryDraft() {
    for (Draft draft : OddDrafts.with(settingNames())) {
      assertThatCode(() -> platform().rules().adapt(draft))
          .as("%s", draft)
          .doesNotThrowAnyException();
    }
  }

  @TestFactory
  Stream<DynamicTest> adaptsTheSameDraftToTheSamePayload() {
    return publishable().entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () ->
                        assertThat(adapted(e.getValue()).hash())
                            .isEqualTo(adapted(e.getValue()).hash())));
  }

  private interface Check {
    void on(PublishDriver driver);
  }

  private Stream<DynamicTest> each(Check check) {
    return publishable().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check.on(driver(e.getValue()))));
  }

  private PublishDriver driver(Draft draft) {
    return new PublishDriver(platform().adapter(), job(adapted(draft)), this::answer);
  }

  private Payload adapted(Draft draft) {
    Adaptation adaptation = platform().rules().adapt(draft);
    assertThat(adaptation).isInstanceOf(Adaptation.Ready.class);
    return ((Adaptation.Ready) adaptation).payload();
  }

  private StepResult read(Made made, PlatformResponse answer) {
    return platform().adapter().read(made.job(), new Exchange(made.call(), answer, 1));
  }

  private List<String> secrets() {
    Tokens tokens = account().tokens();
    return Stream.concat(Stream.of(tokens.access()), tokens.others().values().stream())
        .map(Secret::reveal)
        .toList();
  }

  private static boolean commits(Made made) {
    return made.call().phase() == Step.Phase.COMMIT;
  }

  private static boolean stages(Made made) {
    return made.call().phase() == Step.Phase.STAGE;
  }

  private static PlatformResponse response(int status, String text) {
    return new PlatformResponse(status, Map.of(), text);
  }
}
