package ai.influgen.publishing.sandbox;

import io.vertx.core.Vertx;
import java.time.InstantSource;

/** What every simulated platform builds on. */
public record SandboxContext(
    Vertx vertx,
    InstantSource clock,
    PublicUrl url,
    StateLog log,
    MediaStore media,
    Ledger ledger,
    Faults faults) {}
