package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.FixedWindows;
import ai.influgen.publishing.sandbox.oauth.Caller;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What every call passes: its token, its limits with their headers, its scopes, and whether it is
 * paid for.
 */
final class Gate {
  private static final String APP = "app";

  private final Tokens tokens;
  private final TwitterSettings settings;
  private final FixedWindows quarters;
  private final FixedWindows days;

  Gate(Tokens tokens, TwitterSettings settings, InstantSource clock) {
    this.tokens = tokens;
    this.settings = settings;
    this.quarters = new FixedWindows(clock, Duration.ofMinutes(15));
    this.days = new FixedWindows(clock, Duration.ofHours(24));
  }

  /** Lets a call through, and says who calls. */
  Caller pass(Call call, Endpoint endpoint) {
    Caller caller = tokens.caller(call.bearer());
    String id = caller.account().id();
    count(
        call,
        "x-rate-limit",
        settings.number(endpoint.setting()),
        quarters.use(endpoint + ":" + id, settings.number(endpoint.setting())));
    caller.require(endpoint.scopes());
    if (endpoint.billed() && !settings.on("credits")) {
      throw Problems.creditsDepleted().exception();
    }
    if (endpoint == Endpoint.CREATE) {
      countDay(call, "x-user-limit-24hour", settings.number("user_limit_24h"), id);
      countDay(call, "x-app-limit-24hour", settings.number("app_limit_24h"), APP);
    }
    return caller;
  }

  /** Counts a post that was made before a restart. */
  void postedEarlier(String account, Instant at) {
    days.countEarlier(account, at);
    days.countEarlier(APP, at);
  }

  private void countDay(Call call, String family, long limit, String key) {
    FixedWindows.Usage usage = days.use(key, limit == 0 ? Long.MAX_VALUE : limit);
    if (limit > 0) {
      count(call, family, limit, usage);
    }
  }

  private static void count(Call call, String family, long limit, FixedWindows.Usage usage) {
    call.answerHeader(family + "-limit", Long.toString(limit));
    call.answerHeader(family + "-remaining", Long.toString(usage.remaining()));
    call.answerHeader(family + "-reset", Long.toString(usage.reset().getEpochSecond()));
    if (!usage.allowed()) {
      throw Problems.tooMany().exception();
    }
  }
}
