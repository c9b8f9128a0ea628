package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;

import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.schedule.Choice;
import ai.influgen.publishing.schedule.Contents;
import ai.influgen.publishing.schedule.DueQueue;
import ai.influgen.publishing.schedule.PostChange;
import ai.influgen.publishing.schedule.PostChanges;
import ai.influgen.publishing.schedule.PublishingNow;
import ai.influgen.publishing.schedule.Schedule;
import ai.influgen.publishing.schedule.ScheduledPost;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * People at the real schedule, beside engines that run. A post says its own id, and after an edit
 * what it was edited to.
 */
final class RaceDesk {
  static final String PLATFORM = "twitter";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final UUID workspace;
  private final TestDatabase test;
  private final FairRows rows;
  private final List<FairRows.Account> accounts;
  private final PostChanges changes;
  private final PublishingNow now;

  /** What somebody who asked for something was told; a problem, if it was refused. */
  record Told(Optional<ScheduledPost> post, Optional<Problem> problem) {
    boolean accepted() {
      return post.isPresent();
    }
  }

  /** A desk with so many accounts, whose queue may be held. */
  RaceDesk(TestDatabase test, int accounts, UnaryOperator<DueQueue> queue) {
    this.test = test;
    this.rows = new FairRows(test);
    this.accounts = rows.tenant(PLATFORM, accounts);
    this.workspace = this.accounts.getFirst().workspace();
    Schedule schedule =
        new Schedule(
            test.database(),
            new Platforms(List.of(new SteppedPlatform(new PlatformName(PLATFORM)))),
            new Approved(),
            new NoConnections(new Connections.Refresh.Fresh()),
            queue.apply(
                new PgDueQueue(
                    test.vertx(),
                    EngineSettings.defaults(),
                    Instant::now,
                    new PostSignals(test.vertx()))),
            Instant::now);
    this.changes = new PostChanges(schedule);
    this.now = new PublishingNow(schedule, PATIENCE);
  }

  /** Posts of which the n-th is due at its instant, on the accounts in turn. */
  List<UUID> posts(int count, IntFunction<Instant> at) {
    List<UUID> posts = rows.posts(accounts, count, at);
    await(
        test.database()
            .execute(
                "update scheduled_post p set scheduled_at = d.target_at from due d where d.post_id = p.id",
                Tuple.tuple()));
    return posts;
  }

  /** Engines that publish what is scheduled here. */
  EngineFleet fleet(Wire wire, EngineSettings settings) {
    PostSource posts = new ScheduledPosts(test.database(), new Approved());
    return new EngineFleet(
        test, wire, new EngineFleet.Setup(posts, SteppedPlatform::new, settings));
  }

  Future<Told> cancel(UUID post) {
    return change(post, new JsonObject().put("status", "cancelled"));
  }

  Future<Told> edit(UUID post, String text) {
    return change(post, new JsonObject().put("settings", new JsonObject().put("text", text)));
  }

  private Future<Told> change(UUID post, JsonObject body) {
    return told(
        changes.change(workspace, post, PostChange.of(body)).map(PostChanges.Changed::post));
  }

  Future<Told> publishNow(UUID post) {
    return told(now.publish(workspace, post));
  }

  // what is neither an answer nor a refusal is a defect
  private static Future<Told> told(Future<ScheduledPost> asked) {
    return asked
        .map(post -> new Told(Optional.of(post), Optional.empty()))
        .recover(
            e ->
                e instanceof Problem problem
                    ? Future.succeededFuture(new Told(Optional.empty(), Optional.of(problem)))
                    : Future.failedFuture(e));
  }

  /** All content is approved, and says its id, or what the post's settings say. */
  private record Approved() implements Contents {
    @Override
    public Future<Optional<Item>> find(UUID workspaceId, UUID contentId) {
      return Future.succeededFuture(Optional.of(new Text(contentId)));
    }

    @Override
    public Future<Map<UUID, Item>> all(UUID workspaceId, Collection<UUID> contentIds) {
      return Future.succeededFuture(
          contentIds.stream().collect(Collectors.toMap(Function.identity(), Text::new)));
    }

    @Override
    public Future<Void> published(SqlConnection tx, UUID workspace, UUID content, String hash) {
      return Future.succeededFuture();
    }
  }

  private record Text(UUID contentId) implements Contents.Item {
    @Override
    public UUID characterId() {
      throw new AssertionError("nobody asks whose it is");
    }

    @Override
    public Optional<String> approvalHash() {
      return Optional.of(EngineRows.HASH);
    }

    @Override
    public boolean hasCaption(UUID captionId) {
      return false;
    }

    @Override
    public boolean hasMedia(UUID mediaId) {
      return false;
    }

    @Override
    public Draft draft(PlatformName platform, Choice choice, JsonObject defaults) {
      String text = choice.settings().getString("text", contentId.toString());
      return new Draft(text, List.of(), new JsonObject());
    }
  }
}
