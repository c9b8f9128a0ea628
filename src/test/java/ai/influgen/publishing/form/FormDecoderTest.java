package ai.influgen.publishing.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.form.Form.Field;
import ai.influgen.publishing.form.Form.FilePart;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormDecoderTest {
  private static final String TYPE = "multipart/form-data; boundary=a";
  private static final int DELIMITER_AND_DISPOSITION =
      "\r\n--a\r\nContent-Disposition: form-data; ".length();
  private static final FormLimits LIMITS = FormLimits.of(1 << 20);

  @TempDir private Path files;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "\r", "\n", "\r\n", "a\r", "a\r\r", "a\n", "a\r\n", "a\n\r", "a-", "a\r\n--", "a"
      })
  void aFileIsWhatWasSentWhereverItsEndIsCut(String text) throws IOException {
    byte[] file = text.getBytes(StandardCharsets.UTF_8);
    for (boolean withLength : new boolean[] {false, true}) {
      int end = Buffer.buffer(form(file, withLength)).toString().indexOf("name=\"second\"");
      int start = end - file.length - DELIMITER_AND_DISPOSITION - 4;
      for (int cut = start; cut < end; cut++) {
        arrivesCut(file, withLength, cut);
      }
    }
  }

  @Test
  void aFormIsWhatWasSentWhereverItIsCut() throws IOException {
    byte[] file = "a\r\n".getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= form(file, false).length; cut++) {
      arrivesCut(file, false, cut);
    }
  }

  private void arrivesCut(byte[] file, boolean withLength, int cut) throws IOException {
    Buffer body = Buffer.buffer(form(file, withLength));
    FormDecoder decoder = new FormDecoder(TYPE, files, LIMITS);
    decoder.offer(body.slice(0, cut));
    decoder.offer(body.slice(cut, body.length()));
    arrived(decoder.end(), file, "cut at " + cut);
  }

  @Test
  void aFileIsWhatWasSentByteByByte() throws IOException {
    Random random = new Random(17);
    for (int round = 0; round < 50; round++) {
      byte[] file = new byte[random.nextInt(300)];
      for (int i = 0; i < file.length; i++) {
        // mostly of the bytes that delimiters are made of
        file[i] =
            round % 2 == 0 ? (byte) random.nextInt() : (byte) "\r\n-x".charAt(random.nextInt(4));
      }
      FormDecoder decoder = new FormDecoder(TYPE, files, LIMITS);
      for (byte one : form(file, round % 3 == 0)) {
        decoder.offer(Buffer.buffer(new byte[] {one}));
      }
      arrived(decoder.end(), file, "round " + round);
    }
  }

  @Test
  void takesAFileWhoseTextHasAnotherCharset() throws IOException {
    Form form =
        decoded(
            """
            --a\r
            Content-Disposition: form-data; name="f"; filename="a.txt"\r
            Content-Type: text/plain; charset=utf-16\r
            \r
            abc\r
            --a--\r
            """);

    assertThat(form.file("f").orElseThrow().path()).hasContent("abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"no\": \"form\"}",
        "--a\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nno end",
        "--a\r\nContent-Disposition: form-data; name\r\n\r\n1\r\n--a--",
        "--a\r\nContent-Disposition: form-data\r\n\r\n1\r\n--a--",
        "--a\r\nContent-Type: multipart/mixed\r\n\r\n1\r\n--a--",
        "--a\r\n\r\n1\r\n--a--",
      })
  void refusesWhatIsNoForm(String body) {
    assertThatThrownBy(() -> decoded(body)).isInstanceOf(FormFailure.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "application/json", "multipart/form-data", "multipart/mixed; boundary=b"})
  void refusesAnotherType(String type) {
    assertThatThrownBy(() -> new FormDecoder(type, files, LIMITS))
        .isInstanceOf(FormFailure.Malformed.class);
  }

  @Test
  void refusesAFieldThatIsTooLarge() {
    String head = "--a\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n";

    assertThatThrownBy(() -> decoded(head + "x".repeat(8 * 1024 + 1) + "\r\n--a--"))
        .isInstanceOf(FormFailure.Malformed.class);
  }

  @Test
  void refusesTooManyParts() {
    String field = "--a\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n1\r\n";

    assertThatThrownBy(() -> decoded(field.repeat(257) + "--a--"))
        .isInstanceOf(FormFailure.Malformed.class);
  }

  @Test
  void theDisksFaultIsNotTheSenders() throws IOException {
    Path noDirectory = Files.writeString(files.resolve("file"), "");
    FormDecoder decoder = new FormDecoder(TYPE, noDirectory, LIMITS);

    assertThatThrownBy(() -> decoder.offer(Buffer.buffer(form(new byte[9], false))))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(FormFailure.class);
  }

  @Test
  void whatIsDiscardedLeavesNoFile() throws IOException {
    byte[] body = form(new byte[9], false);
    for (int cut = 0; cut <= body.length; cut++) {
      FormDecoder decoder = new FormDecoder(TYPE, files, LIMITS);
      decoder.offer(Buffer.buffer(body).slice(0, cut));
      decoder.discard();
    }
    assertThat(files).isEmptyDirectory();
  }

  private Form decoded(String body) throws IOException {
    FormDecoder decoder = new FormDecoder(TYPE, files, LIMITS);
    decoder.offer(Buffer.buffer(body));
    return decoder.end();
  }

  /** A field, a file, and a field. */
  private static byte[] form(byte[] file, boolean withLength) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "name=\"first\"", "1\r".getBytes(StandardCharsets.UTF_8), withLength);
    part(body, "name=\"file\"; filename=\"a.bin\"", file, withLength);
    part(body, "name=\"second\"", new byte[0], withLength);
    body.writeBytes("--a--\r\n".getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private static void part(
      ByteArrayOutputStream body, String names, byte[] bytes, boolean withLength) {
    String length = withLength ? "Content-Length: " + bytes.length + "\r\n" : "";
    String head = "--a\r\nContent-Disposition: form-data; " + names + "\r\n" + length;
    body.writeBytes((head + "\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static void arrived(Form form, byte[] file, String how) throws IOException {
    FilePart one = form.file("file").orElseThrow();
    assertThat(form.parts())
        .as(how)
        .containsExactly(new Field("first", "1\r"), one, new Field("second", ""));
    assertThat(form.fieldsBefore(one)).isEqualTo(Map.of("first", "1\r"));
    assertThat(one.fileName()).isEqualTo("a.bin");
    assertThat(Files.readAllBytes(one.path())).as(how).isEqualTo(file);
    assertThat(one.bytes()).as(how).isEqualTo(file.length);
    Files.delete(one.path());
  }
}
