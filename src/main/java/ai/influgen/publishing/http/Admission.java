package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Access;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose calls of an operation are let through, as the contract's {@code security} says: everybody's
 * if it names no scheme, else those with an access token, and those with an agency key where that
 * is named too.
 *
 * @param open whether no credential is asked for
 * @param keyScopes the scopes that an agency key needs, one at least; empty: no key is let through
 */
record Admission(boolean open, Optional<Set<Scope>> keyScopes) {
  private static final String ACCESS_TOKEN = "accessToken";
  private static final String AGENCY_KEY = "agencyKey";

  /**
   * Reads what the contract says.
   *
   * @throws IllegalStateException if it says what isn't kept here
   */
  static Admission of(Operation operation) {
    List<JsonObject> credentials = Contract.security(operation);
    if (credentials.isEmpty()) {
      return new Admission(true, Optional.empty());
    }
    List<Set<String>> schemes = credentials.stream().map(JsonObject::fieldNames).toList();
    boolean known = Set.of(Set.of(ACCESS_TOKEN), Set.of(AGENCY_KEY)).containsAll(schemes);
    if (!known || !schemes.contains(Set.of(ACCESS_TOKEN))) {
      throw new IllegalStateException(
          "%s asks for %s: it has to take an %s, and may take an %s besides"
              .formatted(operation.getOperationId(), schemes, ACCESS_TOKEN, AGENCY_KEY));
    }
    return new Admission(
        false,
        credentials.stream()
            .map(credential -> credential.getJsonArray(AGENCY_KEY))
            .filter(Objects::nonNull)
            .map(names -> scopes(operation, names))
            .findFirst());
  }

  /**
   * The caller, if the credential reaches so far.
   *
   * @throws Problem 403 that says which credential or scope would
   */
  Caller admit(Caller caller) {
    return switch (caller.access()) {
      case Access.Full() -> caller;
      case Access.Scoped(Set<Scope> scopes) -> {
        refuseUnlessOpenTo(scopes);
        yield caller;
      }
    };
  }

  private void refuseUnlessOpenTo(Set<Scope> scopes) {
    Set<Scope> needed = keyScopes.orElseThrow(Admission::accessTokenNeeded);
    if (!scopes.containsAll(needed)) {
      throw insufficient(
          needed.stream().map(Scope::wire).sorted().collect(Collectors.joining(" ")));
    }
  }

  private static Problem accessTokenNeeded() {
    return Problem.of(
            ProblemType.ACCESS_TOKEN_NEEDED, "No agency key may call this: send an access token.")
        .with(JsonObject.of("required_credential", "access_token"));
  }

  private static Problem insufficient(String needed) {
    return Problem.of(
            ProblemType.INSUFFICIENT_SCOPE,
            "This agency key lacks the scope `" + needed + "`: make one that has it.")
        .with(JsonObject.of("required_scope", needed));
  }

  private static Set<Scope> scopes(Operation operation, JsonArray names) {
    if (names.isEmpty()) {
      throw new IllegalStateException(
          "%s asks for no scope of an %s: any key would do"
              .formatted(operation.getOperationId(), AGENCY_KEY));
    }
    return names.stream()
        .map(Object::toString)
        .map(
            name ->
                Scope.find(name)
                    .orElseThrow(
                        () ->
                            new IllegalStateException(
                                operation.getOperationId()
                                    + " asks for no scope of ours: "
                                    + name)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
