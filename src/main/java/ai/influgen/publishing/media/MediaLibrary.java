package ai.influgen.publishing.media;

import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The parts of this feature, put together.
 *
 * @param storage where the bytes lie, for whoever sends them to a platform
 * @param store which media a workspace has
 * @param links where a platform fetches them
 * @param routes what serves those links
 */
public record MediaLibrary(
    MediaStorage storage,
    MediaStore store,
    MediaIntake intake,
    MediaImport imports,
    SignedLinks links,
    MediaRoutes routes) {
  private static final Duration IMPORT_LIMIT = Duration.ofMinutes(5);

  /** Puts them together as configured; touches neither disk nor database yet. */
  public static MediaLibrary open(
      Vertx vertx, Database database, MediaConfig config, InstantSource clock) {
    MediaStorage storage = new MediaStorage(vertx, config.dir());
    MediaStore store = new MediaStore(database);
    String path = System.getenv().getOrDefault("PATH", "");
    MediaProbe probe =
        new MediaProbe(new FfmpegProbe(new FfmpegBinary(config.dir().resolve("bin"), path)));
    MediaIntake intake = new MediaIntake(vertx, probe, storage, store, config.maxBytes(), clock);
    AddressGuard guard =
        new AddressGuard(config.privateAddressesAllowed(), InetAddress::getAllByName);
    MediaImport imports =
        new MediaImport(
            vertx, guard, storage, intake, new MediaImport.Limits(config.maxBytes(), IMPORT_LIMIT));
    SignedLinks links =
        new SignedLinks(config.publicUrl(), config.signingKey(), config.linkLife(), clock);
    return new MediaLibrary(
        storage, store, intake, imports, links, new MediaRoutes(vertx, links, storage));
  }
}
