package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallHandler;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Accounts;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Posting, deleting, and reading one post. */
final class TweetRoutes {
  private static final String PATH = TwitterSandbox.API + "/2/tweets";

  private final Gate gate;
  private final Tweets tweets;
  private final TweetCheck check;
  private final Accounts accounts;
  private final TwitterSettings settings;

  TweetRoutes(
      Gate gate, Tweets tweets, TweetCheck check, Accounts accounts, TwitterSettings settings) {
    this.gate = gate;
    this.tweets = tweets;
    this.check = check;
    this.accounts = accounts;
    this.settings = settings;
  }

  void mount(Calls calls) {
    calls.route(HttpMethod.POST, PATH, CallKind.PUBLISH, CallHandler.of(this::post));
    calls.route(HttpMethod.DELETE, PATH + "/:id", CallKind.STAGE, CallHandler.of(this::delete));
    calls.route(HttpMethod.GET, PATH + "/:id", CallKind.READ, CallHandler.of(this::read));
  }

  /** The names in {@code tweet.fields}. */
  static Set<String> fields(Call call) {
    return Arrays.stream(call.query("tweet.fields").orElse("").split(",", -1))
        .map(String::strip)
        .collect(Collectors.toSet());
  }

  private Reply post(Call call) {
    Account account = gate.pass(call, Endpoint.CREATE).account();
    JsonObject body =
        call.json()
            .orElseThrow(() -> Problems.invalid("body", "", "Requires a JSON body").exception());
    Tweet tweet = tweets.post(account, check.check(body, account));
    return Reply.json(201, data(TweetJson.created(tweet, account, settings.on("escaped_text"))));
  }

  private Reply delete(Call call) {
    Account account = gate.pass(call, Endpoint.DELETE).account();
    String id = call.path("id");
    Tweet tweet = tweets.find(id).orElseThrow(() -> Problems.notFound("tweet", id).exception());
    if (!tweet.account().equals(account.id())) {
      throw Problems.forbidden("You are not permitted to perform this action.").exception();
    }
    tweets.delete(tweet);
    return Reply.ok(data(new JsonObject().put("deleted", true)));
  }

  private Reply read(Call call) {
    gate.pass(call, Endpoint.LOOKUP);
    String id = call.path("id");
    Optional<Tweet> tweet = tweets.find(id);
    return tweet
        .map(found -> Reply.ok(data(json(found, fields(call)))))
        .orElseGet(
            () ->
                Reply.ok(
                    new JsonObject()
                        .put("errors", new JsonArray().add(Problems.missing("tweet", id)))));
  }

  private JsonObject json(Tweet tweet, Set<String> fields) {
    Account author = accounts.byId(tweet.account()).orElseThrow();
    return TweetJson.of(tweet, author, fields, settings.on("escaped_text"));
  }

  private static JsonObject data(JsonObject data) {
    return new JsonObject().put("data", data);
  }
}
