package ai.influgen.publishing.content;

import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What people and the autopilot do with content: make, edit, approve, reject. Whoever watches
 * approvals is told in the same transaction.
 */
public final class ContentWorkflow {
  private final Database database;
  private final ContentStore store;
  private final CharacterStore characters;
  private final ContentAssembly assembly;
  private final ApprovalWatcher watcher;
  private final InstantSource clock;

  public ContentWorkflow(
      Database database,
      ContentStore store,
      CharacterStore characters,
      ContentAssembly assembly,
      ApprovalWatcher watcher,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.characters = characters;
    this.assembly = assembly;
    this.watcher = watcher;
    this.clock = clock;
  }

  /**
   * Makes a content item.
   *
   * @throws Problem as the future's failure: 400 if the workspace lacks the character or a media
   *     item
   */
  public Future<ContentItem> create(UUID workspaceId, UUID characterId, ContentEdit given) {
    ContentBody empty = new ContentBody(List.of(), List.of(), new JsonObject());
    return database.transaction(
        transaction ->
            characters
                .find(transaction, workspaceId, characterId)
                .map(found -> found.orElseThrow(() -> noCharacter(characterId)))
                .compose(
                    character ->
                        assembly
                            .body(transaction, workspaceId, empty, given)
                            .map(body -> made(character, body, given)))
                .compose(
                    item ->
                        store
                            .insert(transaction, item)
                            .compose(_ -> tell(transaction, Standing.DRAFT, item))));
  }

  /**
   * Edits a content item.
   *
   * @throws Problem as the future's failure: 404 if there is none; 400 if the workspace lacks a
   *     media item
   */
  public Future<ContentItem> edit(UUID workspaceId, UUID contentId, ContentEdit edit) {
    return change(
        workspaceId,
        contentId,
        (transaction, before) ->
            characters
                .find(transaction, workspaceId, before.characterId())
                .map(found -> found.map(CharacterProfile::autopilot).orElse(false))
                .compose(
                    autopilot ->
                        assembly
                            .body(transaction, workspaceId, before.body(), edit)
                            .map(body -> edited(before, edit, body, autopilot))));
  }

  /**
   * Approves a content item as it stands.
   *
   * @throws Problem as the future's failure: 404 if there is none; 422 if there is nothing in it
   */
  public Future<ContentItem> approve(Caller by, UUID contentId) {
    return change(
        by.workspaceId(),
        contentId,
        (_, before) -> {
          if (before.body().isEmpty()) {
            throw Problem.of(
                ProblemType.NOT_PUBLISHABLE,
                "There is nothing to publish in it: add a caption or media, then approve it.");
          }
          Standing standing = before.standing().approved(before.body(), by.memberId(), now());
          return Future.succeededFuture(changed(before, before.title(), before.body(), standing));
        });
  }

  /**
   * Rejects a content item.
   *
   * @throws Problem as the future's failure: 404 if there is none
   */
  public Future<ContentItem> reject(UUID workspaceId, UUID contentId, @Nullable String reason) {
    return change(
        workspaceId,
        contentId,
        (_, before) ->
            Future.succeededFuture(
                changed(before, before.title(), before.body(), Standing.rejected(reason))));
  }

  /** From an item, locked, to what it is to become. */
  @FunctionalInterface
  private interface Step {
    Future<ContentItem> apply(SqlConnection transaction, ContentItem before);
  }

  private Future<ContentItem> change(UUID workspaceId, UUID contentId, Step step) {
    Function<SqlConnection, Future<ContentItem>> work =
        transaction ->
            store
                .find(transaction, workspaceId, contentId, ContentStore.Lock.FOR_CHANGE)
                .map(found -> found.orElseThrow(() -> Problem.notFound("content item")))
                .compose(
                    before ->
                        step.apply(transaction, before)
                            .compose(after -> save(transaction, before, after)));
    return database.transaction(work);
  }

  private Future<ContentItem> save(
      SqlConnection transaction, ContentItem before, ContentItem after) {
    return after.equals(before)
        ? Future.succeededFuture(before)
        : store
            .update(transaction, after)
            .compose(_ -> tell(transaction, before.standing(), after));
  }

  private Future<ContentItem> tell(SqlConnection transaction, Standing before, ContentItem after) {
    String hash = after.approvalHash();
    if (Objects.equals(before.approvalHash(), hash)) {
      return Future.succeededFuture(after);
    }
    Future<Void> told =
        hash == null
            ? watcher.approvalLost(transaction, after.workspaceId(), after.id())
            : watcher.approved(transaction, after.workspaceId(), after.id(), hash);
    return told.map(after);
  }

  private ContentItem made(CharacterProfile character, ContentBody body, ContentEdit given) {
    Instant now = now();
    return new ContentItem(
        IdKind.next(),
        character.workspaceId(),
        character.id(),
        title(given.title()),
        body,
        Standing.created(body, character.autopilot(), now),
        1,
        now,
        now);
  }

  private ContentItem edited(
      ContentItem before, ContentEdit edit, ContentBody body, boolean autopilot) {
    String title = edit.title() == null ? before.title() : title(edit.title());
    Standing standing = before.standing().edited(before.body(), body, autopilot, now());
    return changed(before, title, body, standing);
  }

  /** The item so changed; the very same if nothing is. */
  private ContentItem changed(
      ContentItem before, @Nullable String title, ContentBody body, Standing standing) {
    boolean same =
        Objects.equals(before.title(), title)
            && before.body().equals(body)
            && before.standing().equals(standing);
    return same
        ? before
        : new ContentItem(
            before.id(),
            before.workspaceId(),
            before.characterId(),
            title,
            body,
            standing,
            before.version() + 1,
            before.createdAt(),
            now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static @Nullable String title(@Nullable String given) {
    return given == null || given.isBlank() ? null : given;
  }

  private static Problem noCharacter(UUID id) {
    return Problem.invalid(
        "/character_id", "There is no character " + IdKind.CHARACTER.show(id) + " here.");
  }
}
