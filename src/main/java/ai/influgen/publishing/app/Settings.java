package ai.influgen.publishing.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settings by their dotted names, read one by one; every fault is collected, so that all can be
 * told at once. A value comes from the system properties, else the environment, else the file, else
 * the default.
 */
final class Settings {
  private static final String PREFIX = "INFLUGEN_";

  private final Map<String, String> file;
  private final Map<String, String> environment;
  private final Map<String, String> properties;
  private final Set<String> asked = new TreeSet<>();
  private final List<String> faults = new ArrayList<>();

  Settings(
      Map<String, String> file, Map<String, String> environment, Map<String, String> properties) {
    this.file = file;
    this.environment = environment;
    this.properties = properties;
  }

  /** The variable of a setting: {@code http.port} is {@code INFLUGEN_HTTP_PORT}. */
  static String variable(String name) {
    return PREFIX + name.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  String text(String name, String byDefault) {
    asked.add(name);
    String value = properties.get("influgen." + name);
    if (value == null) {
      value = environment.get(variable(name));
    }
    if (value == null) {
      value = file.get(name);
    }
    return value == null || value.isBlank() ? byDefault : value.strip();
  }

  int port(String name, int byDefault) {
    return (int) number(name, byDefault, 0, 65_535);
  }

  long number(String name, long byDefault, long least, long most) {
    String text = text(name, Long.toString(byDefault));
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, with the range
    }
    fault(
        name, "is \"%s\"; it has to be a whole number from %d to %d".formatted(text, least, most));
    return byDefault;
  }

  boolean flag(String name, boolean byDefault) {
    String text = text(name, Boolean.toString(byDefault));
    if (!Set.of("true", "false").contains(text)) {
      fault(name, "is \"" + text + "\"; it has to be true or false");
    }
    return text.equals("true");
  }

  URI uri(String name, String byDefault) {
    String text = text(name, byDefault);
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return text.endsWith("/") ? new URI(text.substring(0, text.length() - 1)) : uri;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    fault(
        name,
        "is \"%s\"; it has to be an address such as https://publish.example.com".formatted(text));
    return URI.create(byDefault);
  }

  void fault(String name, String words) {
    faults.add("%s (%s) %s.".formatted(name, variable(name), words));
  }

  /** Every fault, those of names that nothing asked for included. */
  List<String> faults() {
    List<String> all = new ArrayList<>(faults);
    file.keySet().stream()
        .filter(name -> !asked.contains(name))
        .forEach(
            name -> all.add(name + " in the configuration file is no setting of this server."));
    Set<String> variables = new TreeSet<>(asked.stream().map(Settings::variable).toList());
    environment.keySet().stream()
        .filter(v -> v.startsWith(PREFIX) && !v.equals("INFLUGEN_LOG_LEVEL"))
        .filter(v -> !variables.contains(v))
        .forEach(v -> all.add(v + " in the environment is no setting of this server."));
    return all;
  }
}
