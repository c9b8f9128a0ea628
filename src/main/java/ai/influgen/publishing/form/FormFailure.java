package ai.influgen.publishing.form;

import java.io.IOException;

/** Why a form could not be received, by no fault of ours. Nothing of it is left on disk. */
public abstract sealed class FormFailure extends IOException {
  private FormFailure(String message, Throwable cause) {
    super(message, cause);
  }

  private FormFailure(String message) {
    super(message);
  }

  /** The body has more bytes than allowed. */
  public static final class TooLarge extends FormFailure {
    TooLarge(long max) {
      super("The form has more than " + max + " bytes");
    }
  }

  /** The body is no form, or one beyond the limits of its parts. */
  public static final class Malformed extends FormFailure {
    Malformed(String message) {
      super(message);
    }

    Malformed(Throwable cause) {
      super("The body is no form that can be read", cause);
    }
  }

  /** The connection ended before the body did. */
  public static final class BrokenOff extends FormFailure {
    BrokenOff(Throwable cause) {
      super("The form broke off", cause);
    }
  }
}
