package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.Connections.Known;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes posts while that is still possible: the post's row is locked first, then the queue. */
public final class PostChanges {
  private final Schedule schedule;

  public PostChanges(Schedule schedule) {
    this.schedule = schedule;
  }

  /** The post after the change, with what its platform will change or show differently. */
  public record Changed(ScheduledPost post, List<String> warnings) {
    public Changed {
      warnings = List.copyOf(warnings);
    }
  }

  /** A change that was checked. */
  private record Checked(
      PostChange change,
      Optional<ScheduledTime> time,
      @Nullable Choice picked,
      List<String> warnings) {

    Choice merged(Choice now) {
      if (picked == null) {
        return now;
      }
      return new Choice(
          picked.captionId() == null ? now.captionId() : picked.captionId(),
          picked.mediaIds() == null ? now.mediaIds() : picked.mediaIds(),
          change.settings().orElse(now.settings()));
    }
  }

  /**
   * Changes or cancels a post.
   *
   * @throws Problem in the future: 404, 400 or 422 for the change itself, 409 if it comes too late
   */
  public Future<Changed> change(UUID workspaceId, UUID id, PostChange change) {
    return schedule
        .posts()
        .get(workspaceId, id)
        .compose(
            post ->
                change.cancel()
                    ? locked(post, this::cancel).map(done -> new Changed(done, List.of()))
                    : check(post, change).compose(checked -> change(post, checked)));
  }

  private Future<Changed> change(ScheduledPost post, Checked checked) {
    return locked(post, (transaction, standing) -> change(transaction, standing, checked))
        .map(
            done -> {
              schedule.wakeFor(runAt(done));
              return new Changed(done, checked.warnings());
            });
  }

  @FunctionalInterface
  private interface Work {
    Future<?> on(SqlConnection transaction, Standing standing);
  }

  private Future<ScheduledPost> locked(ScheduledPost post, Work work) {
    return schedule
        .database()
        .transaction(
            transaction ->
                schedule
                    .posts()
                    .lock(transaction, post.workspaceId(), post.id())
                    .compose(standing -> work.on(transaction, standing))
                    .compose(
                        done ->
                            schedule
                                .posts()
                                .all(transaction, post.workspaceId(), List.of(post.id()))))
        .map(List::getFirst);
  }

  private Future<?> cancel(SqlConnection transaction, Standing standing) {
    ScheduledPost post = standing.post();
    if (post.status() == PostStatus.CANCELLED) {
      return Future.succeededFuture();
    }
    refuseUnlessPending(post);
    Tuple parameters =
        Tuple.of(post.workspaceId(), post.id()).addOffsetDateTime(now().atOffset(ZoneOffset.UTC));
    return withdraw(transaction, post)
        .compose(out -> Database.execute(transaction, ScheduleSql.CANCEL, parameters));
  }

  private Future<?> change(SqlConnection transaction, Standing standing, Checked checked) {
    ScheduledPost post = standing.post();
    boolean again = post.status() == PostStatus.FAILED && checked.time().isPresent();
    if (again) {
      refuseIfDoubtful(post);
      if (standing.contentHash() == null) {
        throw Scheduling.notApproved();
      }
    } else {
      refuseUnlessPending(post);
    }
    Future<Void> out = again ? Future.succeededFuture() : withdraw(transaction, post);
    return out.compose(gone -> writeChoice(transaction, post, checked))
        .compose(written -> reschedule(transaction, standing, checked.time()));
  }

  private Future<Integer> writeChoice(
      SqlConnection transaction, ScheduledPost post, Checked checked) {
    Choice choice = checked.merged(post.choice());
    List<UUID> media = choice.mediaIds();
    Tuple parameters =
        Tuple.of(post.workspaceId(), post.id())
            .addUUID(choice.captionId())
            .addArrayOfUUID(media == null ? null : media.toArray(UUID[]::new))
            .addJsonObject(choice.settings())
            .addString(
                checked
                    .time()
                    .map(time -> time.zone().getId())
                    .or(() -> checked.change().timezone())
                    .orElse(post.timezone()))
            .addOffsetDateTime(now().atOffset(ZoneOffset.UTC));
    return Database.execute(transaction, ScheduleSql.CHANGE_CHOICE, parameters);
  }

  private Future<Void> reschedule(
      SqlConnection transaction, Standing standing, Optional<ScheduledTime> time) {
    ScheduledPost post = standing.post();
    if (time.isEmpty()) {
      return post.held() == null
          ? schedule.queue().put(transaction, List.of(post.due(runAt(post))))
          : Future.succeededFuture();
    }
    Instant at = time.get().at();
    Hold hold = standing.obstacle().orElse(null);
    return Restart.write(transaction, standing, hold, at, now())
        .compose(
            written ->
                hold == null
                    ? schedule.queue().put(transaction, List.of(post.due(at)))
                    : Future.succeededFuture());
  }

  private Future<Void> withdraw(SqlConnection transaction, ScheduledPost post) {
    return schedule
        .queue()
        .withdraw(transaction, post.id())
        .map(
            withdrawal ->
                switch (withdrawal) {
                  case TOO_LATE -> throw inFlight();
                  case WITHDRAWN, NOT_QUEUED -> null;
                });
  }

  private Future<Checked> check(ScheduledPost post, PostChange change) {
    ZoneId zone =
        change.timezone().map(ScheduledTime::zone).orElseGet(() -> ZoneId.of(post.timezone()));
    Optional<ScheduledTime> time =
        change.scheduledAt().map(text -> ScheduledTime.parse(text, zone, now()));
    List<String> remarks = time.flatMap(ScheduledTime::remark).stream().toList();
    if (!change.touchesChoice()) {
      return Future.succeededFuture(new Checked(change, time, null, remarks));
    }
    return Future.all(
            schedule.contents().find(post.workspaceId(), post.contentId()),
            schedule.connections().find(post.workspaceId(), post.connectionId()))
        .map(
            both -> {
              Optional<Contents.Item> item = both.resultAt(0);
              Optional<Known> connection = both.resultAt(1);
              return fit(
                  post,
                  new Checked(change, time, null, remarks),
                  item.orElseThrow(() -> Problem.notFound("content item")),
                  connection.map(Known::settings).orElseGet(JsonObject::new));
            });
  }

  private Checked fit(
      ScheduledPost post, Checked unfitted, Contents.Item item, JsonObject defaults) {
    PostChange change = unfitted.change();
    Faults faults = new Faults();
    Choice picked =
        Fitting.choice(
            change.picked(), change.settings().orElse(post.choice().settings()), item, faults);
    faults.refuseAny();
    Checked checked = new Checked(change, unfitted.time(), picked, unfitted.warnings());
    List<String> warnings =
        Fitting.warnings(
            schedule.platforms().get(post.platform()),
            item.draft(post.platform(), checked.merged(post.choice()), defaults),
            "",
            faults);
    faults.refuseAny();
    return new Checked(
        change,
        unfitted.time(),
        picked,
        Stream.concat(unfitted.warnings().stream(), warnings.stream()).toList());
  }

  private static void refuseUnlessPending(ScheduledPost post) {
    refuseIfDoubtful(post);
    switch (post.status()) {
      case PENDING -> {}
      case FAILED ->
          throw Problem.of(
              ProblemType.ALREADY_ENDED,
              "The post has failed: give it a new scheduled_at, or publish it now.");
      case PUBLISHED, CANCELLED ->
          throw Problem.of(
              ProblemType.ALREADY_ENDED, "The post is " + post.status().wire() + " already.");
    }
  }

  private static void refuseIfDoubtful(ScheduledPost post) {
    if (post.phase() == Phase.PUBLISHING || post.phase() == Phase.CONFIRMING) {
      throw inFlight();
    }
    if (post.doubt().needsConfirmation()) {
      throw PublishingNow.needsConfirmation();
    }
    if (post.doubt().unsettled()) {
      throw asked();
    }
  }

  private static Problem inFlight() {
    return Problem.of(
        ProblemType.IN_FLIGHT,
        "The post is being published just now, and that can't be stopped any more.");
  }

  // nobody's word is wanted yet: a person can settle it only when the platform could not
  private static Problem asked() {
    return Problem.of(
        ProblemType.IN_FLIGHT,
        "The post was sent, and no clear answer came: the platform is being asked what became of"
            + " it. Only if it did not go out can it still be changed or cancelled.");
  }

  private static Instant runAt(ScheduledPost post) {
    Instant next = post.tries().nextAt();
    return next == null ? post.scheduledAt() : next;
  }

  private Instant now() {
    return schedule.clock().instant();
  }
}
