package ai.influgen.publishing.platform;

import ai.influgen.publishing.platform.Adaptation.Remark;
import java.util.ArrayList;
import java.util.List;

/** Collects what there is to say about a draft. */
public final class Remarks {
  private final List<Remark> violations = new ArrayList<>();
  private final List<Remark> warnings = new ArrayList<>();

  /** What the platform would refuse. */
  public void violation(String pointer, String message) {
    violations.add(new Remark(pointer, message));
  }

  /** What was changed or will look different. */
  public void warning(String pointer, String message) {
    warnings.add(new Remark(pointer, message));
  }

  public List<Remark> violations() {
    return List.copyOf(violations);
  }

  public List<Remark> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * The pointer to a setting of a platform; {@code ~} and {@code /} are escaped as RFC 6901 wants.
   */
  public static String setting(PlatformName platform, String key) {
    return "/settings/" + platform + "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
