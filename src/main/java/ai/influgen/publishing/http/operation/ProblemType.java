package ai.influgen.publishing.http.operation;

import java.util.Locale;

/** Every kind of problem the API answers with: the catalogue that the docs show. */
public enum ProblemType {
  INVALID_REQUEST(400, "The request does not fit the contract"),
  UNAUTHENTICATED(401, "The access token or key is missing, wrong or expired"),
  FORBIDDEN(403, "This token may not do that"),
  ACCESS_TOKEN_NEEDED(403, "No agency key may do that"),
  INSUFFICIENT_SCOPE(403, "The agency key lacks a scope"),
  INSUFFICIENT_ROLE(403, "The person's role does not reach so far"),
  NOT_FOUND(404, "There is no such thing here"),
  METHOD_NOT_ALLOWED(405, "This address does not take that method"),
  NOT_APPROVED(409, "The content is not approved"),
  NOT_CONNECTED(409, "The platform is not connected"),
  CONNECTION_EXPIRED(409, "The connection has expired"),
  SETUP_NEEDED(409, "The platform is not set up on this server"),
  NEEDS_SELECTION(409, "An account has to be chosen first"),
  ALREADY_SCHEDULED(409, "The content is already scheduled there"),
  ALREADY_ENDED(409, "The post has already ended"),
  CANCELLED(409, "The post is cancelled"),
  IN_FLIGHT(409, "The post is just being published"),
  NEEDS_CONFIRMATION(409, "Nobody knows yet whether the post went out"),
  PAUSED(409, "Publishing is paused"),
  WAITING_FOR_PLATFORM(409, "The platform asked to wait"),
  CONFLICT(409, "It has changed meanwhile"),
  TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "This kind of body is not taken"),
  NOT_PUBLISHABLE(422, "The platform would not take this content"),
  MEDIA_UNREACHABLE(422, "The media could not be fetched"),
  UNSUPPORTED_MEDIA(422, "The file is no image or video that can be published"),
  INTERNAL(500, "Something broke on our side"),
  PLATFORM_UNAVAILABLE(502, "The platform does not answer properly"),
  UNAVAILABLE(503, "The database is away; nothing is lost"),
  ISSUER_UNAVAILABLE(503, "Whoever signs people in can't be reached");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** As the {@code code} field has it, such as {@code not_approved}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the same request may succeed later, unchanged. */
  public boolean retryable() {
    return status >= 500 || this == IN_FLIGHT || this == WAITING_FOR_PLATFORM;
  }
}
