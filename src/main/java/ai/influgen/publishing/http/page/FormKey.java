package ai.influgen.publishing.http.page;

import ai.influgen.publishing.http.BrowserMark;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a form of ours carries so that no other page can have made it: a digest of the browser's
 * mark, which other pages can neither read nor send, and of what the form is about. The pages that
 * tell nobody where they are have no {@code Origin} to check instead.
 */
final class FormKey {
  /** The form's field. */
  static final String FIELD = "form_key";

  private FormKey() {}

  /** The key for a browser with that mark. */
  static String of(String mark, String about) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(sha256("form key 1\n" + mark + "\n" + about));
  }

  /** Whether the form that was sent is one of ours, made in the same browser. */
  static boolean fits(HttpServerRequest request, String about) {
    String mark = BrowserMark.of(request);
    String key = request.getFormAttribute(FIELD);
    return mark != null
        && key != null
        && MessageDigest.isEqual(
            key.getBytes(StandardCharsets.UTF_8), of(mark, about).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
