package ai.influgen.publishing.sandbox.youtube;

/**
 * A resumable upload.
 *
 * @param id the secret in its address
 * @param account the channel's id
 * @param metadata of the video to be
 * @param size in bytes as announced, -1 when it wasn't
 * @param createdAt milliseconds since the epoch
 * @param plan what is to become of the video
 */
record Session(String id, String account, Metadata metadata, long size, long createdAt, Plan plan) {

  /**
   * What is to become of the video.
   *
   * @param processing in milliseconds from the last byte on
   * @param failure with what processing fails, empty when it doesn't
   * @param rejection why it is rejected, empty when it isn't
   */
  record Plan(long processing, String failure, String rejection) {
    Plan failing(String reason) {
      return new Plan(processing, reason, rejection);
    }

    boolean endsWell() {
      return failure.isEmpty() && rejection.isEmpty();
    }
  }
}
