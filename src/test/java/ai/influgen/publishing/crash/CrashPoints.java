package ai.influgen.publishing.crash;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.testing.LabPublish;
import ai.influgen.publishing.testing.LabPublish.End;
import ai.influgen.publishing.testing.PublishLab;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A publish that dies after any of its calls, or whose commit is answered by nothing, becomes
 * public at most once; and not at all only where a person is asked.
 */
abstract class CrashPoints {
  @TempDir Path dir;

  private PublishLab lab;
  private Map<String, Draft> drafts;

  /** The platform, its simulator, and an account there. */
  abstract PublishLab lab(Path dir);

  /** A draft of each kind, by a name for it; each with a text of its own. */
  abstract Map<String, Draft> drafts(PublishLab lab);

  /** Whether the platform can always say what became of a commit call. */
  abstract boolean alwaysKnows(String kind);

  /** Settings of the simulator that make it quick. */
  JsonObject quick() {
    return new JsonObject();
  }

  @BeforeEach
  void open() {
    lab = lab(dir);
    drafts = drafts(lab);
    if (!quick().isEmpty()) {
      lab.sandbox().settings(lab.platform().name().value(), quick());
    }
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @TestFactory
  Stream<DynamicTest> becomesPublicOnceWithoutACrash() {
    return drafts.keySet().stream()
        .map(kind -> DynamicTest.dynamicTest(kind, () -> publishedOnce(kind, publish(kind))));
  }

  @TestFactory
  Stream<DynamicTest> becomesPublicAtMostOnceWhereverItDies() {
    return drafts.keySet().stream()
        .flatMap(
            kind ->
                IntStream.rangeClosed(1, calls(kind))
                    .mapToObj(
                        call ->
                            DynamicTest.dynamicTest(
                                kind + ", dead after call " + call, () -> diesAfter(kind, call))));
  }

  @TestFactory
  Stream<DynamicTest> findsWhatWasAcceptedAndNeverAnswered() {
    return drafts.keySet().stream()
        .map(
            kind ->
                DynamicTest.dynamicTest(
                    kind,
                    () -> {
                      lab.sandbox()
                          .fault(
                              lab.platform().name().value(),
                              "accept_then_drop",
                              new JsonObject().put("at", "publish"));
                      publishedOnce(kind, publish(kind));
                    }));
  }

  private int calls(String kind) {
    LabPublish publish = publish(kind);
    publish.run();
    return publish.made().size();
  }

  private void diesAfter(String kind, int call) {
    int before = lab.sandbox().ledger().size();
    LabPublish publish = publish(kind).crashingAtCall(call);
    End end = publish.run();
    int made = lab.sandbox().ledger().size() - before;
    if (end instanceof End.LeftToAPerson && !alwaysKnows(kind)) {
      assertThat(made).as("%s", publish.made()).isLessThanOrEqualTo(1);
    } else {
      assertThat(end).as("%s", publish.made()).isEqualTo(published(end));
      assertThat(made).as("%s", publish.made()).isOne();
    }
  }

  private void publishedOnce(String kind, LabPublish publish) {
    int before = lab.sandbox().ledger().size();
    End end = publish.run();
    assertThat(end).as("%s: %s", kind, publish.made()).isEqualTo(published(end));
    assertThat(lab.sandbox().ledger()).hasSize(before + 1);
  }

  // a text of its own for each publish: a platform may refuse the same text twice
  private LabPublish publish(String kind) {
    Draft draft = Objects.requireNonNull(drafts.get(kind));
    String text = draft.caption() + " " + lab.sandbox().clock().instant().toEpochMilli();
    return new LabPublish(lab, new Draft(text, draft.media(), draft.settings()));
  }

  private static End published(End end) {
    return end instanceof End.Outcome(PublishOutcome.Published published)
        ? new End.Outcome(published)
        : new End.LeftToAPerson("it should have been published");
  }
}
