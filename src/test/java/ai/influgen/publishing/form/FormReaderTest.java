package ai.influgen.publishing.form;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormReaderTest {
  private static final String TYPE = "multipart/form-data; boundary=b";
  private static final Buffer HEAD =
      Buffer.buffer("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n");
  private static final Buffer CLOSE = Buffer.buffer("\r\n--b--\r\n");
  private static final Buffer KILOBYTE = Buffer.buffer(new byte[1024]);

  @TempDir private Path files;

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Pieces body = new Pieces(context);

  @AfterEach
  void stop() {
    await(vertx.close());
  }

  @Test
  void takesAFileCutWithinItsDelimiter() {
    Future<Form> form = read(1 << 20);
    body.bring(List.of(HEAD, Buffer.buffer("bytes\r"), Buffer.buffer("\n--b--")));
    body.end();

    assertThat(await(form).files().getFirst().path()).hasContent("bytes");
  }

  @Test
  void letsTheSenderWaitForTheDisk() {
    Future<Form> form = read(100 << 20);
    body.bring(List.of(HEAD));
    body.bring(Collections.nCopies(20 << 10, KILOBYTE));
    body.bring(List.of(CLOSE));
    body.end();

    assertThat(await(form).files().getFirst().bytes()).isEqualTo(20 << 20);
    assertThat(body.pauses()).isPositive();
  }

  @Test
  void refusesTooMuchAndDropsTheRest() {
    Future<Form> form = read(300 << 10);
    body.bring(List.of(HEAD));
    body.bring(Collections.nCopies(1 << 10, KILOBYTE));
    body.end();

    assertThatThrownBy(() -> await(form)).isInstanceOf(FormFailure.TooLarge.class);
    await(body.taken());
    assertThat(files).isEmptyDirectory();
  }

  @Test
  void takesAFormAsLargeAsAllowed() {
    Future<Form> form = read(HEAD.length() + KILOBYTE.length() + CLOSE.length());
    body.bring(List.of(HEAD, KILOBYTE, CLOSE));
    body.end();

    assertThat(await(form).files().getFirst().bytes()).isEqualTo(1024);
  }

  @Test
  void leavesNothingOfABodyThatBreaksOff() {
    Future<Form> form = read(1 << 20);
    body.bring(List.of(HEAD, KILOBYTE));
    body.breakOff();

    assertThatThrownBy(() -> await(form))
        .isInstanceOf(FormFailure.BrokenOff.class)
        .hasRootCauseMessage("cut");
    assertThat(files).isEmptyDirectory();
  }

  @Test
  void refusesWhatIsNoFormAndDropsIt() {
    Future<Form> form = read(1 << 20, null);
    body.bring(List.of(KILOBYTE));
    body.end();

    assertThatThrownBy(() -> await(form)).isInstanceOf(FormFailure.Malformed.class);
    await(body.taken());
  }

  @Test
  void aBodyOfNoByteIsAFormOfNoPart() {
    Future<Form> form = read(1 << 20);
    body.end();

    assertThat(await(form)).isEqualTo(Form.EMPTY);
  }

  private Future<Form> read(long max) {
    return read(max, TYPE);
  }

  private Future<Form> read(long max, @Nullable String type) {
    return Future.future(
        done ->
            context.runOnContext(
                any ->
                    new FormReader(vertx, files, FormLimits.of(max))
                        .read(body, type)
                        .onComplete(done)));
  }
}
