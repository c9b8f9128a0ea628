package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The operations by their id. */
public final class Operations {
  private final Map<String, Operation> byId = new HashMap<>();
  private final Set<String> repeated = new TreeSet<>();

  public Operations(List<Operation> operations) {
    for (Operation operation : operations) {
      if (byId.put(operation.id(), operation) != null) {
        repeated.add(operation.id());
      }
    }
  }

  /** Calls an operation; whatever it throws becomes a failed future. */
  public Future<Reply> call(String id, Call call) {
    return Future.succeededFuture(call).compose(named(id)::handle);
  }

  /**
   * Checks that the contract and we know the same operations.
   *
   * @throws IllegalStateException naming every one that is missing, unknown or there twice
   */
  void match(Set<String> contract) {
    List<String> faults = new ArrayList<>();
    Set<String> missing = new TreeSet<>(contract);
    missing.removeAll(byId.keySet());
    Set<String> unknown = new TreeSet<>(byId.keySet());
    unknown.removeAll(contract);
    name(faults, "without an operation: ", missing);
    name(faults, "not in the contract: ", unknown);
    name(faults, "there more than once: ", repeated);
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "The contract and the operations differ: " + String.join("; ", faults));
    }
  }

  private Operation named(String id) {
    Operation operation = byId.get(id);
    if (operation == null) {
      throw new IllegalArgumentException("There is no operation " + id);
    }
    return operation;
  }

  private static void name(List<String> faults, String fault, Set<String> ids) {
    if (!ids.isEmpty()) {
      faults.add(fault + String.join(", ", ids));
    }
  }
}
