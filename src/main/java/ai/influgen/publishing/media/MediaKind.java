package ai.influgen.publishing.media;

import ai.influgen.publishing.platform.MediaItem;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of files that are taken, told apart by their bytes. */
public enum MediaKind {
  JPEG(1, MediaItem.Type.IMAGE, "image/jpeg", "jpg"),
  PNG(2, MediaItem.Type.IMAGE, "image/png", "png"),
  GIF(3, MediaItem.Type.IMAGE, "image/gif", "gif"),
  WEBP(4, MediaItem.Type.IMAGE, "image/webp", "webp"),
  MP4(5, MediaItem.Type.VIDEO, "video/mp4", "mp4"),
  MOV(6, MediaItem.Type.VIDEO, "video/quicktime", "mov"),
  WEBM(7, MediaItem.Type.VIDEO, "video/webm", "webm");

  /** As people are told. */
  static final String ALL = "JPEG, PNG, GIF and WebP images, MP4, MOV and WebM videos";

  private final int code;
  private final MediaItem.Type type;
  private final String contentType;
  private final String extension;

  MediaKind(int code, MediaItem.Type type, String contentType, String extension) {
    this.code = code;
    this.type = type;
    this.contentType = contentType;
    this.extension = extension;
  }

  /** The number that stands for it in signed links; never given to another kind. */
  int code() {
    return code;
  }

  public MediaItem.Type type() {
    return type;
  }

  public String contentType() {
    return contentType;
  }

  /** Without the dot. */
  public String extension() {
    return extension;
  }

  static Optional<MediaKind> ofCode(int code) {
    return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
  }

  /** The kind of that content type. */
  public static Optional<MediaKind> ofContentType(String contentType) {
    return Arrays.stream(values()).filter(kind -> kind.contentType.equals(contentType)).findFirst();
  }
}
