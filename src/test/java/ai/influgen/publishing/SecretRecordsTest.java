package ai.influgen.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.StoredConnection;
import ai.influgen.publishing.http.operation.RedirectPath;
import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.runtime.PostgresAddress;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No record that holds a secret, however deep, has it in its text. */
class SecretRecordsTest {
  private static final String VALUE = "THE-SECRET-ITSELF";

  static List<Class<?>> records() throws IOException {
    Path root = Path.of(Secret.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    try (Stream<Path> files = Files.walk(root.resolve("ai"))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.contains("/sandbox/"))
          .filter(name -> !name.endsWith("-info.class"))
          .<Class<?>>map(SecretRecordsTest::loaded)
          .filter(Class::isRecord)
          .filter(type -> type != Secret.class && holdsSecrets(type, Set.of()))
          .toList();
    }
  }

  private static Class<?> loaded(String file) {
    try {
      String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
      return Class.forName(name, false, SecretRecordsTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void findsThem() throws IOException {
    assertThat(records()).contains(Tokens.class, Account.class, StoredConnection.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void hidesWhatItHolds(Class<?> type) throws ReflectiveOperationException {
    assertThat("" + sample(type)).doesNotContain(VALUE);
  }

  private static boolean holdsSecrets(Type type, Set<Type> seen) {
    if (seen.contains(type)) {
      return false;
    }
    Set<Type> more = Stream.concat(seen.stream(), Stream.of(type)).collect(Collectors.toSet());
    if (type instanceof ParameterizedType generic) {
      return Arrays.stream(generic.getActualTypeArguments()).anyMatch(t -> holdsSecrets(t, more));
    }
    return switch (type) {
      case Class<?> c when c == Secret.class || c == Buffer.class || c == byte[].class -> true;
      case Class<?> c when c == PlatformResponse.class -> true;
      case Class<?> c when c.isRecord() ->
          Arrays.stream(c.getRecordComponents())
              .anyMatch(part -> holdsSecrets(part.getGenericType(), more));
      case Class<?> c when c.isSealed() ->
          Arrays.stream(c.getPermittedSubclasses()).anyMatch(p -> holdsSecrets(p, more));
      default -> false;
    };
  }

  private static @Nullable Object sample(Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      return container(generic);
    }
    Class<?> c = (Class<?>) type;
    if (c.isRecord()) {
      return record(c);
    }
    if (c.isSealed()) {
      for (Class<?> one : c.getPermittedSubclasses()) {
        if (holdsSecrets(one, Set.of())) {
          return sample(one);
        }
      }
      return sample(c.getPermittedSubclasses()[0]);
    }
    return c.isEnum() ? c.getEnumConstants()[0] : plain(c);
  }

  private static @Nullable Object container(ParameterizedType generic)
      throws ReflectiveOperationException {
    Class<?> raw = (Class<?>) generic.getRawType();
    Type[] of = generic.getActualTypeArguments();
    Object last = of[of.length - 1] instanceof Class<?> type ? sample(type) : null;
    if (raw == List.class) {
      return last == null ? List.of() : List.of(last);
    }
    if (raw == Set.class) {
      return last == null ? Set.of() : Set.of(last);
    }
    if (raw == Optional.class) {
      return Optional.ofNullable(last);
    }
    if (raw == Map.class) {
      Object key = sample(of[0]);
      return last == null || key == null ? Map.of() : Map.of(key, last);
    }
    return null;
  }

  private static Object record(Class<?> type) throws ReflectiveOperationException {
    if (type == Secret.class) {
      return new Secret(VALUE);
    }
    if (type == PlatformResponse.class) {
      return new PlatformResponse(200, Map.of("set-cookie", VALUE), VALUE);
    }
    if (type == RedirectPath.class) {
      return RedirectPath.of("/settings").orElseThrow();
    }
    if (type == PostgresAddress.class) {
      return new PostgresAddress("postgresql://user:" + VALUE + "@db:5432/influgen");
    }
    RecordComponent[] parts = type.getRecordComponents();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = sample(parts[i].getGenericType());
    }
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private static @Nullable Object plain(Class<?> type) {
    Map<Class<?>, Object> samples =
        Map.ofEntries(
            Map.entry(String.class, "words"),
            Map.entry(Buffer.class, Buffer.buffer(VALUE)),
            Map.entry(byte[].class, VALUE.getBytes(StandardCharsets.UTF_8)),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(double.class, 1.0),
            Map.entry(boolean.class, true),
            Map.entry(UUID.class, new UUID(1, 1)),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(LocalDateTime.class, LocalDateTime.MIN),
            Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(URI.class, URI.create("https://a.example/b")),
            Map.entry(Path.class, Path.of("a")),
            Map.entry(HttpMethod.class, HttpMethod.GET),
            Map.entry(JsonObject.class, new JsonObject()),
            Map.entry(JsonArray.class, new JsonArray()));
    return samples.get(type);
  }
}
