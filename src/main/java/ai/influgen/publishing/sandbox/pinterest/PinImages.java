package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.ImageHeader;
import ai.influgen.publishing.sandbox.MediaFetch;
import ai.influgen.publishing.sandbox.MediaStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Fetches the images of a Pin, looks at their bytes and keeps them. */
final class PinImages {
  private final Vertx vertx;
  private final MediaStore store;
  private final MediaFetch fetch;
  private final PinterestSettings settings;

  PinImages(Vertx vertx, MediaStore store, PinterestSettings settings) {
    this.vertx = vertx;
    this.store = store;
    this.fetch = new MediaFetch(vertx, store);
    this.settings = settings;
  }

  /**
   * Takes them one after the other, in their order. Fails with {@link
   * ai.influgen.publishing.sandbox.call.ReplyException}.
   *
   * @param rejects asked once for each image: whether it is to be refused, whatever it is
   */
  Future<List<Pin.Image>> take(List<PinSource.Origin> origins, BooleanSupplier rejects) {
    Future<List<Pin.Image>> taken = Future.succeededFuture(List.of());
    for (PinSource.Origin origin : origins) {
      taken = taken.compose(before -> one(origin, rejects).map(image -> with(before, image)));
    }
    return taken;
  }

  private Future<Pin.Image> one(PinSource.Origin origin, BooleanSupplier rejects) {
    if (rejects.getAsBoolean()) {
      return Future.failedFuture(Errors.IMAGE_BROKEN.exception());
    }
    return switch (origin) {
      case PinSource.Address(String url) -> fetched(url).compose(file -> look(file, ""));
      case PinSource.Inline(String type, String data) ->
          decoded(data).compose(file -> look(file, type));
    };
  }

  private Future<Path> fetched(String url) {
    return fetch
        .fetch(url, settings.number("image_max_bytes"), settings.millis("fetch_timeout_ms"))
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof MediaStore.TooLarge
                        ? Errors.invalid("the image is too large").exception()
                        : Errors.UNREACHABLE.exception()));
  }

  private Future<Path> decoded(String data) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(Errors.invalid("'data' is no base64").exception());
    }
    if (bytes.length > settings.number("base64_max_bytes")) {
      return Future.failedFuture(Errors.invalid("the image is too large").exception());
    }
    Path file = store.anyFile();
    return vertx.fileSystem().writeFile(file.toString(), Buffer.buffer(bytes)).map(file);
  }

  private Future<Pin.Image> look(Path file, String type) {
    return vertx
        .executeBlocking(() -> keep(file, type), false)
        .onFailure(refused -> vertx.fileSystem().delete(file.toString()));
  }

  private Pin.Image keep(Path file, String type) throws IOException {
    Optional<ImageHeader> header = ImageHeader.read(file);
    if (header.isEmpty() || !(type.isEmpty() || type.equals(header.get().format().mediaType()))) {
      throw Errors.IMAGE_BROKEN.exception();
    }
    ImageHeader image = header.get();
    if (Math.min(image.width(), image.height()) < settings.number("min_image_px")) {
      throw Errors.IMAGE_SMALL.exception();
    }
    String name = store.keep(file, image.format().extension());
    return new Pin.Image(name, image.width(), image.height());
  }

  private static List<Pin.Image> with(List<Pin.Image> before, Pin.Image image) {
    List<Pin.Image> all = new ArrayList<>(before);
    all.add(image);
    return List.copyOf(all);
  }
}
