package ai.influgen.publishing.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.HttpConfig;
import ai.influgen.publishing.http.TestEdge;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.RedirectPath;
import io.vertx.core.Future;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderPagesTest {
  private final Scripted provider = new Scripted();
  private TestEdge edge;

  @BeforeAll
  void start(@TempDir Path uploads) {
    HttpConfig config = HttpConfig.of(0, URI.create("https://publishing.test"), uploads);
    SignInWays ways = new SignInWays(Optional.of(provider));
    edge =
        new TestEdge(
            uploads,
            List.of(
                self -> new ProviderPages(config, provider, provider),
                self -> new SettingsPages(config, self::authenticate, self.calls(), ways)));
  }

  @AfterAll
  void stop() {
    edge.close();
  }

  @Test
  void offersTheWayInWhereNobodyIsSignedIn() {
    HttpResponse<String> answer = edge.send(edge.request("/settings"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("Sign in with A&amp;B", "action=\"/sign-in/oidc\"", "sign-in link");
  }

  @Test
  void sendsTheBrowserOffWithACookieOfItsOwn() {
    HttpResponse<String> answer = edge.send(edge.request("/sign-in/oidc?redirect=/docs"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("https://issuer.test/authorize");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("influgen_sign_in=browser-1;")
        .contains("HTTPOnly", "Secure", "SameSite=Lax", "Max-Age=60", "Path=/sign-in/oidc");
    assertThat(provider.wanted.getLast().value()).isEqualTo("/docs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.test",
        "//evil.test",
        "/\\evil.test",
        "/../x",
        "javascript:alert(1)",
        "/a%0d"
      })
  void goesNowhereElseAfterwards(String redirect) {
    String query = URLEncoder.encode(redirect, StandardCharsets.UTF_8);

    edge.send(edge.request("/sign-in/oidc?redirect=" + query));

    assertThat(provider.wanted.getLast()).isEqualTo(RedirectPath.DEFAULT);
  }

  @Test
  void exchangesWhatCameBackForASession() {
    HttpResponse<String> answer =
        edge.send(
            edge.request("/sign-in/oidc/callback?state=s&code=c&iss=i")
                .header("Cookie", "influgen_sign_in=browser-1; influgen_session=ss_former"));

    assertThat(provider.closed).containsExactly("ss_former");

    assertThat(provider.returned.getLast())
        .isEqualTo(new ProviderSignIn.Return("browser-1", "s", "c", null, "i"));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/docs?a=b");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(cookie -> assertThat(cookie).startsWith("influgen_session=ss_good;"))
        .anySatisfy(
            cookie -> assertThat(cookie).startsWith("influgen_sign_in=;").contains("Max-Age=0"));
  }

  @Test
  void saysInOurWordsWhyNobodyIsSignedIn() {
    HttpResponse<String> answer =
        edge.send(edge.request("/sign-in/oidc/callback?error=%3Cscript%3E&state=s"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(answer.body())
        .contains("You are not signed in", "Not &lt;you&gt;.", "Sign in with")
        .doesNotContain("<script");
  }

  private static final class Scripted implements ProviderSignIn, Sessions {
    private final List<RedirectPath> wanted = new ArrayList<>();
    private final List<Return> returned = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();

    @Override
    public String label() {
      return "A&B";
    }

    @Override
    public Future<Optional<Session>> open(String signInToken) {
      return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Void> close(String sessionToken) {
      closed.add(sessionToken);
      return Future.succeededFuture();
    }

    @Override
    public Future<Begun> begin(RedirectPath to) {
      wanted.add(to);
      return Future.succeededFuture(
          new Begun(
              URI.create("https://issuer.test/authorize"), "browser-1", Duration.ofMinutes(1)));
    }

    @Override
    public Future<Entered> end(Return back) {
      returned.add(back);
      return back.code() == null
          ? Future.failedFuture(Problem.of(ProblemType.UNAUTHENTICATED, "Not <you>."))
          : Future.succeededFuture(
              new Entered(
                  new Sessions.Session(TestEdge.SESSION, Duration.ofMinutes(1)),
                  new RedirectPath("/docs?a=b")));
    }
  }
}
