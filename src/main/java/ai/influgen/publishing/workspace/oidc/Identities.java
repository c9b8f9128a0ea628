package ai.influgen.publishing.workspace.oidc;

import ai.influgen.publishing.http.operation.Role;
import ai.influgen.publishing.runtime.IdKind;
import java.time.Instant;
import java.util.Comparator;
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
   * @throws ai.influgen.publishing.http.operation.Problem 403 if they have no place here
   */
  Identity read(Claims of, Claims rights) {
    UUID workspace = workspace(rights).orElseThrow(Oidc::noSuchWorkspace);
    Role role = role(rights).orElseThrow(this::noRole);
    String subject = of.text("sub").orElseThrow();
    if (subject.length() > MAX_SUBJECT || subject.indexOf('\0') >= 0) {
      throw Refusals.token("names somebody in a way that can't be kept");
    }
    Instant end = of.instant("exp").orElseThrow();
    return new Identity(
        workspace,
        of.text("iss").orElseThrow(),
        subject,
        name(of, subject),
        role,
        of.instant("iat").orElse(Instant.EPOCH),
        end);
  }

  private Optional<UUID> workspace(Claims claims) {
    return mapping
        .workspace()
        .or(
            () ->
                claims.texts(mapping.workspaceClaim()).stream()
                    .findFirst()
                    .flatMap(IdKind.WORKSPACE::read));
  }

  /** Of several the one that reaches furthest. */
  private Optional<Role> role(Claims claims) {
    return claims.texts(mapping.roleClaim()).stream()
        .map(mapping.roles()::get)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  private static String name(Claims claims, String subject) {
    String name =
        Stream.of("name", "preferred_username", "email")
            .flatMap(claim -> claims.text(claim).stream())
            .map(text -> text.replace("\0", "").strip())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(subject);
    return name.codePointCount(0, name.length()) <= MAX_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MAX_NAME));
  }

  private RuntimeException noRole() {
    return Refusals.person(
        "You are known, but have no role here: ask who manages your sign-in for one of %s in `%s`."
            .formatted(mapping.roles().keySet().stream().sorted().toList(), mapping.roleClaim()));
  }
}
