package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.SandboxContext;
import ai.influgen.publishing.sandbox.tiktok.Publish.Progress;
import ai.influgen.publishing.sandbox.tiktok.Publish.Stage;
import ai.influgen.publishing.sandbox.upload.PartFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes a publish from its bytes to its end: fetches, judges, waits, completes. A timer of its own
 * sees to the end, and whoever looks at a publish by the clock does too.
 */
final class Processing {
  private final Vertx vertx;
  private final InstantSource clock;
  private final SandboxContext sandbox;
  private final Publishes publishes;
  private final MediaCheck check;

  Processing(SandboxContext sandbox, Publishes publishes, MediaCheck check) {
    this.sandbox = sandbox;
    this.vertx = sandbox.vertx();
    this.clock = sandbox.clock();
    this.publishes = publishes;
    this.check = check;
  }

  /** Where the bytes of a publish arrive. */
  PartFile file(Publish publish) {
    return new PartFile(vertx, sandbox.media(), TikTokSandbox.NAME + "-" + publish.uploadId());
  }

  /** Goes on with a publish, from whatever stage it is at; also after a restart. */
  void goOn(Publish publish) {
    switch (publish.stage()) {
      case FETCHING -> fetch(publish);
      case RECEIVED -> take(publish);
      case PROCESSING -> await(publish);
      case WAITING_FOR_BYTES, COMPLETE, IN_INBOX, FAILED -> {}
    }
  }

  /** The publish as it is now: ended, when its processing time is over. */
  Publish settled(Publish publish) {
    if (publish.stage() != Stage.PROCESSING || clock.millis() < publish.progress().at()) {
      return publish;
    }
    return publish.plan().failReason().isEmpty()
        ? end(publish, publish.draft().inbox() ? Stage.IN_INBOX : Stage.COMPLETE, "")
        : end(publish, Stage.FAILED, publish.plan().failReason());
  }

  /** Ends a publish before its time. */
  Publish fail(Publish publish, String reason) {
    return end(publish, Stage.FAILED, reason);
  }

  private Publish end(Publish publish, Stage stage, String why) {
    String post = stage == Stage.COMPLETE ? publishes.nextId() : "";
    return publishes.note(publish.at(publish.progress().ended(stage, clock.millis(), why, post)));
  }

  private void fetch(Publish publish) {
    Future<List<MediaCheck.Kept>> fetched = Future.succeededFuture(new ArrayList<>());
    for (String url : publish.draft().source().urls()) {
      fetched =
          fetched.compose(
              kept ->
                  check
                      .pull(url, publish.draft().kind())
                      .map(
                          one -> {
                            kept.add(one);
                            return kept;
                          }));
    }
    conclude(publish, fetched);
  }

  private void take(Publish publish) {
    PartFile file = file(publish);
    conclude(publish, check.keep(file.path(), publish.draft().kind()).map(List::of));
  }

  /**
   * Processing lasts from the time the bytes were asked for or there, however long a look takes.
   */
  private void conclude(Publish publish, Future<List<MediaCheck.Kept>> kept) {
    long since = clock.millis();
    kept.onSuccess(files -> process(publish, since, files))
        .onFailure(failure -> stillUnder(publish, now -> fail(now, FailReason.of(failure))))
        .compose(done -> sandbox.log().synced())
        .onComplete(done -> file(publish).delete());
  }

  private void process(Publish publish, long since, List<MediaCheck.Kept> files) {
    stillUnder(
        publish,
        now -> {
          long bytes = files.stream().mapToLong(MediaCheck.Kept::bytes).sum();
          List<String> names = files.stream().map(MediaCheck.Kept::name).toList();
          Progress next =
              now.progress()
                  .stored(bytes, Stage.PROCESSING)
                  .processing(since + now.plan().processing(), names);
          await(publishes.note(now.at(next)));
        });
  }

  /** Does something with a publish unless it was cancelled meanwhile. */
  private void stillUnder(Publish publish, Consumer<Publish> then) {
    publishes.find(publish.id()).filter(now -> !now.isOver()).ifPresent(then);
  }

  private void await(Publish publish) {
    long left = publish.progress().at() - clock.millis();
    if (left <= 0) {
      settled(publish);
      return;
    }
    vertx.setTimer(left, fired -> stillUnder(publish, this::await));
  }
}
