package ai.influgen.publishing.http.operation;

import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call of an operation; parameters and body have been checked against the contract.
 *
 * @param identified who calls; null where the contract asks for no token
 * @param path the path's parameters
 * @param query the query's parameters, the first value of each
 * @param body the JSON body; empty if there was none
 * @param uploads the files of a multipart body, on disk until the call is answered
 * @param browser what tells this browser from others, as our pages have marked it; null: unmarked,
 *     or no browser
 */
public record Call(
    @Nullable Caller identified,
    Map<String, String> path,
    Map<String, String> query,
    JsonObject body,
    List<Upload> uploads,
    @Nullable String browser) {

  /** A call by no browser that our pages have marked. */
  public Call(
      @Nullable Caller identified,
      Map<String, String> path,
      Map<String, String> query,
      JsonObject body,
      List<Upload> uploads) {
    this(identified, path, query, body, uploads, null);
  }

  public Call {
    path = Map.copyOf(path);
    query = Map.copyOf(query);
    uploads = List.copyOf(uploads);
  }

  /**
   * One uploaded file.
   *
   * @param path where its bytes lie; whoever keeps them moves the file away
   */
  public record Upload(String field, String fileName, java.nio.file.Path path, long bytes) {}

  /**
   * Who calls.
   *
   * @throws Problem 401 if nobody proved who they are
   */
  public Caller caller() {
    if (identified == null) {
      throw Problem.of(ProblemType.UNAUTHENTICATED, "This needs an access token.");
    }
    return identified;
  }

  /** The workspace that the call is about. */
  public UUID workspaceId() {
    return caller().workspaceId();
  }

  /**
   * The id in the path.
   *
   * @throws Problem 404 if it names nothing that could exist
   */
  public UUID pathId(String name, IdKind kind) {
    return kind.read(path.getOrDefault(name, ""))
        .orElseThrow(
            () -> Problem.of(ProblemType.NOT_FOUND, "There is nothing with this id here."));
  }

  /** The query's parameter of that name. */
  public Optional<String> queried(String name) {
    return Optional.ofNullable(query.get(name));
  }
}
