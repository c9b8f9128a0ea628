package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.FixedWindows;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Caller;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/** What every call passes: its token, the limit of its category with the headers, its scopes. */
final class Gate {
  private static final String APP = "app";

  private final Tokens tokens;
  private final PinterestSettings settings;
  private final InstantSource clock;
  private final FixedWindows minutes;
  private final FixedWindows days;

  /** The categories of Pinterest's page "Rate limits" that publishing meets. */
  enum Category {
    READ,
    WRITE
  }

  Gate(Tokens tokens, PinterestSettings settings, InstantSource clock) {
    this.tokens = tokens;
    this.settings = settings;
    this.clock = clock;
    this.minutes = new FixedWindows(clock, Duration.ofMinutes(1));
    this.days = new FixedWindows(clock, Duration.ofDays(1));
  }

  /** Lets a call with a token through, and says who calls. */
  Account pass(Call call, Category category, String... scopes) {
    return caller(call, category, scopes).account();
  }

  /** The same with the token, for what depends on its scopes. */
  Caller caller(Call call, Category category, String... scopes) {
    Caller caller = tokens.caller(call.bearer());
    count(call, category, caller.account().id());
    return caller.require(scopes);
  }

  /** Lets a call of the application itself through, which has its credentials checked. */
  void passApp(Call call, Category category) {
    boolean known =
        call.basic()
            .filter(
                app ->
                    app.user().equals(PinterestLogin.APP.clientId())
                        && app.password().equals(PinterestLogin.APP.clientSecret()))
            .isPresent();
    if (!known) {
      throw Errors.AUTHENTICATION.exception();
    }
    count(call, category, APP);
  }

  private void count(Call call, Category category, String user) {
    boolean trial = settings.on("trial");
    String name = category.name().toLowerCase(Locale.ROOT);
    long limit = settings.number(trial ? "trial_" + name + "_per_day" : name + "_per_minute");
    FixedWindows.Usage usage =
        trial ? days.use(name, limit) : minutes.use(name + ":" + user, limit);
    long seconds = Math.ceilDiv(Duration.between(clock.instant(), usage.reset()).toMillis(), 1000L);
    call.answerHeader("x-ratelimit-limit", Long.toString(limit));
    call.answerHeader("x-ratelimit-remaining", Long.toString(usage.remaining()));
    call.answerHeader("x-ratelimit-reset", Long.toString(seconds));
    if (!usage.allowed()) {
      throw Errors.RATE.exception();
    }
  }
}
