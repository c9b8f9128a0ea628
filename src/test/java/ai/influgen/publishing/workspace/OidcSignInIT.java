package ai.influgen.publishing.workspace;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.HttpConfig;
import ai.influgen.publishing.http.TestEdge;
import ai.influgen.publishing.http.operation.Access;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Role;
import ai.influgen.publishing.http.page.ProviderPages;
import ai.influgen.publishing.http.page.SignInPages;
import ai.influgen.publishing.http.page.SignInWays;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.OidcIssuer;
import ai.influgen.publishing.testing.TestDatabase;
import ai.influgen.publishing.workspace.oidc.Oidc;
import ai.influgen.publishing.workspace.oidc.OidcConfig;
import ai.influgen.publishing.workspace.oidc.TestOidc;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by a browser at a real issuer, and attacks on it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcSignInIT {
  private static final String BEGIN = "/sign-in/oidc";

  private final OidcIssuer issuer = OidcIssuer.start();
  private final TestDatabase postgres = TestDatabase.fresh();
  private final WorkspaceAuthenticator authenticator =
      new WorkspaceAuthenticator(postgres.database(), InstantSource.system());
  private final UUID workspace = IdKind.next();
  private TestEdge edge;

  /** A browser that was sent off: what it keeps, and where to. */
  private record Away(String cookie, String consent) {}

  @BeforeAll
  void start(@TempDir Path uploads) {
    HttpConfig http = HttpConfig.of(0, URI.create("http://publishing.test"), uploads);
    OidcConfig config = TestOidc.config(issuer);
    Oidc oidc = new Oidc(postgres.vertx(), config, InstantSource.system());
    OidcSignIn provider =
        new OidcSignIn(postgres.database(), config, oidc, ProviderPages.redirectUri(http));
    SignIn sessions = new SignIn(postgres.database());
    SignInWays ways = new SignInWays(Optional.of(provider));
    edge =
        new TestEdge(
            uploads,
            authenticator,
            new ProviderPages(http, provider, sessions),
            new SignInPages(http, sessions, ways));
  }

  @AfterAll
  void stop() {
    edge.close();
    issuer.close();
    postgres.close();
  }

  @BeforeEach
  void moveIn() {
    execute("delete from access_token");
    execute("delete from member");
    execute("delete from workspace");
    execute(
        "insert into workspace (id, name, timezone) values ('%s', 'w', 'UTC')"
            .formatted(workspace));
  }

  @Test
  void signsInAndOut() {
    answer(rights("approver"));
    Away away = begin("?redirect=/docs?a=b");
    assertThat(away.consent())
        .startsWith(issuer.url() + "/authorize?")
        .contains("code_challenge_method=S256", "scope=openid", "response_type=code");

    HttpResponse<String> entered = comeBack(away, backFrom(away.consent()));

    assertThat(entered.statusCode()).isEqualTo(303);
    assertThat(entered.headers().firstValue("Location")).contains("/docs?a=b");
    String session = session(entered);
    Caller caller = await(authenticator.authenticate(session));
    assertThat(caller.workspaceId()).isEqualTo(workspace);
    assertThat(caller.access()).isEqualTo(new Access.Person(Role.APPROVER));

    edge.send(
        edge.request("/sign-out")
            .header("Cookie", "influgen_session=" + session)
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.noBody()));
    assertThat(count("access_token")).isZero();
  }

  @Test
  void comesBackOnce() {
    answer(rights("viewer"));
    Away away = begin("");
    String back = backFrom(away.consent());
    session(comeBack(away, back));

    assertRefused(comeBack(away, back), "was used already");
    assertRefused(comeBack(away, backFrom(away.consent())), "was used already");
  }

  @Test
  void takesNoStateThatItDidNotGive() {
    Away away = begin("");
    String back = backFrom(away.consent());

    assertRefused(comeBack(away, back.replaceAll("state=[^&]+", "state=made-up")), "not begun");
    assertRefused(comeBack(away, back.replaceAll("&?state=[^&]+", "")), "not begun");
    execute("update sign_in_state set expires_at = now()");
    assertRefused(comeBack(away, back), "longer than ten minutes");
  }

  @Test
  void signsNobodyInWithAnothersBrowser() {
    answer(rights("owner"));
    Away attacker = begin("");
    Away victim = begin("");
    String attackersLink = backFrom(attacker.consent());

    assertRefused(comeBack(victim, attackersLink), "not begun in this browser");
    assertRefused(edge.send(edge.request(attackersLink)), "not begun in this browser");
    assertThat(comeBack(attacker, attackersLink).statusCode())
        .as("nor was it spoilt")
        .isEqualTo(303);
  }

  @Test
  void takesNoTokenOfAnotherSignIn() {
    answer(rights("owner"));
    Away away = begin("");

    String replayed = away.consent().replaceAll("nonce=[^&]+", "nonce=of-another-sign-in");

    assertRefused(comeBack(away, backFrom(replayed)), "not of this sign-in");
  }

  @Test
  void takesNoCodeWhoseVerifierIsAnothers() {
    answer(rights("owner"));
    Away away = begin("");

    String stolen =
        away.consent().replaceAll("code_challenge=[^&]+", "code_challenge=" + "x".repeat(43));

    assertRefused(comeBack(away, backFrom(stolen)), "did not confirm");
  }

  @Test
  void takesNoIdTokenForOthersOrOutOfTime() {
    long now = Instant.now().getEpochSecond();
    assertNotEntered(Map.of("iss", "http://evil.test"), "issuer");
    assertNotEntered(Map.of("aud", "another-client"), "meant for somebody else");
    assertNotEntered(Map.of("azp", "another-client"), "another client");
    assertNotEntered(Map.of("aud", List.of(OidcIssuer.CLIENT, "another")), "another client");
    assertNotEntered(Map.of("exp", now - 60), "has expired");
    assertNotEntered(Map.of("role", "nobody"), "no role");
    assertNotEntered(Map.of("workspace", IdKind.WORKSPACE.show(IdKind.next())), "workspace");
    assertThat(count("member")).isZero();
  }

  @Test
  void findsTheRoleInTheAccessTokenWhereTheIdTokenHasNone() {
    issuer.answerCodes(Map.of(), rights("editor"));
    Away away = begin("");
    Caller alice =
        await(authenticator.authenticate(session(comeBack(away, backFrom(away.consent())))));
    assertThat(alice.access()).isEqualTo(new Access.Person(Role.EDITOR));

    Map<String, Object> ofMallory = new HashMap<>(rights("owner"));
    ofMallory.put("sub", "mallory");
    issuer.answerCodes(Map.of(), ofMallory);
    Away another = begin("");
    assertRefused(comeBack(another, backFrom(another.consent())), "You are known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.test", "//evil.test", "/\\evil.test", "/%2e%2e/evil"})
  void leadsNowhereElse(String redirect) {
    answer(rights("viewer"));
    Away away = begin("?redirect=" + URLEncoder.encode(redirect, StandardCharsets.UTF_8));

    assertThat(comeBack(away, backFrom(away.consent())).headers().firstValue("Location"))
        .contains("/settings");
  }

  @Test
  void saysWhyTheIssuerSentNobody() {
    assertRefused(comeBackWith("error=access_denied"), "was not allowed");
    assertRefused(comeBackWith("error=server_error&error_description=%3Cb%3E"), "could not sign");
    assertRefused(comeBackWith(""), "could not sign");
    answer(rights("owner"));
    assertRefused(comeBackWith("code=made-up"), "not of this sign-in");
    assertRefused(comeBackWith("code=c&iss=https://evil.test"), "somebody else");
  }

  private void assertNotEntered(Map<String, Object> wrong, String why) {
    Map<String, Object> claims = new HashMap<>(rights("owner"));
    claims.putAll(wrong);
    answer(claims);
    Away away = begin("");
    assertRefused(comeBack(away, backFrom(away.consent())), why);
  }

  private HttpResponse<String> comeBackWith(String parameters) {
    Away away = begin("");
    String state = away.consent().replaceAll(".*[?&]state=([^&]+).*", "$1");
    return comeBack(away, BEGIN + "/callback?state=" + state + "&" + parameters);
  }

  private void answer(Map<String, Object> claims) {
    issuer.answerCodes(claims, claims);
  }

  private Map<String, Object> rights(String role) {
    return Map.of("workspace", IdKind.WORKSPACE.show(workspace), "role", role, "name", "Alice");
  }

  private Away begin(String query) {
    HttpResponse<String> answer = edge.send(edge.request(BEGIN + query));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return new Away(
        answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0],
        answer.headers().firstValue("Location").orElseThrow());
  }

  /** Where the issuer sends the browser; it asks nothing, and signs in at once. */
  private String backFrom(String consent) {
    HttpResponse<String> answer = edge.send(HttpRequest.newBuilder(URI.create(consent)));
    String to = answer.headers().firstValue("Location").orElseThrow();
    assertThat(to).startsWith("http://publishing.test" + BEGIN + "/callback?");
    return to.substring("http://publishing.test".length());
  }

  private HttpResponse<String> comeBack(Away away, String back) {
    return edge.send(edge.request(back).header("Cookie", away.cookie()));
  }

  private static String session(HttpResponse<String> answer) {
    String start = "influgen_session=";
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(start))
        .map(cookie -> cookie.substring(start.length(), cookie.indexOf(';')))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not signed in: " + answer.body()));
  }

  private void assertRefused(HttpResponse<String> answer, String why) {
    assertThat(answer.statusCode()).isIn(401, 403);
    assertThat(answer.body()).contains("You are not signed in", why).doesNotContain("<b>", "eyJ");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("influgen_session="));
  }

  private long count(String table) {
    return await(
        postgres
            .database()
            .one("select count(*) from " + table, Tuple.tuple(), row -> row.getLong(0))
            .map(Optional::orElseThrow));
  }

  private void execute(String sql) {
    await(postgres.database().execute(sql, Tuple.tuple()));
  }
}
