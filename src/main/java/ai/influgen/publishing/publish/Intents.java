package ai.influgen.publishing.publish;

import ai.influgen.publishing.runtime.Batch;
import ai.influgen.publishing.runtime.Columns;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable permission to make the one call that may not be repeated. A crash after it leaves a
 * row that says so, and nobody calls again before the platform was asked.
 */
final class Intents {
  private static final Logger LOG = LoggerFactory.getLogger(Intents.class);

  /** How many permissions share a commit. */
  private static final int AT_ONCE = 500;

  private final Database database;
  private final UUID instance;
  private final Batch<Question, Optional<Verdict>> asks;
  private final Batch<Question, Optional<Verdict>> patient;
  private final Batch<UUID, Optional<Instant>> closed;

  /** What came of asking. */
  sealed interface Verdict {
    /** Call now, once, within the send deadline. */
    record Granted(Instant intentAt) implements Verdict {}

    /** Don't call. */
    sealed interface Refusal extends Verdict {}

    /**
     * Ask again in a moment: another post of the account goes first, or somebody just looks at this
     * one.
     */
    record Busy() implements Refusal {}

    /** The platform asked to leave the account alone until then. */
    record NotBefore(Instant until) implements Refusal {}

    /** The same payload's fate is unknown on this account. */
    record TwinUnsettled() implements Refusal {}

    /** Publishing it is paused. */
    record Paused() implements Refusal {}

    /** What was prepared is not what is approved now. */
    record Stale() implements Refusal {}

    /** The claim is somebody else's by now: hands off. */
    record Lost() implements Refusal {}
  }

  private record Question(UUID postId, UUID token, String approvalHash, String payloadHash) {}

  Intents(Database database, UUID instance) {
    this.database = database;
    this.instance = instance;
    this.asks = new Batch<>(AT_ONCE, 2, questions -> decide(IntentSql.INTENT_LOCK, questions));
    this.patient = new Batch<>(1, 2, question -> decide(IntentSql.INTENT_LOCK_PATIENT, question));
    this.closed = Batch.lookup(AT_ONCE, 1, this::closedGates);
  }

  /**
   * Asks for the permission. If the answer gets lost, what was decided is read back, never guessed.
   */
  Future<Verdict> ask(Claim claim, String approvalHash, String payloadHash) {
    Question question = new Question(claim.postId(), claim.token(), approvalHash, payloadHash);
    // who has to wait for an account does so alone, and keeps nobody else waiting
    return asks.ask(question)
        .compose(
            decided ->
                decided.isPresent() ? Future.succeededFuture(decided) : patient.ask(question))
        .map(decided -> decided.orElseGet(Verdict.Busy::new));
  }

  // an answer is empty where the account's gate was locked
  private Future<List<Optional<Verdict>>> decide(String lock, List<Question> questions) {
    IdentityHashMap<Question, Optional<Verdict>> decided = new IdentityHashMap<>();
    return database
        .transaction(tx -> decide(tx, lock, questions, decided))
        .recover(
            e -> {
              LOG.debug("what came of {} questions is read back", questions.size(), e);
              decided.clear();
              return Future.succeededFuture();
            })
        .compose(_ -> readBack(questions.stream().filter(q -> !decided.containsKey(q)).toList()))
        .map(
            standing ->
                questions.stream()
                    .map(q -> decided.getOrDefault(q, Optional.ofNullable(standing.get(q))))
                    .toList());
  }

  private Future<Void> decide(
      SqlConnection tx,
      String lock,
      List<Question> questions,
      IdentityHashMap<Question, Optional<Verdict>> decided) {
    List<Question> ours = new ArrayList<>();
    return Database.list(
            tx,
            lock,
            claims(questions).tuple().addUUID(instance),
            row -> {
              Question question = questions.get(row.getInteger("n") - 1);
              return row.getBoolean("locked")
                  ? ours.add(question)
                  : decided.put(question, Optional.empty());
            })
        .compose(_ -> ours.isEmpty() ? Future.succeededFuture(List.of()) : judge(tx, ours, decided))
        .mapEmpty();
  }

  private static Future<List<Verdict>> judge(
      SqlConnection tx, List<Question> ours, IdentityHashMap<Question, Optional<Verdict>> decided) {
    Tuple columns = claims(ours).texts(Question::approvalHash).texts(Question::payloadHash).tuple();
    return Database.list(
        tx,
        IntentSql.INTENT,
        columns,
        row -> {
          Verdict verdict = verdict(row);
          decided.put(ours.get(row.getInteger("n") - 1), Optional.of(verdict));
          return verdict;
        });
  }

  private static Columns<Question> claims(List<Question> questions) {
    return Columns.of(questions).uuids(Question::postId).uuids(Question::token);
  }

  private Future<IdentityHashMap<Question, Verdict>> readBack(List<Question> untold) {
    IdentityHashMap<Question, Verdict> standing = new IdentityHashMap<>();
    if (untold.isEmpty()) {
      return Future.succeededFuture(standing);
    }
    untold.forEach(question -> standing.put(question, new Verdict.Lost()));
    return database
        .list(
            IntentSql.INTENT_READ_BACK,
            claims(untold).tuple(),
            row -> standing.put(untold.get(row.getInteger("n") - 1), standing(row)))
        .map(standing);
  }

  private static Verdict standing(Row row) {
    return row.getString("state").equals("sending")
        ? new Verdict.Granted(row.getOffsetDateTime("intent_at").toInstant())
        : new Verdict.Busy();
  }

  private static Verdict verdict(Row row) {
    return switch (row.getString("verdict")) {
      case "granted" -> new Verdict.Granted(row.getOffsetDateTime("intent_at").toInstant());
      case "lane" -> new Verdict.Busy();
      case "not_before" -> new Verdict.NotBefore(row.getOffsetDateTime("not_before").toInstant());
      case "twin" -> new Verdict.TwinUnsettled();
      case "stale" -> new Verdict.Stale();
      case "paused" -> new Verdict.Paused();
      default -> throw new IllegalStateException("an intent can't be " + row.getString("verdict"));
    };
  }

  /** Until when the platform asked to leave the account alone; empty: it did not. */
  Future<Optional<Instant>> closedUntil(UUID connectionId) {
    return closed.ask(connectionId);
  }

  private Future<Map<UUID, Instant>> closedGates(Collection<UUID> connections) {
    return database
        .list(
            IntentSql.CLOSED_GATES,
            Tuple.tuple().addArrayOfUUID(connections.toArray(UUID[]::new)),
            row ->
                Map.entry(
                    row.getUUID("connection_id"), row.getOffsetDateTime("not_before").toInstant()))
        .map(
            rows ->
                rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Keeps every post of the account from committing until then. */
  Future<Void> closeGate(UUID connectionId, Instant until) {
    return database
        .execute(IntentSql.CLOSE_GATE, Tuple.of(connectionId, Times.db(until)))
        .mapEmpty();
  }
}
