package ai.influgen.publishing.platform.instagram;

import static ai.influgen.publishing.platform.ErrorCode.NETWORK_ERROR;
import static ai.influgen.publishing.platform.ErrorCode.RATE_LIMITED;
import static ai.influgen.publishing.platform.ErrorCode.UNKNOWN_ERROR;
import static ai.influgen.publishing.platform.instagram.InstagramError.ANY;
import static ai.influgen.publishing.platform.instagram.InstagramError.AtCommit.AMBIGUOUS;
import static ai.influgen.publishing.platform.instagram.InstagramError.AtCommit.DEFINITE_THE_FIRST_TIME;
import static ai.influgen.publishing.platform.instagram.InstagramError.limit;
import static ai.influgen.publishing.platform.instagram.InstagramError.reconnect;
import static ai.influgen.publishing.platform.instagram.InstagramError.refuse;
import static ai.influgen.publishing.platform.instagram.InstagramError.retry;

import ai.influgen.publishing.platform.instagram.InstagramError.Codes;
import ai.influgen.publishing.platform.instagram.InstagramError.Treatment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The error table of Instagram publishing. */
final class InstagramErrors {
  private static final Codes PERMISSIONS = new Codes(200, 299);

  /** Meta says so itself, or the answer is a 5xx that says nothing else. */
  static final InstagramError PASSING =
      retry(NETWORK_ERROR, Codes.of(2), ANY, "Instagram is out of order for the moment.")
          .atCommit(AMBIGUOUS);

  /** An answer that no row is for. At commit nothing can be concluded from it. */
  static final InstagramError UNLISTED =
      retry(UNKNOWN_ERROR, Codes.ALL, ANY, "Instagram answered with an error of its own.")
          .atCommit(AMBIGUOUS);

  /** A container that failed without naming a reason that has a row. */
  static final InstagramError UNPROCESSED =
      retry(UNKNOWN_ERROR, Codes.ALL, ANY, "Instagram could not process the media.")
          .restaged()
          .tries(2);

  static final InstagramError THROTTLED =
      limit(4, "Instagram's limit of calls is used up; it goes on by itself.");

  /** The answer of the upload host when sending the rest may help. */
  static final InstagramError UPLOAD_BROKEN =
      retry(NETWORK_ERROR, Codes.ALL, ANY, "The upload of the video was interrupted.");

  /** The answer of the upload host when it may not. */
  static final InstagramError UPLOAD_REFUSED =
      refuse(
          Codes.ALL, ANY, "Instagram can't use this video. Export it again as MP4 (H.264, AAC).");

  private static final List<InstagramError> TOKEN =
      List.of(
          reconnect(
              Codes.of(190), 458, "Access was revoked in the Facebook account. Connect again."),
          reconnect(
              Codes.of(190),
              459,
              "Facebook wants to check this account. Log in at facebook.com, then connect again."),
          reconnect(Codes.of(190), 460, "The Facebook password was changed. Connect again."),
          reconnect(Codes.of(190), 463, "The access has expired. Connect again."),
          reconnect(
              Codes.of(190),
              464,
              "The Facebook account is not confirmed. Confirm it at facebook.com, then connect again."),
          reconnect(Codes.of(190), 467, "The access is not valid any more. Connect again."),
          reconnect(
              Codes.of(190),
              492,
              "The role on the Facebook Page was lost. Have it given back, then connect again."),
          reconnect(Codes.of(190), ANY, "The access is not valid any more. Connect again."),
          reconnect(Codes.of(102), ANY, "The session with Facebook has ended. Connect again."),
          reconnect(Codes.of(3), ANY, "The app may not publish to Instagram. Connect again."),
          reconnect(Codes.of(10), ANY, "A permission is missing. Connect again and grant it."),
          reconnect(PERMISSIONS, ANY, "A permission is missing. Connect again and grant it."));

  private static final List<InstagramError> LIMITS =
      List.of(
          THROTTLED,
          limit(17, "The Facebook user's limit of calls is used up; it goes on by itself."),
          limit(32, "The Page's limit of calls is used up; it goes on by itself."),
          limit(613, "Instagram's limit of calls is used up; it goes on by itself."),
          limit(80001, "The Page's limit of calls is used up; it goes on by itself."),
          limit(80002, "The account's limit of calls is used up; it goes on by itself."),
          limit(341, "The app's limit of calls is used up; it goes on by itself."),
          // a rolling window: something falls out of it every so often
          retry(
                  RATE_LIMITED,
                  Codes.of(9),
                  2207042,
                  "The account has published as much as Instagram allows in 24 hours.")
              .pause(Duration.ofHours(1)),
          retry(
                  RATE_LIMITED,
                  Codes.of(368),
                  ANY,
                  "Instagram has blocked this account from publishing for a while. Look into the"
                      + " Instagram app for the reason.")
              .pause(Duration.ofHours(6))
              .tries(1));

  private static final List<InstagramError> CONTENT =
      List.of(
          refuse(Codes.of(100), 2207023, "Instagram does not know this kind of media."),
          refuse(Codes.of(100), 2207028, "A carousel takes 2 to 10 items. Add or remove some."),
          refuse(Codes.of(100), 2207035, "A product tag is wrong. Correct or remove it."),
          refuse(Codes.of(100), 2207036, "A product tag is wrong. Correct or remove it."),
          refuse(Codes.of(100), 2207037, "A product tag is wrong. Correct or remove it."),
          refuse(Codes.of(100), 2207040, "More than 20 accounts are tagged. Remove some."),
          refuse(Codes.of(100), ANY, "Instagram refuses a part of this post."),
          refuse(
              Codes.of(4),
              2207051,
              "Instagram takes this for spam and blocked it. Change the post, or wait some days."),
          refuse(
              Codes.of(25),
              2207050,
              "Instagram has restricted this account. Log in to the Instagram app and follow what"
                  + " it asks."),
          refuse(
              Codes.of(352),
              2207026,
              "Instagram can't read this video format. Export it as MP4 (H.264, AAC)."),
          refuse(Codes.of(36000), 2207004, "The image is larger than 8 MB. Make it smaller."),
          refuse(Codes.of(36001), 2207005, "Instagram can't read this image. Upload it as JPEG."),
          refuse(
              Codes.of(36003),
              2207009,
              "The image's ratio is not between 4:5 and 1.91:1. Crop or pad it."),
          refuse(
              Codes.of(36004), 2207010, "The caption is longer than 2,200 characters. Shorten it."),
          refuse(Codes.of(1), 2207057, "The cover's time lies outside the video. Choose another."),
          refuse(Codes.ALL, 2207081, "This account can't publish trial reels."),
          refuse(Codes.ALL, 2207085, "Instagram can't process this video. Export it again as MP4."),
          refuse(
                  Codes.of(506),
                  ANY,
                  "Instagram says that the same post was just published. Change it if it is to"
                      + " appear twice.")
              .atCommit(DEFINITE_THE_FIRST_TIME));

  private static final List<InstagramError> PASSING_BY =
      List.of(
          retry(
                  UNKNOWN_ERROR,
                  Codes.of(100),
                  33,
                  "Instagram does not show us the account or the post. Connect again if it stays"
                      + " so.")
              // Meta has answered so in outages, for objects that were there
              .atCommit(AMBIGUOUS)
              .pause(Duration.ofMinutes(2))
              .tries(3),
          retry(NETWORK_ERROR, Codes.of(-2), 2207003, "Instagram took too long to fetch the media.")
              .restaged()
              .tries(2),
          retry(
                  NETWORK_ERROR,
                  Codes.of(9004),
                  2207052,
                  "Instagram could not fetch the media. Check that the server's public address can"
                      + " be reached from the internet.")
              .restaged()
              .rejectedAfter(2),
          retry(UNKNOWN_ERROR, Codes.of(-2), 2207020, "What was staged at Instagram has expired.")
              .restaged(),
          retry(UNKNOWN_ERROR, Codes.of(-1), 2207001, "Instagram had an error of its own.")
              .atCommit(AMBIGUOUS),
          retry(UNKNOWN_ERROR, Codes.of(-1), 2207032, "Instagram could not take the media.")
              .restaged()
              .atCommit(AMBIGUOUS),
          retry(UNKNOWN_ERROR, Codes.of(-1), 2207053, "Instagram could not take the video.")
              .restaged()
              .atCommit(AMBIGUOUS),
          // Both deny the container itself, so a first commit call with it has done nothing. Once
          // it was committed with an unknown end, a published container may answer the same way.
          retry(UNKNOWN_ERROR, Codes.of(24), 2207006, "Instagram does not find what was staged.")
              .restaged()
              .tries(1)
              .atCommit(DEFINITE_THE_FIRST_TIME),
          retry(UNKNOWN_ERROR, Codes.of(24), 2207008, "Instagram does not find what was staged.")
              .restaged()
              .pause(Duration.ofSeconds(30))
              .tries(3)
              .atCommit(DEFINITE_THE_FIRST_TIME),
          retry(UNKNOWN_ERROR, Codes.of(9007), 2207027, "Instagram is still processing the media.")
              .pause(Duration.ofSeconds(30)),
          retry(
                  UNKNOWN_ERROR,
                  Codes.ALL,
                  2207077,
                  "Instagram could not fetch or process the video.")
              .restaged()
              .tries(1),
          retry(UNKNOWN_ERROR, Codes.ALL, 2207082, "Instagram could not process the media.")
              .restaged()
              .tries(1),
          retry(UNKNOWN_ERROR, Codes.of(1), ANY, "Instagram had an error of its own.")
              .atCommit(AMBIGUOUS),
          PASSING);

  /** All rows, in no particular order: {@link #of} puts exact ones first. */
  static final List<InstagramError> ALL =
      List.of(TOKEN, LIMITS, CONTENT, PASSING_BY).stream().flatMap(List::stream).toList();

  private InstagramErrors() {}

  /**
   * What an error means. The subcode comes first: code 4 alone is a limit, with 2207051 it is spam.
   * That an error will pass, as Meta says of limits too, counts where the row says nothing better.
   */
  static InstagramError of(GraphError error) {
    Optional<InstagramError> exact =
        ALL.stream().filter(row -> row.exactly(error.code(), error.subcode())).findFirst();
    return exact.orElseGet(() -> ofCode(error));
  }

  /** What a code inside a text means, as the status of a container has it. */
  static Optional<InstagramError> ofSubcode(int subcode) {
    return ALL.stream().filter(row -> row.exactly(0, subcode)).findFirst();
  }

  private static InstagramError ofCode(GraphError error) {
    InstagramError row =
        ALL.stream().filter(r -> r.generally(error.code())).findFirst().orElse(UNLISTED);
    boolean certain = row.treatment() == Treatment.RECONNECT || row.code() == RATE_LIMITED;
    return error.passing() && !certain ? PASSING : row;
  }
}
