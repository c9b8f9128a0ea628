package ai.influgen.publishing.workspace.oidc;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Role;
import ai.influgen.publishing.runtime.IdKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads from checked claims who somebody is here. */
final class Identities {
  private static final int MAX_NAME = 200;

  /** The longest that OpenID Connect allows (Core 1.0, section 2). */
  private static final int MAX_SUBJECT = 255;

  private final OidcConfig.Mapping mapping;

  Identities(OidcConfig.Mapping mapping) {
    this.mapping = mapping;
  }

  /** Whether the claims say all that is needed. */
  boolean suffices(Claims claims) {
    return role(claims).isPresent() && workspace(claims).isPresent();
  }

  /**
   * Who it is.
   *
   * @param of whose claims these are
   * @param rights where workspace and role are read: the same person's
   * @throws ai.influgen.publishing.http.operation.Problem 403 if their workspace can't be told
   */
  Identity read(Claims of, Claims rights) {
    UUID workspace = workspace(rights).orElseThrow(Oidc::noSuchWorkspace);
    String subject = of.text("sub").orElseThrow();
    if (subject.length() > MAX_SUBJECT || subject.indexOf('\0') >= 0) {
      throw Refusals.token("names somebody in a way that can't be kept");
    }
    Instant end = of.instant("exp").orElseThrow();
    return new Identity(
        workspace,
        of.text("iss").orElseThrow(),
        subject,
        name(of),
        role(rights),
        of.instant("iat").orElseThrow(),
        end);
  }

  /** The one that is named: which of several is meant nobody can tell. */
  private Optional<UUID> workspace(Claims claims) {
    List<String> named = claims.texts(mapping.workspaceClaim());
    return mapping
        .workspace()
        .or(() -> named.size() == 1 ? IdKind.WORKSPACE.read(named.getFirst()) : Optional.empty());
  }

  /** Of several the one that reaches furthest. */
  private Optional<Role> role(Claims claims) {
    return claims.texts(mapping.roleClaim()).stream()
        .map(mapping.roles()::get)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  private static Optional<String> name(Claims claims) {
    return Stream.of("name", "preferred_username", "email")
        .flatMap(claim -> claims.text(claim).stream())
        .map(text -> text.replace("\0", "").strip())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .map(Identities::shortened);
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= MAX_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MAX_NAME));
  }

  /** What somebody is told who has no role here. */
  Problem noRole() {
    return Refusals.person(
        "You are known, but have no role here: ask who manages your sign-in for one of %s in `%s`."
            .formatted(mapping.roles().keySet().stream().sorted().toList(), mapping.roleClaim()));
  }
}
