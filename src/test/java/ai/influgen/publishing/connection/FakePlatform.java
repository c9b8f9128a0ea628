package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.Adapter;
import ai.influgen.publishing.platform.Boards;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.RefreshModel;
import ai.influgen.publishing.platform.Rules;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A platform that asks one question per connect and refresh, and ends as a test has set. */
final class FakePlatform implements Platform, OAuth {
  static final String ACCESS = "SECRET-ACCESS-";

  private final PlatformName name;
  private final Set<String> aliases;

  volatile @Nullable AppCredentials credentials =
      new AppCredentials("app", new Secret("SECRET-APP"));
  volatile ConnectStep connectEnd = new ConnectStep.Denied("nothing is set");
  volatile RefreshStep refreshEnd = new RefreshStep.Later("nothing is set");
  volatile RefreshModel refreshModel =
      new RefreshModel(Duration.ofDays(60), Duration.ofDays(30), Duration.ZERO, true, null);
  volatile @Nullable ConnectJob lastConnect;
  volatile @Nullable FakeBoards boards;

  FakePlatform(String name, String... aliases) {
    this.name = new PlatformName(name);
    this.aliases = Set.of(aliases);
  }

  /** Consent covers these accounts. */
  void grants(Instant expiresAt, String... remoteIds) {
    List<RemoteAccount> accounts =
        List.of(remoteIds).stream().map(id -> account(id, expiresAt)).toList();
    connectEnd = new ConnectStep.Granted(accounts, List.of("publish"));
  }

  /** Consent covers one account, until then however often it is refreshed. */
  void grantsUntil(Instant grantEnd, Instant expiresAt, String remoteId) {
    RemoteAccount one = account(remoteId, expiresAt);
    Account account = one.account();
    Tokens tokens = account.tokens().ending(grantEnd);
    connectEnd =
        new ConnectStep.Granted(
            List.of(
                new RemoteAccount(
                    new Account(account.remoteId(), account.username(), tokens, account.details()),
                    one.displayName(),
                    one.picture())),
            List.of("publish"));
  }

  static RemoteAccount account(String id, @Nullable Instant expiresAt) {
    Tokens tokens =
        new Tokens(
            new Secret(ACCESS + id), Map.of("refresh", new Secret("SECRET-REFRESH")), expiresAt);
    JsonObject details = new JsonObject().put("page_id", "page-" + id);
    return new RemoteAccount(
        new Account(id, "user" + id, tokens, details), "User " + id, URI.create("http://p/" + id));
  }

  @Override
  public @Nullable AppCredentials credentials() {
    return credentials;
  }

  @Override
  public URI authorizeUrl(AppCredentials app, URI redirectUri, String state, String codeChallenge) {
    return URI.create(
        "https://%s.example/dialog?state=%s&code_challenge=%s&redirect_uri=%s"
            .formatted(name, state, codeChallenge, redirectUri));
  }

  @Override
  public ConnectStep connect(ConnectJob job) {
    lastConnect = job;
    return job.answers().containsKey("token")
        ? connectEnd
        : new ConnectStep.Ask("token", request(HttpMethod.POST, "/token"));
  }

  @Override
  public RefreshModel refreshModel() {
    return refreshModel;
  }

  @Override
  public RefreshStep refresh(RefreshJob job) {
    return job.answers().containsKey("refresh")
        ? refreshEnd
        : new RefreshStep.Ask("refresh", request(HttpMethod.POST, "/refresh"));
  }

  @Override
  public PlatformRequest revoke(AppCredentials app, Account account) {
    return request(HttpMethod.DELETE, "/grant");
  }

  private PlatformRequest request(HttpMethod method, String path) {
    return new PlatformRequest(
        method,
        URI.create("https://" + name + ".example" + path),
        Map.of(),
        Map.of("Authorization", "Bearer SECRET-HEADER"),
        new PlatformRequest.Body.None(),
        Duration.ofSeconds(5));
  }

  @Override
  public PlatformName name() {
    return name;
  }

  @Override
  public Set<String> aliases() {
    return aliases;
  }

  @Override
  public String title() {
    return name.value().substring(0, 1).toUpperCase(Locale.ROOT) + name.value().substring(1);
  }

  @Override
  public OAuth oauth() {
    return this;
  }

  @Override
  public Optional<Boards> boards() {
    return Optional.ofNullable(boards);
  }

  @Override
  public Rules rules() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Adapter adapter() {
    throw new UnsupportedOperationException();
  }
}
