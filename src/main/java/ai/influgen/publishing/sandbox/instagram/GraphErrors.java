package ai.influgen.publishing.sandbox.instagram;

/** The errors this simulator gives, with the codes of Instagram's error reference. */
final class GraphErrors {
  static final GraphError TOKEN_MISSING =
      refusal(190, 0, "An access token is required to request this resource.");
  static final GraphError TOKEN_INVALID = refusal(190, 467, "Invalid OAuth access token.");
  static final GraphError TOKEN_REVOKED =
      refusal(
          190, 458, "Error validating access token: The user has not authorized the application.");
  static final GraphError TOKEN_EXPIRED =
      refusal(190, 463, "Error validating access token: Session has expired.");
  static final GraphError PERMISSION =
      new GraphError(
          403, 10, 0, false, "(#10) Application does not have permission for this action");
  static final GraphError APP_UNKNOWN =
      refusal(101, 0, "Error validating application. Invalid application ID.");
  static final GraphError APP_SECRET = refusal(1, 0, "Error validating client secret.");
  static final GraphError CODE_INVALID = refusal(100, 36007, "Invalid verification code format.");
  static final GraphError CODE_REDIRECT =
      refusal(
          100,
          36008,
          "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in"
              + " the OAuth dialog request");
  static final GraphError CODE_USED =
      refusal(100, 36009, "This authorization code has been used or has expired.");

  static final GraphError NO_OBJECT =
      refusal(
          100,
          33,
          "Unsupported request. Object does not exist, cannot be loaded due to missing permissions, or does not support"
              + " this operation");
  static final GraphError PARAMETER = refusal(100, 0, "Invalid parameter");
  static final GraphError MEDIA_TYPE_UNKNOWN = refusal(100, 2207023, "The media type is unknown");
  static final GraphError CAROUSEL_SIZE =
      refusal(100, 2207028, "A carousel needs between 2 and 10 items");
  static final GraphError TOO_MANY_TAGS =
      refusal(100, 2207040, "Cannot use more tags than allowed");
  static final GraphError THUMB_OFFSET =
      refusal(1, 2207057, "Thumbnail offset must be within the video");
  static final GraphError CAPTION_TOO_LONG =
      refusal(36004, 2207010, "The caption is longer than 2,200 characters");

  static final GraphError IMAGE_TOO_BIG = refusal(36000, 2207004, "The image is larger than 8 MiB");
  static final GraphError IMAGE_FORMAT =
      refusal(36001, 2207005, "The image format is not supported");
  static final GraphError IMAGE_RATIO =
      refusal(36003, 2207009, "The aspect ratio is not supported");
  static final GraphError VIDEO_FORMAT = refusal(352, 2207026, "The video format is not supported");
  static final GraphError MEDIA_SLOW =
      transientRefusal(-2, 2207003, "It takes too long to download the media");
  static final GraphError MEDIA_UNREACHABLE =
      refusal(9004, 2207052, "The media could not be fetched from this URI");

  static final GraphError NOT_READY =
      refusal(9007, 2207027, "The media is not ready for publishing, please wait");
  static final GraphError CONTAINER_UNKNOWN =
      refusal(24, 2207008, "The media container does not exist");
  static final GraphError MEDIA_NOT_FOUND = refusal(24, 2207006, "The media could not be found");
  static final GraphError CONTAINER_EXPIRED =
      transientRefusal(-2, 2207020, "The media has expired");
  static final GraphError QUOTA_USED =
      refusal(
          9,
          2207042,
          "The maximum number of posts that can be published by the API has been reached");
  static final GraphError RATE_LIMITED =
      refusal(80002, 0, "(#80002) There have been too many calls to this Instagram account.");
  static final GraphError BROKEN =
      new GraphError(
          500, 2, 0, true, "An unexpected error has occurred. Please retry your request later.");
  static final GraphError DOWN = new GraphError(503, 2, 0, true, "Service temporarily unavailable");

  private GraphErrors() {}

  private static GraphError refusal(int code, int subcode, String message) {
    return new GraphError(400, code, subcode, false, message);
  }

  private static GraphError transientRefusal(int code, int subcode, String message) {
    return new GraphError(400, code, subcode, true, message);
  }
}
