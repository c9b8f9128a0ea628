package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.StepResult;
import ai.influgen.publishing.platform.StepResult.Again;
import ai.influgen.publishing.platform.StepResult.Ended;
import ai.influgen.publishing.platform.StepResult.Keep;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What Pinterest's answer to a step means. */
record PinterestResponses(PinterestApi api, Exchange exchange, PinterestFailure failure) {

  StepResult read() {
    return switch (PinterestStep.of(exchange.call().name())) {
      case MEDIA -> media();
      case UPLOAD -> upload();
      case STATUS -> status();
      case PIN -> pin();
    };
  }

  private StepResult media() {
    Optional<String> id = made(PinterestStaging.MEDIA_ID);
    if (id.isEmpty()) {
      return failed();
    }
    Optional<String> target =
        AnswerJson.text(body(), PinterestStaging.UPLOAD_URL).filter(this::trusted);
    if (target.isEmpty()) {
      return retry("Pinterest gave no address for the video's upload.");
    }
    JsonArray parameters = new JsonArray();
    for (Map.Entry<String, Object> e : AnswerJson.object(body(), "upload_parameters")) {
      if (e.getValue() instanceof String value) {
        parameters.add(new JsonArray().add(e.getKey()).add(value));
      }
    }
    return new Keep(
        new JsonObject()
            .put(PinterestStaging.MEDIA_ID, id.get())
            .put(PinterestStaging.UPLOAD_URL, target.get())
            .put(PinterestStaging.PARAMETERS, parameters));
  }

  private StepResult upload() {
    return response().ok() ? new Keep(new JsonObject()) : new Ended(failure.ofUpload());
  }

  private StepResult status() {
    if (response().status() == 404) {
      return new Ended(failure.outcome(PinterestErrors.MEDIA_GONE, ""));
    }
    if (!response().ok()) {
      return failed();
    }
    String status = AnswerJson.text(body(), "status").orElse("");
    return switch (status) {
      case "succeeded" -> new Keep(new JsonObject().put("status", status));
      case "registered", "processing" ->
          PinterestPolling.after(exchange.tries())
              .<StepResult>map(Again::new)
              .orElseGet(() -> retry("Pinterest is still processing the video."));
      case "failed" -> new Ended(failure.outcome(PinterestErrors.UNPROCESSED, ""));
      default -> failed();
    };
  }

  private StepResult pin() {
    return made("id")
        .<StepResult>map(id -> new Keep(new JsonObject().put("id", id)))
        .orElseGet(this::failed);
  }

  private StepResult failed() {
    return new Ended(failure.outcome());
  }

  private static StepResult retry(String message) {
    return new Ended(new RetryLater(ErrorCode.UNKNOWN_ERROR, message, null, false));
  }

  private PlatformResponse response() {
    return exchange.response();
  }

  private JsonObject body() {
    return exchange.response().json();
  }

  private Optional<String> made(String key) {
    return response().ok() ? PinterestJson.id(body(), key) : Optional.empty();
  }

  private boolean trusted(String uri) {
    try {
      return api.trusts(URI.create(uri));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
