package ai.influgen.publishing.form;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.EndOfDataDecoderException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a form apart, piece by piece. All of it blocks, and one thread at a time may use it. After
 * a failure it must be discarded.
 *
 * <p>The work is Netty's, which has one flaw: when a piece ends between the CR and the LF before a
 * boundary, the part grows by that CR. So a CR at the end of a piece waits for the next one.
 */
final class FormDecoder {
  /** What is on the heap is nobody's to release. */
  private static final ByteBufAllocator HEAP = new UnpooledByteBufAllocator(false);

  private static final byte CR = '\r';

  private final PartFiles files;
  private final HttpPostMultipartRequestDecoder decoder;
  private final List<Form.Part> parts = new ArrayList<>();
  private boolean empty = true;
  private boolean heldCr;

  /**
   * A decoder for a body of that type.
   *
   * @throws FormFailure.Malformed if it is no form's type, or has no boundary
   */
  FormDecoder(String contentType, Path directory, FormLimits limits) throws FormFailure.Malformed {
    files = new PartFiles(directory, limits);
    try {
      HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
      request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
      if (!HttpPostRequestDecoder.isMultipart(request)) {
        throw new FormFailure.Malformed("No multipart/form-data with a boundary: " + contentType);
      }
      decoder =
          new HttpPostMultipartRequestDecoder(
              files, request, StandardCharsets.UTF_8, limits.parts(), limits.fieldBytes());
    } catch (RuntimeException e) {
      throw new FormFailure.Malformed(e);
    }
  }

  /** Takes the next piece of the body. */
  void offer(Buffer piece) throws IOException {
    if (piece.length() == 0) {
      return;
    }
    empty = false;
    ByteBuf bytes = HEAP.heapBuffer(piece.length() + 1);
    if (heldCr) {
      bytes.writeByte(CR);
    }
    bytes.writeBytes(piece.getBytes());
    heldCr = bytes.getByte(bytes.writerIndex() - 1) == CR;
    if (heldCr) {
      bytes.writerIndex(bytes.writerIndex() - 1);
    }
    decode(new DefaultHttpContent(bytes));
  }

  /** The form, whose files are the caller's from now on. A body of no byte is one of no part. */
  Form end() throws IOException {
    if (heldCr) {
      decode(new DefaultHttpContent(HEAP.heapBuffer(1).writeByte(CR)));
    }
    boolean whole = decode(LastHttpContent.EMPTY_LAST_CONTENT);
    if (!whole && !empty) {
      throw new FormFailure.Malformed("The form has no end");
    }
    files.keep();
    decoder.destroy();
    return new Form(parts);
  }

  /** Lets go of all, and deletes the files. */
  void discard() {
    try {
      decoder.destroy();
    } finally {
      files.delete();
    }
  }

  /** Whether that was the end of the form. */
  private boolean decode(HttpContent bytes) throws IOException {
    try {
      decoder.offer(bytes);
      while (decoder.hasNext()) {
        parts.add(part(decoder.next()));
      }
      return false;
    } catch (EndOfDataDecoderException _) {
      return true;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (RuntimeException e) {
      // besides its own exceptions, those that broken heads lead to, such as of an index
      throw new FormFailure.Malformed(e);
    }
  }

  private static Form.Part part(InterfaceHttpData data) throws IOException {
    return switch (data) {
      case FileUpload file ->
          new Form.FilePart(
              file.getName(), file.getFilename(), file.getFile().toPath(), file.length());
      case Attribute field -> new Form.Field(field.getName(), field.getValue());
      default -> throw new FormFailure.Malformed("Neither a field nor a file: " + data);
    };
  }
}
