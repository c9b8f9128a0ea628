package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Access;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Role;
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
 * Whose calls of an operation are let through, as the contract says. By its {@code security}:
 * everybody's if it names no scheme, else those with an access token, and those with an agency key
 * where that is named too. Of the people those whose role reaches its {@code x-role}.
 *
 * @param least the least role of a person; empty where no credential is asked for
 * @param keyScopes the scopes that an agency key needs, one at least; empty: no key is let through
 */
record Admission(Optional<Role> least, Optional<Set<Scope>> keyScopes) {
  private static final String ROLE = "x-role";
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
      return openTo(operation);
    }
    List<Set<String>> schemes = credentials.stream().map(JsonObject::fieldNames).toList();
    boolean known = Set.of(Set.of(ACCESS_TOKEN), Set.of(AGENCY_KEY)).containsAll(schemes);
    if (!known || !schemes.contains(Set.of(ACCESS_TOKEN))) {
      throw new IllegalStateException(
          "%s asks for %s: it has to take an %s, and may take an %s besides"
              .formatted(operation.getOperationId(), schemes, ACCESS_TOKEN, AGENCY_KEY));
    }
    return new Admission(
        Optional.of(role(operation)),
        credentials.stream()
            .map(credential -> credential.getJsonArray(AGENCY_KEY))
            .filter(Objects::nonNull)
            .map(names -> scopes(operation, names))
            .findFirst());
  }

  private static Admission openTo(Operation operation) {
    if (operation.getOpenAPIModel().containsKey(ROLE)) {
      throw new IllegalStateException(
          operation.getOperationId() + " asks for a role, but for no credential that proves one");
    }
    return new Admission(Optional.empty(), Optional.empty());
  }

  /** Whether no credential is asked for. */
  boolean open() {
    return least.isEmpty();
  }

  /**
   * The caller, if the credential reaches so far.
   *
   * @throws Problem 403 that says which credential, scope or role would
   */
  Caller admit(Caller caller) {
    return switch (caller.access()) {
      case Access.Person(Role role) -> {
        least.filter(needed -> !role.reaches(needed)).ifPresent(needed -> refuse(role, needed));
        yield caller;
      }
      case Access.Scoped(Set<Scope> scopes) -> {
        refuseUnlessOpenTo(scopes);
        yield caller;
      }
    };
  }

  private static void refuse(Role role, Role needed) {
    throw Problem.of(
            ProblemType.INSUFFICIENT_ROLE,
            "This needs the role `%s`, and yours is `%s`: ask who manages the workspace's people."
                .formatted(needed.wire(), role.wire()))
        .with(JsonObject.of("required_role", needed.wire()));
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

  private static Role role(Operation operation) {
    String name = operation.getOpenAPIModel().getString(ROLE, "");
    return Role.find(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s has to name the least role in %s: \"%s\" is none"
                        .formatted(operation.getOperationId(), ROLE, name)));
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
