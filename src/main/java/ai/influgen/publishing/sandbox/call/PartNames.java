package ai.influgen.publishing.sandbox.call;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Listens to a multipart body and notes the names of its parts in their order, which a decoder that
 * sorts files from fields doesn't tell.
 */
final class PartNames {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final int LONGEST_HEAD = 4096;

  private final Pattern head;
  private final List<String> names = new ArrayList<>();
  private String rest = "";

  PartNames(String contentType) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    String delimiter = "--" + (boundary.find() ? boundary.group(1) : "");
    this.head = Pattern.compile(Pattern.quote(delimiter) + "\r\n(.*?)\r\n\r\n", Pattern.DOTALL);
  }

  void hear(Buffer bytes) {
    String text = rest + bytes.toString(StandardCharsets.ISO_8859_1);
    Matcher heads = head.matcher(text);
    int end = 0;
    while (heads.find()) {
      Matcher name = NAME.matcher(heads.group(1));
      names.add(name.find() ? name.group(1) : "");
      end = heads.end();
    }
    rest = text.substring(Math.max(end, text.length() - LONGEST_HEAD));
  }

  /** The names of the parts up to the first one of that name. */
  List<String> before(String name) {
    int index = names.indexOf(name);
    return names.subList(0, index < 0 ? names.size() : index);
  }
}
