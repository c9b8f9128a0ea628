package ai.influgen.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What the compiler does not check of the sources. */
class SourceTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path BENCH = Path.of("src/bench/java");
  private static final Path CONTRACT = Path.of("src/main/resources/openapi.yaml");
  private static final String PACKAGE_INFO = "package-info.java";
  private static final Pattern OPERATION_ID =
      Pattern.compile("^ +operationId: (\\w+)$", Pattern.MULTILINE);
  private static final int FILE_CEILING = 300;
  private static final int METHOD_CEILING = 40;

  @Test
  void everyPackageIsNullMarkedAndSaysWhatItIs() {
    assertThat(sources().map(Path::getParent).distinct())
        .isNotEmpty()
        .allSatisfy(
            folder ->
                assertThat(folder.resolve(PACKAGE_INFO))
                    .content()
                    .startsWith("/**")
                    .contains("@NullMarked"));
  }

  @Test
  void noFileIsLongerThanItsCeiling() {
    assertThat(sources())
        .allSatisfy(file -> assertThat(lines(file)).hasSizeLessThanOrEqualTo(FILE_CEILING));
  }

  @Test
  void noMethodIsLongerThanItsCeiling() throws IOException {
    List<String> tooLong = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources().toList()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      task.parse().forEach(unit -> new LongMethods(unit, positions).scan(unit, tooLong));
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void everyOperationOfTheContractHasAClassOfItsName() throws IOException {
    Matcher ids = OPERATION_ID.matcher(Files.readString(CONTRACT));
    List<String> expected = ids.results().map(id -> capitalised(id.group(1)) + ".java").toList();
    List<String> found =
        sources()
            .filter(file -> file.getParent().endsWith("api"))
            .map(file -> file.getFileName().toString())
            .toList();
    assertThat(expected).isNotEmpty();
    assertThat(found).containsAll(expected);
  }

  private static final class LongMethods extends TreeScanner<Void, List<String>> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    LongMethods(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public Void visitMethod(MethodTree method, List<String> tooLong) {
      LineMap map = unit.getLineMap();
      long first = map.getLineNumber(positions.getStartPosition(unit, method));
      long last = map.getLineNumber(positions.getEndPosition(unit, method));
      if (last - first + 1 > METHOD_CEILING) {
        tooLong.add(
            "%s:%d %s has %d lines"
                .formatted(
                    unit.getSourceFile().getName(), first, method.getName(), last - first + 1));
      }
      return super.visitMethod(method, tooLong);
    }
  }

  private static String capitalised(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> sources() {
    return Stream.of(MAIN, BENCH).flatMap(SourceTest::sources);
  }

  private static Stream<Path> sources(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(Collectors.toList())
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
