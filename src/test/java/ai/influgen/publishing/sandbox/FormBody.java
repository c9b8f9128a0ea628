package ai.influgen.publishing.sandbox;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Bodies of forms, as browsers and HTTP clients write them. */
public final class FormBody {
  private static final String BOUNDARY = "----a-boundary";

  private FormBody() {}

  /** Posts fields as {@code application/x-www-form-urlencoded}. */
  public static HttpRequest.Builder post(HttpRequest.Builder request, Map<String, String> fields) {
    return request
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(encoded(fields)));
  }

  /** Posts fields, then a file, then more fields, as {@code multipart/form-data}. */
  public static HttpRequest.Builder post(
      HttpRequest.Builder request,
      Map<String, String> before,
      String name,
      byte[] file,
      Map<String, String> after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    before.forEach((field, value) -> field(out, field, value));
    text(
        out,
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            .formatted(BOUNDARY, name));
    out.writeBytes(file);
    text(out, "\r\n");
    after.forEach((field, value) -> field(out, field, value));
    text(out, "--" + BOUNDARY + "--\r\n");
    return request
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofByteArray(out.toByteArray()));
  }

  /** Fields as a query. */
  public static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** The fields of an address's query. */
  public static Map<String, String> query(String address) {
    Map<String, String> fields = new HashMap<>();
    List<String> pairs = Arrays.asList(address.substring(address.indexOf('?') + 1).split("&", -1));
    pairs.stream()
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return fields;
  }

  private static void field(ByteArrayOutputStream out, String name, String value) {
    text(
        out,
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(BOUNDARY, name, value));
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
