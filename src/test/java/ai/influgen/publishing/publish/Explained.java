package ai.influgen.publishing.publish;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What {@code EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)} said of one run of a statement.
 *
 * @param plan the topmost node
 */
record Explained(JsonObject plan) {

  static Explained of(String json) {
    return new Explained(new JsonArray(json).getJsonObject(0).getJsonObject("Plan"));
  }

  /**
   * Pages looked at, in memory or not. What a part of the statement writes that nobody reads from
   * is not counted in the topmost node.
   */
  long buffers() {
    Set<String> read = new HashSet<>();
    walk(plan, node -> read.add(node.getString("CTE Name", "")));
    long[] sum = {own(plan)};
    walk(
        plan,
        node -> {
          String name = node.getString("Subplan Name", "");
          if (name.startsWith("CTE ") && !read.contains(name.substring("CTE ".length()))) {
            sum[0] += own(node);
          }
        });
    return sum[0];
  }

  /** The tables that were read from end to end. */
  Set<String> scanned() {
    Set<String> tables = new HashSet<>();
    walk(
        plan,
        node -> {
          if (node.getString("Node Type").equals("Seq Scan")
              && node.getInteger("Actual Loops") > 0) {
            tables.add(node.getString("Relation Name"));
          }
        });
    return tables;
  }

  private static long own(JsonObject node) {
    return node.getLong("Shared Hit Blocks") + node.getLong("Shared Read Blocks");
  }

  private static void walk(JsonObject node, Consumer<JsonObject> visit) {
    visit.accept(node);
    for (Object child : node.getJsonArray("Plans", new JsonArray())) {
      walk((JsonObject) child, visit);
    }
  }
}
