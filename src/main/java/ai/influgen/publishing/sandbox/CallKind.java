package ai.influgen.publishing.sandbox;

/** What a call to a platform is for; says where a fault strikes. */
public enum CallKind {
  /** Getting, exchanging, inspecting or giving up a token. */
  TOKEN,
  /** Reading accounts, states and posts. */
  READ,
  /** Preparing a post: containers, upload sessions. */
  STAGE,
  /** Sending the bytes of a file. */
  UPLOAD,
  /** The call that makes a post public. */
  PUBLISH
}
