package ai.influgen.publishing.content;

import ai.influgen.publishing.content.ContentEdit.CaptionText;
import ai.influgen.publishing.runtime.IdKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Puts captions as they are given in order. */
final class Captions {
  private Captions() {}

  /**
   * The new captions. One that was there before, word for word, keeps its id, so that posts which
   * chose it still find it; where none of a platform is selected, its first one is.
   */
  static List<Caption> arranged(List<CaptionText> given, List<Caption> before) {
    List<Caption> old = new ArrayList<>(before);
    Set<String> settled = new HashSet<>();
    given.stream().filter(CaptionText::selected).forEach(caption -> settled.add(place(caption)));
    List<Caption> arranged = new ArrayList<>();
    for (CaptionText caption : given) {
      boolean selected = caption.selected() || settled.add(place(caption));
      arranged.add(new Caption(id(caption, old), caption.platform(), caption.text(), selected));
    }
    return arranged;
  }

  private static UUID id(CaptionText caption, List<Caption> old) {
    for (Caption candidate : old) {
      if (Objects.equals(candidate.platform(), caption.platform())
          && candidate.text().equals(caption.text())) {
        old.remove(candidate);
        return candidate.id();
      }
    }
    return IdKind.next();
  }

  private static String place(CaptionText caption) {
    return String.valueOf(caption.platform());
  }
}
