package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What a page of the account's posts tells of ours. */
final class TwitterSightings {
  /** In a match: whether its media are ours beyond doubt. */
  static final String CERTAIN = "certain";

  private TwitterSightings() {}

  static StepResult posts(PublishJob job, Exchange exchange) {
    PlatformResponse response = exchange.response();
    JsonObject body = response.json();
    // an empty list comes without "data", a proxy's page without both
    if (!response.ok() || !(body.containsKey("data") || body.containsKey("meta"))) {
      return new StepResult.Ended(new TwitterFailure(job, null, exchange).outcome());
    }
    TwitterLookups lookups = TwitterLookups.of(job);
    TwitterFingerprint ours =
        new TwitterFingerprint(
            job.payload(),
            new TwitterStaging(job).mediaKeys(),
            lookups.since().minus(TwitterFingerprint.CLOCKS));
    JsonArray matches = new JsonArray();
    for (JsonObject post : AnswerJson.objects(body, "data")) {
      boolean certain = ours.certain(post);
      if (certain || ours.matches(post)) {
        TwitterJson.id(post, "id")
            .ifPresent(id -> matches.add(new JsonObject().put("id", id).put(CERTAIN, certain)));
      }
    }
    JsonObject result =
        new JsonObject()
            .put(TwitterLookups.SINCE, lookups.since().toString())
            .put(TwitterLookups.MATCHES, matches);
    AnswerJson.text(AnswerJson.object(body, "meta"), "next_token")
        .ifPresent(token -> result.put(TwitterLookups.NEXT, token));
    return new StepResult.Keep(result);
  }
}
