package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.StepResult;
import ai.influgen.publishing.platform.StepResult.Again;
import ai.influgen.publishing.platform.StepResult.Ended;
import ai.influgen.publishing.platform.StepResult.Keep;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Instagram's answer to a step means. */
record InstagramResponses(
    InstagramGraph graph, PublishJob job, InstagramStep step, Exchange exchange) {
  /** A container's status names the reason in the middle of a text. */
  private static final Pattern SUBCODE = Pattern.compile("\\b2207[0-9]{3}\\b");

  private static final int PERMALINK_TRIES = 3;

  StepResult read() {
    return switch (step.kind()) {
      case LIMIT -> limit();
      case CONTAINER -> container();
      case OFFSET -> offset();
      case UPLOAD -> upload();
      case STATUS -> status();
      case PUBLISH -> publish();
      case PERMALINK -> permalink();
    };
  }

  // an answer that tells nothing keeps nobody from publishing: Instagram itself refuses what is too
  // much
  private StepResult limit() {
    if (!response().ok() || GraphError.of(response()).isPresent()) {
      return failed();
    }
    Optional<InstagramPublishingLimit> limit = InstagramPublishingLimit.of(response());
    return limit.filter(l -> l.left() <= 0).isPresent()
        ? new Ended(limit.get().reached())
        : new Keep(new JsonObject());
  }

  private StepResult container() {
    Optional<String> id = made();
    if (id.isEmpty()) {
      return failed();
    }
    JsonObject result = new JsonObject().put("id", id.get());
    if (item() == 0 || !InstagramStaging.sendsBytes(job.payload(), item())) {
      return new Keep(result);
    }
    return AnswerJson.text(body(), "uri")
        .filter(this::trusted)
        .<StepResult>map(uri -> new Keep(result.put("uri", uri)))
        .orElseGet(() -> retry("Instagram gave no address for the video's upload.", true));
  }

  private StepResult offset() {
    if (!response().ok() || GraphError.of(response()).isPresent()) {
      return failed();
    }
    JsonObject status = AnswerJson.object(body(), "video_status");
    JsonObject phase = AnswerJson.object(status, "uploading_phase");
    long arrived = AnswerJson.number(phase, "bytes_transferred").orElse(0L);
    // more than there is can't be of this file: from the start then
    long offset = arrived >= 0 && arrived <= media().bytes() ? arrived : 0;
    return new Keep(
        new JsonObject().put("offset", offset).put(InstagramStaging.ATTEMPT, job.attempt()));
  }

  private StepResult upload() {
    if (response().ok() && Boolean.TRUE.equals(body().getValue("success"))) {
      return new Keep(new JsonObject());
    }
    JsonObject debug = AnswerJson.object(body(), "debug_info");
    if (debug.getValue("retriable") instanceof Boolean retriable) {
      InstagramError row =
          retriable ? InstagramErrors.UPLOAD_BROKEN : InstagramErrors.UPLOAD_REFUSED;
      String message = AnswerJson.text(debug, "message").orElse("");
      return new Ended(failure().outcome(row, GraphError.shown(message, job.account())));
    }
    return failed();
  }

  private StepResult status() {
    if (!response().ok()) {
      return failed();
    }
    String code = AnswerJson.text(body(), "status_code").orElse("");
    return switch (code) {
      case "FINISHED" ->
          new Keep(
              new JsonObject()
                  .put("status_code", code)
                  .put(InstagramStaging.ATTEMPT, job.attempt()));
      case "IN_PROGRESS" -> polled();
      case "ERROR" -> new Ended(unprocessed());
      case "EXPIRED" -> retry("What was staged at Instagram has expired.", true);
      // an earlier commit call went through after all: the reconciler finds out what became of it
      case "PUBLISHED" -> new Ended(failure().unclear("Instagram has published this already."));
      default -> failed();
    };
  }

  private StepResult publish() {
    return made()
        .<StepResult>map(id -> new Keep(new JsonObject().put("id", id)))
        .orElseGet(this::failed);
  }

  /** The post is public, whatever comes back: at worst its address stays unknown. */
  private StepResult permalink() {
    Optional<String> permalink =
        response().ok() ? AnswerJson.text(body(), "permalink") : Optional.empty();
    if (permalink.isEmpty() && exchange.tries() < PERMALINK_TRIES) {
      return new Again(Duration.ofSeconds(2));
    }
    JsonObject result = new JsonObject();
    permalink.ifPresent(address -> result.put("permalink", address));
    return new Keep(result);
  }

  private StepResult polled() {
    boolean video = item() > 0 && media().type() == MediaItem.Type.VIDEO;
    return InstagramPolling.after(video, exchange.tries())
        .<StepResult>map(Again::new)
        .orElseGet(() -> retry("Instagram is still processing the media.", false));
  }

  /** A failed container is void, so whatever may be tried again begins with a new one. */
  private PublishOutcome unprocessed() {
    String status = AnswerJson.text(body(), "status").orElse("");
    Matcher subcode = SUBCODE.matcher(status);
    InstagramError row =
        subcode.find()
            ? InstagramErrors.ofSubcode(Integer.parseInt(subcode.group()))
                .orElse(InstagramErrors.UNPROCESSED)
            : InstagramErrors.UNPROCESSED;
    return failure().outcome(row.restaged(), GraphError.shown(status, job.account()));
  }

  private StepResult failed() {
    return new Ended(failure().outcome());
  }

  private InstagramFailure failure() {
    return new InstagramFailure(job, exchange, item());
  }

  private StepResult retry(String text, boolean restage) {
    String message = item() > 0 ? "Item " + item() + ": " + text : text;
    return new Ended(new RetryLater(ErrorCode.UNKNOWN_ERROR, message, null, restage));
  }

  /** The media item that the step is about; the only one, where there is only one. */
  private int item() {
    return switch (step.kind()) {
      case OFFSET, UPLOAD -> step.item();
      case CONTAINER, STATUS -> {
        boolean carousel = job.payload().kind().equals(InstagramRules.CAROUSEL);
        yield step.item() == 0 && !carousel ? 1 : step.item();
      }
      case LIMIT, PUBLISH, PERMALINK -> 0;
    };
  }

  private MediaItem media() {
    return job.payload().media().get(item() - 1);
  }

  private PlatformResponse response() {
    return exchange.response();
  }

  private JsonObject body() {
    return exchange.response().json();
  }

  private Optional<String> made() {
    return response().ok() ? InstagramJson.id(body(), "id") : Optional.empty();
  }

  private boolean trusted(String uri) {
    try {
      return graph.trusts(URI.create(uri));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
