package ai.influgen.publishing.platform.twitter;

import static ai.influgen.publishing.platform.ErrorCode.CONTENT_REJECTED;
import static ai.influgen.publishing.platform.ErrorCode.NETWORK_ERROR;
import static ai.influgen.publishing.platform.ErrorCode.RATE_LIMITED;
import static ai.influgen.publishing.platform.ErrorCode.UNKNOWN_ERROR;
import static ai.influgen.publishing.platform.twitter.TwitterError.AtCommit.AMBIGUOUS;
import static ai.influgen.publishing.platform.twitter.TwitterError.AtCommit.DEFINITE_THE_FIRST_TIME;
import static ai.influgen.publishing.platform.twitter.TwitterError.legacy;
import static ai.influgen.publishing.platform.twitter.TwitterError.limit;
import static ai.influgen.publishing.platform.twitter.TwitterError.reconnect;
import static ai.influgen.publishing.platform.twitter.TwitterError.refuse;
import static ai.influgen.publishing.platform.twitter.TwitterError.retry;
import static ai.influgen.publishing.platform.twitter.TwitterError.status;
import static ai.influgen.publishing.platform.twitter.TwitterError.statuses;
import static ai.influgen.publishing.platform.twitter.TwitterError.type;
import static ai.influgen.publishing.platform.twitter.TwitterError.words;

import java.time.Duration;
import java.util.List;

/**
 * The error table of posting to X. The first row that fits counts, so what tells more stands before
 * what tells less: a problem type or a code before a status.
 */
final class TwitterErrors {
  private static final String OUT_OF_ORDER = "X is out of order for the moment.";
  private static final String TOO_LONG = "The text is too long for X. Shorten it.";
  private static final String REPLY = "X does not find the post that this belongs to.";
  private static final String NOT_VALID = "The access is not valid any more. Connect again.";
  private static final String NO_CREDITS =
      "The app's credits at X are used up. Top them up at developer.x.com, then retry.";
  private static final String APP =
      "X does not let this app do that. Check the app's plan and permissions at developer.x.com.";
  private static final String MEDIA =
      "X can't use these media together. Take up to 4 images, or 1 GIF, or 1 video.";

  /** A row that fits nothing: for an answer that no row is for. It proves nothing at commit. */
  static final TwitterError UNLISTED =
      retry(UNKNOWN_ERROR, statuses(0, 999), "X answered with an error of its own.")
          .tries(2)
          .atCommit(AMBIGUOUS);

  /** An upload that X knows nothing of any more, or in another state: it is begun anew. */
  static final TwitterError UPLOAD_LOST =
      retry(CONTENT_REJECTED, status(400), "X does not take what was uploaded.")
          .restaged()
          .tries(3);

  /** Processing ended in an error of X's own. */
  static final TwitterError UNPROCESSED =
      retry(UNKNOWN_ERROR, words("InternalError"), "X could not process the media.")
          .restaged()
          .tries(2);

  /** Processing ended since the file is none that X takes. */
  static final TwitterError UNUSABLE =
      refuse(
          CONTENT_REJECTED,
          words("Media"),
          "X can't use this file. Export a video again as MP4 (H.264, AAC), save a GIF anew.");

  /** It is not known that X did nothing, whatever else it says. */
  private static final List<TwitterError> SERVER =
      List.of(
          retry(NETWORK_ERROR, statuses(500, 599), OUT_OF_ORDER).atCommit(AMBIGUOUS),
          retry(NETWORK_ERROR, legacy(130), OUT_OF_ORDER).atCommit(AMBIGUOUS),
          retry(NETWORK_ERROR, legacy(131), OUT_OF_ORDER).atCommit(AMBIGUOUS),
          retry(NETWORK_ERROR, type("internal-error"), OUT_OF_ORDER).atCommit(AMBIGUOUS),
          retry(NETWORK_ERROR, status(408), "X did not get the whole call in time.")
              .atCommit(AMBIGUOUS));

  private static final List<TwitterError> LIMITS =
      List.of(
          refuse(
              RATE_LIMITED,
              type("usage-capped"),
              "What X allows the app in this billing period is used up. Wait for the next one, or"
                  + " raise it at developer.x.com, then retry."),
          refuse(RATE_LIMITED, type("credits"), NO_CREDITS),
          refuse(RATE_LIMITED, status(402), NO_CREDITS),
          // neither its status nor its type is documented
          refuse(
              RATE_LIMITED,
              words("spend(ing)?[ -]?(limit|cap)"),
              "The spending limit of the app at X is reached. Raise it at developer.x.com or wait"
                  + " for the next billing cycle, then retry."),
          retry(
                  RATE_LIMITED,
                  legacy(185),
                  "The account has posted as much as X allows for now; it goes on by itself.")
              .pause(Duration.ofHours(3)),
          limit(
              type("rate-limit-exceeded"), "X's limit of calls is used up; it goes on by itself."),
          limit(legacy(88), "X's limit of calls is used up; it goes on by itself."),
          limit(status(429), "X's limit of calls is used up; it goes on by itself."));

  private static final List<TwitterError> TOKEN =
      List.of(
          reconnect(
              type("unsupported-authentication"),
              "X does not take this kind of access for posting. Connect again."),
          reconnect(legacy(32), NOT_VALID),
          reconnect(legacy(89), NOT_VALID),
          reconnect(legacy(135), NOT_VALID),
          reconnect(legacy(215), NOT_VALID),
          reconnect(status(401), NOT_VALID));

  private static final List<TwitterError> ACCOUNT =
      List.of(
          refuse(
              CONTENT_REJECTED,
              type("user-suspended"),
              "X has suspended this account. Log in at x.com and follow what it asks."),
          refuse(
              CONTENT_REJECTED,
              legacy(64),
              "X has suspended this account. Log in at x.com and follow what it asks."),
          refuse(
              CONTENT_REJECTED,
              legacy(326),
              "X has locked this account. Log in at x.com and unlock it."),
          refuse(
              CONTENT_REJECTED,
              legacy(226),
              "X takes this for automated. Change the text, or post it by hand at x.com."));

  private static final String DUPLICATE =
      "The account has posted the same text already. Change it if it is to appear twice.";

  private static final List<TwitterError> CONTENT =
      List.of(
          refuse(CONTENT_REJECTED, legacy(187), DUPLICATE).atCommit(DEFINITE_THE_FIRST_TIME),
          refuse(CONTENT_REJECTED, words("duplicate content|status is a duplicate"), DUPLICATE)
              .atCommit(DEFINITE_THE_FIRST_TIME),
          refuse(CONTENT_REJECTED, legacy(186), TOO_LONG),
          refuse(CONTENT_REJECTED, legacy(323), MEDIA),
          refuse(CONTENT_REJECTED, legacy(324), "X can't use these media. Upload them anew."),
          refuse(CONTENT_REJECTED, legacy(325), "X does not find the media. Upload them anew."),
          refuse(CONTENT_REJECTED, legacy(385), REPLY),
          refuse(
              CONTENT_REJECTED,
              legacy(386),
              "X does not take all these attachments in one post. Remove some."),
          refuse(CONTENT_REJECTED, legacy(407), "X does not take a link in the text. Correct it."),
          refuse(CONTENT_REJECTED, legacy(433), "The author of that post has limited replies."),
          refuse(
              CONTENT_REJECTED,
              words("video longer than"),
              "The video is longer than X allows this account. Shorten it."),
          // out of X's measure, or gone for their age: the latter is mended by another upload
          retry(
                  CONTENT_REJECTED,
                  words("media ids? (are|is) invalid"),
                  "X does not take the media. Check their size and format.")
              .restaged()
              .tries(3),
          refuse(CONTENT_REJECTED, words("invalid url"), "X does not take a link. Correct it."),
          refuse(CONTENT_REJECTED, words("cashtag"), "X takes one cashtag a post. Remove others."),
          refuse(
              CONTENT_REJECTED,
              words("not permitted to perform this action"),
              "X refuses this post. Check its length, its media and whom it replies to."));

  private static final List<TwitterError> APP_ACCESS =
      List.of(
          refuse(
              UNKNOWN_ERROR,
              legacy(261),
              "The app may only read. Give it \"Read and write\" at developer.x.com, then connect"
                  + " again."),
          refuse(UNKNOWN_ERROR, words("not permitted to access this feature"), APP),
          refuse(UNKNOWN_ERROR, type("client-forbidden"), APP),
          refuse(UNKNOWN_ERROR, type("not-authorized-for-resource"), APP),
          refuse(UNKNOWN_ERROR, type("not-authorized-for-field"), APP),
          refuse(UNKNOWN_ERROR, type("field-unauthorized"), APP));

  private static final List<TwitterError> OTHER =
      List.of(
          refuse(CONTENT_REJECTED, type("resource-not-found"), REPLY),
          refuse(CONTENT_REJECTED, type("resource-unavailable"), REPLY),
          refuse(CONTENT_REJECTED, type("disallowed-resource"), "X does not allow this content."),
          retry(UNKNOWN_ERROR, type("field-hydration-failure"), "X had an error of its own.")
              .tries(2),
          refuse(CONTENT_REJECTED, type("invalid-request"), "X refuses a part of this post."),
          // only the answer to a segment: an upload in smaller ones may go through
          retry(NETWORK_ERROR, status(413), "X takes no segments of this size.").restaged(),
          refuse(CONTENT_REJECTED, status(400), "X refuses a part of this post."),
          refuse(UNKNOWN_ERROR, status(403), "X refuses this, without a reason that we know."),
          refuse(CONTENT_REJECTED, status(404), REPLY),
          refuse(UNKNOWN_ERROR, statuses(405, 499), "X refuses this call."));

  /** All rows in the order in which they count. */
  static final List<TwitterError> ALL =
      List.of(SERVER, LIMITS, TOKEN, ACCOUNT, CONTENT, APP_ACCESS, OTHER).stream()
          .flatMap(List::stream)
          .toList();

  private TwitterErrors() {}

  /** Whether a row only says that X does not take a request as it is. */
  static boolean general(TwitterError row) {
    return row.code() == CONTENT_REJECTED && OTHER.contains(row);
  }

  /** What an error means. */
  static TwitterError of(TwitterProblem problem) {
    return ALL.stream().filter(row -> row.signal().in(problem)).findFirst().orElse(UNLISTED);
  }
}
