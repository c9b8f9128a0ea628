package ai.influgen.publishing.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.influgen.publishing.platform.OAuth.AppCredentials;
import ai.influgen.publishing.platform.OAuth.ConnectJob;
import ai.influgen.publishing.platform.OAuth.ConnectStep;
import ai.influgen.publishing.testing.Lab;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A person may leave a permission out. Each platform's connect finds that, and says which one and
 * how to grant it; at the first publish it would be too late.
 */
class HalfGrantedTest {
  private static final AppCredentials APP = new AppCredentials("app", new Secret("app-secret"));
  private static final URI CALLBACK = URI.create("https://pub.example/callback");

  /** Asked for, and good to have: a connect goes on without them. */
  private static final Set<String> OPTIONAL = Set.of("business_management", "video.upload");

  private static final Set<String> AFTER_THE_PERMISSIONS =
      Set.of("me", "user", "user-account", "channel");

  @ParameterizedTest(name = "{0} without {1}")
  @MethodSource("permissions")
  void refusesAConsentInWhichAPermissionIsLeftOut(String platform, String left, OAuth oauth) {
    List<String> others = asked(oauth).stream().filter(scope -> !scope.equals(left)).toList();

    ConnectStep end = connect(platform, oauth, others, left);

    if (OPTIONAL.contains(left)) {
      assertThat(end).isInstanceOf(ConnectStep.Ask.class);
      return;
    }
    assertThat(end).isInstanceOf(ConnectStep.Denied.class);
    assertThat(((ConnectStep.Denied) end).message())
        .startsWith("Not granted: " + left.replaceAll(".*/", "") + ".")
        .containsIgnoringCase("connect again");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("platforms")
  void goesOnWhereAllWasGranted(String platform, OAuth oauth) {
    assertThat(connect(platform, oauth, asked(oauth), "none"))
        .isInstanceOfSatisfying(
            ConnectStep.Ask.class, ask -> assertThat(ask.name()).isIn(AFTER_THE_PERMISSIONS));
  }

  static Stream<Arguments> platforms() {
    return Lab.platforms().map(platform -> arguments(platform.name().value(), platform.oauth()));
  }

  static Stream<Arguments> permissions() {
    return Lab.platforms()
        .flatMap(
            platform ->
                asked(platform.oauth()).stream()
                    .map(scope -> arguments(platform.name().value(), scope, platform.oauth())));
  }

  /** What the dialog is told to ask the person for. */
  private static List<String> asked(OAuth oauth) {
    String query = oauth.authorizeUrl(APP, CALLBACK, "state", "challenge").getRawQuery();
    String scopes =
        Arrays.stream(query.split("&"))
            .filter(parameter -> parameter.startsWith("scope="))
            .map(parameter -> parameter.substring("scope=".length()))
            .findFirst()
            .orElseThrow();
    return List.of(URLDecoder.decode(scopes, StandardCharsets.UTF_8).split("[ ,]"));
  }

  /** Runs a connect up to where the permissions are known. */
  private static ConnectStep connect(
      String platform, OAuth oauth, List<String> granted, String declined) {
    Map<String, PlatformResponse> answers = new HashMap<>();
    while (true) {
      ConnectStep step =
          oauth.connect(
              new ConnectJob(
                  APP,
                  CALLBACK,
                  new Secret("code"),
                  new Secret("verifier"),
                  answers,
                  Instant.EPOCH));
      if (!(step instanceof ConnectStep.Ask(String name, PlatformRequest _))
          || AFTER_THE_PERMISSIONS.contains(name)) {
        return step;
      }
      JsonObject answer =
          name.equals("permissions") ? permissions(granted, declined) : token(platform, granted);
      answers.put(name, new PlatformResponse(200, Map.of(), answer.encode()));
    }
  }

  private static JsonObject token(String platform, List<String> granted) {
    JsonObject token =
        new JsonObject()
            .put("access_token", "access")
            .put("refresh_token", "refresh")
            .put("expires_in", 7200)
            .put("open_id", "open");
    return platform.equals("instagram")
        ? token
        : token.put("scope", String.join(platform.equals("tiktok") ? "," : " ", granted));
  }

  private static JsonObject permissions(List<String> granted, String declined) {
    JsonArray all = new JsonArray();
    granted.forEach(name -> all.add(permission(name, "granted")));
    return new JsonObject().put("data", all.add(permission(declined, "declined")));
  }

  private static JsonObject permission(String name, String status) {
    return new JsonObject().put("permission", name).put("status", status);
  }
}
