package ai.influgen.publishing.platform.pinterest;

import static ai.influgen.publishing.platform.ErrorCode.NETWORK_ERROR;
import static ai.influgen.publishing.platform.ErrorCode.UNKNOWN_ERROR;
import static ai.influgen.publishing.platform.pinterest.PinterestError.between;
import static ai.influgen.publishing.platform.pinterest.PinterestError.limit;
import static ai.influgen.publishing.platform.pinterest.PinterestError.on;
import static ai.influgen.publishing.platform.pinterest.PinterestError.reconnect;
import static ai.influgen.publishing.platform.pinterest.PinterestError.refuse;
import static ai.influgen.publishing.platform.pinterest.PinterestError.retry;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The error table of Pinterest publishing. Codes and meanings are those of the API description's
 * examples (up to 5.17); the first row that fits counts.
 */
final class PinterestErrors {
  private static final String LIST =
      " Choose a board that GET /api/v1/integrations/pinterest/boards lists.";

  private static final Pattern SCOPE = words("scope");
  private static final Pattern TRIAL = words("trial|sandbox|access tier|standard access");
  private static final Pattern COVER = words("cover[ _]image");
  private static final Pattern OWN_FAULT = words("something went wrong on our end");
  private static final Pattern UNREACHABLE =
      words("(unable to|could not|couldn't|can't|cannot|failed to) (reach|fetch|download)");
  private static final Pattern MEDIA = words("\\bmedia\\b");
  private static final Pattern SPAM = words("spam");

  static final PinterestError THROTTLED =
      limit(on(429), "Pinterest's limit of calls is used up; it goes on by itself.");

  /** A fault of Pinterest's, which says nothing about whether the pin was made. */
  static final PinterestError OUTAGE =
      retry(NETWORK_ERROR, between(500, 599), "Pinterest is out of order for the moment.")
          .ambiguousAtCommit();

  /** An answer that no row is for, such as a page of some proxy. */
  static final PinterestError UNLISTED =
      retry(UNKNOWN_ERROR, between(0, 999), "Pinterest answered something unexpected.")
          .tries(3)
          .ambiguousAtCommit();

  /** The video's status says {@code failed}. */
  static final PinterestError UNPROCESSED =
      refuse(on(200), "Pinterest can't process this video. Export it again as MP4 (H.264, AAC).");

  /** The upload's permission has ended, or the upload was broken off. */
  static final PinterestError UPLOAD_BROKEN =
      retry(NETWORK_ERROR, between(300, 599), "The upload of the video did not work.").restaged();

  static final PinterestError UPLOAD_TOO_LARGE =
      refuse(between(400, 499), "The video is larger than Pinterest takes. Make it smaller.")
          .saying(words("EntityTooLarge"));

  static final PinterestError MEDIA_GONE =
      retry(UNKNOWN_ERROR, on(404, 50, 404), "Pinterest does not find the uploaded video.")
          .saying(MEDIA)
          .restaged()
          .tries(2);

  private static final List<PinterestError> ANY_STATUS =
      List.of(
          retry(NETWORK_ERROR, between(400, 499), "Pinterest had an error of its own.")
              .saying(OWN_FAULT)
              .ambiguousAtCommit());

  private static final List<PinterestError> UNAUTHORISED =
      List.of(
          reconnect(on(401, 2), "The access is not valid any more. Connect again."),
          reconnect(on(401, 3), "A permission is missing. Connect again and grant all of them."),
          refuse(on(401, 7), "The account may not pin to this board or change this pin." + LIST),
          reconnect(on(401, 29), "A permission is missing. Connect again and grant all of them.")
              .saying(SCOPE),
          trial(on(401, 29)),
          refuse(on(401, 29), "Pinterest does not permit this to the account."),
          reconnect(on(401), "The access is not valid any more. Connect again."));

  private static final List<PinterestError> FORBIDDEN =
      List.of(
          reconnect(on(403, 3, 29), "A permission is missing. Connect again and grant all of them.")
              .saying(SCOPE),
          trial(on(403, 3, 29)),
          refuse(on(403, 3, 29), "Pinterest does not permit this to the account."),
          refuse(on(403, 233), "The image is too small for Pinterest. Use a larger one."),
          refuse(on(403, 235), "Pinterest can't read this image. Export it again as JPEG."),
          refuse(on(403, 403), "The account may not pin to this board." + LIST),
          refuse(on(403), "Pinterest does not permit this to the account."));

  private static final List<PinterestError> BAD =
      List.of(
          refuse(on(400), "Pinterest wants a cover for the video. Name an image as its cover.")
              .saying(COVER),
          retry(
                  NETWORK_ERROR,
                  on(400),
                  "Pinterest could not fetch the media. Check that the server's public address can"
                      + " be reached from the internet.")
              .saying(UNREACHABLE)
              .tries(3),
          refuse(on(400, 1), "Pinterest refuses a part of this pin."),
          refuse(on(400, 400), "Pinterest refuses the board, its section or a part of this pin."),
          refuse(on(400), "Pinterest refuses a part of this pin."));

  private static final List<PinterestError> MISSING =
      List.of(
          refuse(on(404, 40), "Pinterest does not find the board: it may be deleted." + LIST),
          refuse(
              on(404, 2031), "Pinterest does not find the section of the board. Choose another."),
          // an upload that is gone can be made anew; a board that is gone stays so
          MEDIA_GONE,
          refuse(on(404), "Pinterest does not find the board or a part of this pin." + LIST));

  private static final List<PinterestError> PASSING_BY =
      List.of(
          // a gateway gave up waiting: what lay behind it may have gone on
          retry(NETWORK_ERROR, on(408), "Pinterest took too long.").ambiguousAtCommit(),
          retry(UNKNOWN_ERROR, on(409), "Pinterest is busy with this board or account.")
              .pause(Duration.ofSeconds(30)),
          refuse(
                  on(429),
                  "Pinterest takes this for spam and blocked it. Change the pin, or wait some days.")
              .saying(SPAM),
          THROTTLED,
          OUTAGE);

  /** With an envelope of Pinterest's own a refusal is definite. */
  private static final PinterestError REFUSED =
      refuse(between(400, 499), "Pinterest refuses this pin.").as(UNKNOWN_ERROR);

  /** All rows: the first that fits counts. */
  static final List<PinterestError> ALL =
      Stream.of(ANY_STATUS, UNAUTHORISED, FORBIDDEN, BAD, MISSING, PASSING_BY, List.of(REFUSED))
          .flatMap(List::stream)
          .toList();

  private PinterestErrors() {}

  /** What an error means. */
  static PinterestError of(PinterestReply reply) {
    return ALL.stream().filter(row -> row.match().fits(reply)).findFirst().orElse(UNLISTED);
  }

  private static PinterestError trial(PinterestError.Match match) {
    return refuse(
            match,
            "The app has Trial access, whose pins are not public. The host has to apply for Standard"
                + " access at developers.pinterest.com.")
        .as(UNKNOWN_ERROR)
        .saying(TRIAL);
  }

  private static Pattern words(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
