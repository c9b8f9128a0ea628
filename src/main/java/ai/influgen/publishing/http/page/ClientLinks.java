package ai.influgen.publishing.http.page;

import io.vertx.core.Future;

/** The connect links that clients hold. */
public interface ClientLinks {
  /** What a link turns out to be. */
  sealed interface Found {
    /** It may be used. */
    record Works(ClientLink link) implements Found {}

    /** It has expired or was revoked. */
    record Over() implements Found {}

    /** It never was one of ours. */
    record Unknown() implements Found {}
  }

  /** What the token in an address stands for. */
  Future<Found> find(String token);
}
