package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import java.util.HashMap;
import java.util.Map;

/** Fresh tokens over the ones of before. */
final class TokenMerge {
  private TokenMerge() {}

  /** What the answer left out or left empty stays: an empty token never overwrites one. */
  static Tokens of(Tokens before, Tokens fresh) {
    Map<String, Secret> others = new HashMap<>(before.others());
    fresh
        .others()
        .forEach(
            (name, secret) -> {
              if (!secret.reveal().isBlank()) {
                others.put(name, secret);
              }
            });
    return new Tokens(fresh.access(), others, fresh.expiresAt());
  }
}
