package ai.influgen.publishing.workspace.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.http.operation.Scope;
import ai.influgen.publishing.workspace.ApiKeys;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes an agency key, and tells it this once. */
final class CreateApiKey implements Operation {
  /** The last one that is written with four digits. */
  private static final int LAST_YEAR = 9999;

  private final ApiKeys keys;
  private final InstantSource clock;

  CreateApiKey(ApiKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "createApiKey";
  }

  @Override
  public Future<Reply> handle(Call call) {
    JsonObject body = call.body();
    ApiKeys.Wanted wanted =
        new ApiKeys.Wanted(
            body.getString("name"),
            scopes(body.getJsonArray("scopes")),
            end(body.getString("expires_at")));
    return keys.create(call.caller(), wanted)
        .map(made -> new Reply(201, made.key().toJson().put("key", made.value()), Map.of()));
  }

  private static Set<Scope> scopes(@Nullable JsonArray named) {
    if (named == null) {
      return Set.of(Scope.PUBLISH);
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (int i = 0; i < named.size(); i++) {
      scopes.add(scope("/scopes/" + i, named.getString(i)));
    }
    return scopes;
  }

  private static Scope scope(String pointer, String name) {
    String known = Arrays.stream(Scope.values()).map(Scope::wire).collect(Collectors.joining(", "));
    return Scope.find(name)
        .orElseThrow(
            () ->
                Problem.invalid(
                    pointer,
                    "\"" + name + "\" is no scope of an API key: there is " + known + "."));
  }

  private @Nullable Instant end(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Instant end = instant(text);
    if (!end.isAfter(clock.instant())) {
      throw Problem.invalid("/expires_at", end + " is over already: choose a later time.");
    }
    return end;
  }

  private static Instant instant(String text) {
    try {
      OffsetDateTime read = OffsetDateTime.parse(text);
      if (read.getYear() <= LAST_YEAR) {
        return read.toInstant();
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw Problem.invalid(
        "/expires_at", "\"" + text + "\" is no instant: give one such as 2027-03-23T00:00:00Z.");
  }
}
