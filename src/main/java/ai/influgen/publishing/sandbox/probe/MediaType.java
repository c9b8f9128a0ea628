package ai.influgen.publishing.sandbox.probe;

/** The types of files that a simulated platform can tell apart. */
public enum MediaType {
  JPEG(".jpg"),
  PNG(".png"),
  WEBP(".webp"),
  MP4(".mp4"),
  MOV(".mp4"),
  WEBM(".webm"),
  OTHER(".bin");

  private final String extension;

  MediaType(String extension) {
    this.extension = extension;
  }

  /** What a kept file of the type is called at its end, dot included; one that browsers play. */
  public String extension() {
    return extension;
  }

  /** Whether it is a film. */
  public boolean isVideo() {
    return this == MP4 || this == MOV || this == WEBM;
  }
}
