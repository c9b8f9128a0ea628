package ai.influgen.publishing.workspace;

import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.RedirectPath;
import ai.influgen.publishing.http.page.ProviderSignIn;
import ai.influgen.publishing.http.page.Sessions.Session;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.workspace.oidc.Oidc;
import ai.influgen.publishing.workspace.oidc.OidcConfig;
import ai.influgen.publishing.workspace.oidc.SignInRequest;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Signs browsers in by the configured issuer: code flow with PKCE, then a session of our own. */
public final class OidcSignIn implements ProviderSignIn {
  /** A working day: whom the issuer doesn't know any more isn't let in again the next. */
  private static final Duration SESSION_LIFE = Duration.ofHours(12);

  private final Database database;
  private final OidcConfig config;
  private final Oidc oidc;
  private final OidcPeople people;
  private final SignInStates states;
  private final String redirectUri;

  /**
   * Sign-in by that issuer.
   *
   * @param redirectUri where it sends browsers back to
   */
  public OidcSignIn(Database database, OidcConfig config, Oidc oidc, String redirectUri) {
    this.database = database;
    this.config = config;
    this.oidc = oidc;
    this.people = new OidcPeople(database, oidc);
    this.states = new SignInStates(database);
    this.redirectUri = redirectUri;
  }

  @Override
  public String label() {
    return config.name();
  }

  @Override
  public Future<Begun> begin(RedirectPath to) {
    String state = TokenValue.random();
    String browser = TokenValue.random();
    SignInStates.Kept kept = new SignInStates.Kept(TokenValue.random(), TokenValue.random(), to);
    SignInRequest request = new SignInRequest(state, kept.nonce(), challenge(kept.verifier()));
    // asked first, so that nothing is kept while nobody can be sent there
    return oidc.consent(request, redirectUri)
        .compose(
            at ->
                states
                    .begin(state, browser, kept)
                    .map(begun -> new Begun(at, browser, SignInStates.LIFE)));
  }

  @Override
  public Future<Entered> end(Return back) {
    return taken(back)
        .compose(
            kept ->
                oidc.signedIn(new Oidc.Code(code(back), kept.verifier(), kept.nonce(), redirectUri))
                    .compose(people::meet)
                    .compose(this::session)
                    .map(session -> new Entered(session, kept.to())));
  }

  private Future<SignInStates.Kept> taken(Return back) {
    String state = back.state();
    String browser = back.browser();
    return (state == null || browser == null
            ? Future.succeededFuture(Optional.<SignInStates.Kept>empty())
            : states.take(state, browser))
        .map(found -> found.orElseThrow(OidcSignIn::notBegun));
  }

  private String code(Return back) {
    // RFC 9207: an answer of somebody else is not for us
    if (back.issuer() != null && !oidc.isIssuer(back.issuer())) {
      throw refused("The answer came from somebody else than %s.".formatted(config.name()));
    }
    if ("access_denied".equals(back.error())) {
      throw refused("%s was not allowed to sign you in.".formatted(config.name()));
    }
    String code = back.code();
    if (back.error() != null || code == null || code.isEmpty()) {
      throw refused("%s could not sign you in.".formatted(config.name()));
    }
    return code;
  }

  private Future<Session> session(Caller person) {
    return database
        .transaction(
            connection -> TokenStore.issue(connection, TokenKind.SESSION, person, SESSION_LIFE))
        .map(token -> new Session(token, SESSION_LIFE));
  }

  private static String challenge(String verifier) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(TokenValue.hash(verifier));
  }

  private static Problem notBegun() {
    return refused(
        "This sign-in was not begun in this browser, was used already, or took longer than ten"
            + " minutes.");
  }

  private static Problem refused(String words) {
    return Problem.of(ProblemType.UNAUTHENTICATED, words + " Begin again.");
  }
}
