package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every row of the table of crashes names a test that there is. */
class StateMachineDocTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)` \\|$");

  @Test
  void everyCrashHasATest() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("docs/state-machine.md")).stream()
            .dropWhile(line -> !line.startsWith("| point |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();

    assertThat(rows).hasSizeGreaterThan(15).allSatisfy(StateMachineDocTest::namesATest);
  }

  private static void namesATest(String row) {
    Matcher named = NAMED.matcher(row);
    assertThat(named.find()).as(row).isTrue();
    String method = "\\n  @Test(Factory)?\\n  \\S+.* " + named.group(2) + "\\(";
    assertThat(source(named.group(1))).as(row).containsPattern(method);
  }

  private static String source(String type) {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      Path file =
          files
              .filter(path -> path.endsWith(type + ".java"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no test " + type));
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
