package ai.influgen.publishing.platform;

import java.util.List;

/** What adapting content to a platform comes to. */
public sealed interface Adaptation {

  /** It can be published so; the warnings say what was changed or will look different. */
  record Ready(Payload payload, List<Remark> warnings) implements Adaptation {
    public Ready {
      warnings = List.copyOf(warnings);
    }
  }

  /** The platform would not take it; each violation says what is wrong and what to do. */
  record Impossible(List<Remark> violations) implements Adaptation {
    public Impossible {
      violations = List.copyOf(violations);
    }
  }

  /**
   * One thing to know about the result.
   *
   * @param pointer the part it is about, as a JSON pointer into the content item: {@code /caption},
   *     {@code /media/2}
   * @param message plain words: what, by how much, what to do
   */
  record Remark(String pointer, String message) {}
}
