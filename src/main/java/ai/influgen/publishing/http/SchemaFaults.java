package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Problem.Fault;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.OutputUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in plain words what a validator of JSON schemas found wrong. */
final class SchemaFaults {
  private static final Pattern QUOTED = Pattern.compile("\"(.*)\"", Pattern.DOTALL);
  private static final Pattern EXPECTED = Pattern.compile("Expected (.*)$");
  private static final Pattern BOUND = Pattern.compile("(-?[0-9.]+)\\)?$");
  private static final Pattern CHOICES = Pattern.compile("any of \\[(.*)]$", Pattern.DOTALL);

  private SchemaFaults() {}

  /**
   * The faults; none if the value fits.
   *
   * @param where what the value is, put before its pointers
   */
  static List<Fault> of(OutputUnit result, JsonSchema schema, String where) {
    if (Boolean.TRUE.equals(result.getValid()) || result.getErrors() == null) {
      return List.of();
    }
    Set<Fault> faults = new LinkedHashSet<>();
    List<OutputUnit> unknownFields = new ArrayList<>();
    for (OutputUnit error : result.getErrors()) {
      if ("additionalProperties".equals(keyword(error))) {
        unknownFields.add(error);
      } else {
        words(error).map(words -> new Fault(where + pointer(error), words)).ifPresent(faults::add);
      }
    }
    unknownFields.stream()
        .map(error -> where + pointer(error))
        .filter(pointer -> isBlameless(pointer, faults))
        .forEach(pointer -> faults.add(new Fault(pointer, "There is no such field here.")));
    return List.copyOf(faults);
  }

  /** A field with a fault of its own is also reported as unknown, which it isn't. */
  private static boolean isBlameless(String pointer, Set<Fault> faults) {
    return faults.stream()
        .noneMatch(
            fault -> fault.pointer().equals(pointer) || fault.pointer().startsWith(pointer + "/"));
  }

  /** What is wrong; empty for a keyword that only says that something inside it is. */
  private static Optional<String> words(OutputUnit error) {
    String said = error.getError();
    return switch (keyword(error)) {
      case "required" -> Optional.of("The field `" + found(QUOTED, said) + "` is needed.");
      case "type" -> Optional.of("It must be " + kind(found(EXPECTED, said)) + ".");
      case "enum" -> Optional.of("It must be one of " + spaced(found(CHOICES, said)) + ".");
      case "const" -> Optional.of("It can only be \"" + found(QUOTED, said) + "\".");
      case "pattern" -> Optional.of("It is not in the form that is expected here.");
      case "minLength" -> Optional.of("It must have at least " + bound(said, "character") + ".");
      case "maxLength" -> Optional.of("It may have at most " + bound(said, "character") + ".");
      case "minItems" -> Optional.of("It must have at least " + bound(said, "entry") + ".");
      case "maxItems" -> Optional.of("It may have at most " + bound(said, "entry") + ".");
      case "minimum" -> Optional.of("It must be at least " + found(BOUND, said) + ".");
      case "maximum" -> Optional.of("It may be at most " + found(BOUND, said) + ".");
      case "minProperties" -> Optional.of("It must have at least one field.");
      case "maxProperties" -> Optional.of("It has too many fields.");
      case "properties", "items", "$ref" -> Optional.empty();
      default -> Optional.of(said);
    };
  }

  private static String keyword(OutputUnit error) {
    String location = error.getKeywordLocation();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private static String pointer(OutputUnit error) {
    String location = error.getInstanceLocation();
    return location.startsWith("#") ? location.substring(1) : location;
  }

  private static String kind(String type) {
    return switch (type) {
      case "integer" -> "a whole number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "an object";
      case "string" -> "a text";
      default -> "a " + type;
    };
  }

  private static String bound(String said, String unit) {
    String number = found(BOUND, said);
    String units = unit.endsWith("y") ? unit.substring(0, unit.length() - 1) + "ies" : unit + "s";
    return number + " " + ("1".equals(number) ? unit : units);
  }

  private static String spaced(String choices) {
    return choices.replace("\",\"", "\", \"");
  }

  private static String found(Pattern pattern, String said) {
    Matcher matcher = pattern.matcher(said);
    return matcher.find() ? matcher.group(1) : said;
  }
}
