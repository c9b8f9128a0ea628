package ai.influgen.publishing.publish;

import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.MediaLinks;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gathers what a claim needs, or finds out why it can't be worked on. */
final class WorkLoader {
  /** Why a post is held whose publishing is paused. */
  static final String PAUSED = "paused";

  private final PostSource posts;
  private final Connections connections;
  private final Platforms platforms;
  private final JournalStore journals;
  private final MediaLinks links;
  private final InstantSource clock;

  WorkLoader(
      PostSource posts,
      Connections connections,
      Platforms platforms,
      JournalStore journals,
      MediaLinks links,
      InstantSource clock) {
    this.posts = posts;
    this.connections = connections;
    this.platforms = platforms;
    this.journals = journals;
    this.links = links;
    this.clock = clock;
  }

  /** What loading comes to. */
  sealed interface Loaded {
    /** Go on. */
    record Ready(Work work) implements Loaded {}

    /** There is nothing to do any more. */
    record Obsolete() implements Loaded {}

    /** It has to wait for a person; what is public already only lacks details. */
    record Held(String reason, boolean published) implements Loaded {}

    /** It can't be published as it is. */
    record Hopeless(PublishOutcome.Refused outcome) implements Loaded {}
  }

  Future<Loaded> load(Claim claim) {
    return posts
        .find(claim.workspaceId(), claim.postId())
        .compose(
            found -> {
              if (found.isEmpty() || !wanted(claim, found.get())) {
                return Future.succeededFuture(new Loaded.Obsolete());
              }
              return switch (claim.kind()) {
                case STAGE, COMMIT -> approved(claim, found.get());
                case CONFIRM, RECONCILE -> sent(claim, found.get());
              };
            });
  }

  // a permalink is read after the post is public, and what is unsettled is settled though it may be
  // held meanwhile
  private static boolean wanted(Claim claim, PostSource.Post post) {
    return switch (claim.kind()) {
      case STAGE, COMMIT -> post.pending() && !post.held();
      case CONFIRM -> post.pending() || post.published();
      case RECONCILE -> post.pending();
    };
  }

  private Future<Loaded> approved(Claim claim, PostSource.Post post) {
    if (post.paused()) {
      return Future.succeededFuture(new Loaded.Held(PAUSED, false));
    }
    Draft draft = post.draft();
    return draft == null
        ? Future.succeededFuture(new Loaded.Held("not_approved", false))
        : withAccount(claim, post, usable -> adapted(claim, post, draft, usable));
  }

  // what was sent stands in the journal; the content may have been edited since
  private Future<Loaded> sent(Claim claim, PostSource.Post post) {
    return withAccount(
        claim,
        post,
        usable -> {
          String stagedFor = post.payloadHash() + "/" + usable.account().remoteId();
          return journals
              .read(claim, stagedFor)
              .map(
                  journal ->
                      journal
                          .find(PayloadJson.STEP)
                          .<Loaded>map(
                              entry -> {
                                Payload payload = PayloadJson.decode(entry.result());
                                return ready(claim, post, payload, usable, journal);
                              })
                          // the connection belongs to another account by now
                          .orElseGet(() -> new Loaded.Held("disconnected", post.published())));
        });
  }

  private Future<Loaded> withAccount(
      Claim claim, PostSource.Post post, Function<Connections.Usable, Future<Loaded>> then) {
    return connections
        .usable(claim.workspaceId(), claim.connectionId())
        .compose(
            usable ->
                usable.filter(u -> meant(post, u)).isPresent()
                    ? then.apply(usable.get())
                    : connections
                        .find(claim.workspaceId(), claim.connectionId())
                        .map(known -> new Loaded.Held(reason(known), post.published())));
  }

  private static boolean meant(PostSource.Post post, Connections.Usable usable) {
    return post.accountId() == null || post.accountId().equals(usable.account().remoteId());
  }

  private static String reason(Optional<Connections.Known> known) {
    return known.filter(k -> k.state() == Connections.State.EXPIRED).isPresent()
        ? "connection_expired"
        : "disconnected";
  }

  private Future<Loaded> adapted(
      Claim claim, PostSource.Post post, Draft draft, Connections.Usable usable) {
    return switch (platforms.get(claim.platform()).rules().adapt(draft)) {
      case Adaptation.Impossible impossible ->
          Future.succeededFuture(new Loaded.Hopeless(refusal(impossible)));
      case Adaptation.Ready ready -> {
        Payload payload = ready.payload();
        yield journals
            .read(claim, payload.hash() + "/" + usable.account().remoteId())
            .map(journal -> ready(claim, post, payload, usable, journal));
      }
    };
  }

  private static PublishOutcome.Refused refusal(Adaptation.Impossible impossible) {
    String words =
        impossible.violations().stream()
            .map(Adaptation.Remark::message)
            .collect(Collectors.joining(" "));
    return new PublishOutcome.Refused(ErrorCode.CONTENT_REJECTED, words);
  }

  private Loaded ready(
      Claim claim,
      PostSource.Post post,
      Payload payload,
      Connections.Usable usable,
      Journal journal) {
    PublishJob job =
        new PublishJob(
            usable.account(),
            payload,
            journal,
            post.attempts() + 1,
            post.intentAt(),
            clock.instant(),
            links);
    String stagedFor = payload.hash() + "/" + usable.account().remoteId();
    Platform platform = platforms.get(claim.platform());
    return new Loaded.Ready(new Work(claim, platform, post, job, usable.generation(), stagedFor));
  }
}
