package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.Adaptation.Remark;
import java.util.ArrayList;
import java.util.List;

/** Collects what there is to say about a draft. */
final class PinterestRemarks {
  private final List<Remark> violations = new ArrayList<>();
  private final List<Remark> warnings = new ArrayList<>();

  void violation(String pointer, String message) {
    violations.add(new Remark(pointer, message));
  }

  void warning(String pointer, String message) {
    warnings.add(new Remark(pointer, message));
  }

  List<Remark> violations() {
    return List.copyOf(violations);
  }

  List<Remark> warnings() {
    return List.copyOf(warnings);
  }

  /** The pointer to a setting; {@code ~} and {@code /} are escaped as RFC 6901 wants. */
  static String setting(String key) {
    return "/settings/pinterest/" + key.replace("~", "~0").replace("/", "~1");
  }
}
