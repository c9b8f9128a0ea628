package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformRequest.Body;
import io.vertx.core.buffer.Buffer;
import java.util.UUID;

/**
 * What stands around the file in a form of several parts (RFC 7578).
 *
 * @param length of the whole body, the file included, in bytes
 */
record MultipartFrame(String contentType, Buffer head, Buffer tail, long length) {

  static MultipartFrame of(Body.Multipart form) {
    String boundary = "influgen-" + UUID.randomUUID();
    Buffer head = Buffer.buffer();
    for (Body.Multipart.Field field : form.fields()) {
      head.appendString(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(boundary, field.name(), field.value()));
    }
    head.appendString(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, form.part(), form.fileName(), form.media().item().contentType()));
    Buffer tail = Buffer.buffer("\r\n--" + boundary + "--\r\n");
    return new MultipartFrame(
        "multipart/form-data; boundary=" + boundary,
        head,
        tail,
        head.length() + form.media().length() + tail.length());
  }

  /** Without the fields: among them are the signatures of upload addresses. */
  @Override
  public String toString() {
    return "MultipartFrame[" + length + " bytes]";
  }
}
