package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.form.Form;
import ai.influgen.publishing.sandbox.MediaStore;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.Reply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Receives the file {@code media} with its fields, whether multipart or base64 within JSON. */
final class Parts {
  private final Vertx vertx;
  private final MediaStore store;

  Parts(Vertx vertx, MediaStore store) {
    this.vertx = vertx;
    this.store = store;
  }

  /** The file, in a place of its own, and what came with it. */
  record Part(Path file, long size, Map<String, String> fields) {
    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  /** Fails with {@link MediaStore.TooLarge} when the file has more bytes. */
  Future<Part> receive(Call call, long max) {
    return call.hasType("multipart/")
        ? call.receiveForm(store, max).compose(this::ofForm)
        : ofJson(call, max);
  }

  /** Lets the file go and refuses. */
  Future<Reply> refuse(Part part, Reply reply) {
    return vertx
        .fileSystem()
        .delete(part.file().toString())
        .transform(deleted -> Future.succeededFuture(reply));
  }

  private Future<Part> ofForm(Form form) {
    return form.file("media")
        .map(file -> Future.succeededFuture(new Part(file.path(), file.bytes(), form.fields())))
        .orElseGet(() -> store.delete(form).compose(deleted -> missing()));
  }

  private Future<Part> ofJson(Call call, long max) {
    JsonObject body = call.json().orElseGet(JsonObject::new);
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(body.getString("media", ""));
    } catch (IllegalArgumentException | ClassCastException e) {
      return missing();
    }
    if (bytes.length == 0) {
      return missing();
    }
    if (bytes.length > max) {
      return Future.failedFuture(new MediaStore.TooLarge(max));
    }
    Map<String, String> fields = new HashMap<>();
    body.forEach(field -> fields.put(field.getKey(), String.valueOf(field.getValue())));
    Path file = store.anyFile();
    return vertx
        .fileSystem()
        .writeFile(file.toString(), Buffer.buffer(bytes))
        .map(written -> new Part(file, bytes.length, fields));
  }

  private static Future<Part> missing() {
    return Future.failedFuture(
        Problems.invalid("media", "", "The file is missing or cannot be read.").exception());
  }
}
