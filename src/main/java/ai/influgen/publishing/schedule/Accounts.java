package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.connection.Connections.Known;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.Platforms;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The accounts that a request's platforms come to. */
record Accounts(Platforms platforms, Connections connections) {

  /** A platform that this server knows; the pointer is where the request asks for it. */
  record Asked(String pointer, Platform platform) {}

  /** A platform with the connection that serves the character there, in whatever state. */
  record Served(Asked asked, Optional<Known> connection) {
    Connections.State state() {
      return connection.map(Known::state).orElse(Connections.State.DISCONNECTED);
    }

    /** Why it can't be posted to; empty if it can. */
    Optional<Obstacle> obstacle() {
      String title = asked.platform().title();
      return switch (state()) {
        case CONNECTED -> Optional.empty();
        case DISCONNECTED ->
            Optional.of(
                new Obstacle(
                    ProblemType.NOT_CONNECTED,
                    title + " is not connected: connect an account first."));
        case EXPIRED ->
            Optional.of(
                new Obstacle(
                    ProblemType.CONNECTION_EXPIRED,
                    "The connection to " + title + " has expired: connect it again."));
        case NEEDS_SELECTION ->
            Optional.of(
                new Obstacle(
                    ProblemType.NEEDS_SELECTION,
                    "Choose first which account of " + title + " is meant."));
      };
    }
  }

  /** Why a platform can't be posted to; the message says what to do. */
  record Obstacle(ProblemType type, String message) {}

  /** The platforms of those names; what is unknown or named twice is noted. */
  List<Asked> asked(List<String> names, Faults faults) {
    List<Asked> asked = new ArrayList<>();
    Set<Platform> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Optional<Asked> known = asked("/platforms/" + i, name, faults);
      if (known.isPresent() && !seen.add(known.get().platform())) {
        faults.add(
            ProblemType.INVALID_REQUEST,
            known.get().pointer(),
            "\"" + name + "\" is named twice: name it once.");
      } else {
        known.ifPresent(asked::add);
      }
    }
    return asked;
  }

  /** The platform of that name; an unknown one is noted. */
  Optional<Asked> asked(String pointer, String name, Faults faults) {
    Optional<Platform> platform = platforms.find(name);
    if (platform.isEmpty()) {
      faults.add(ProblemType.INVALID_REQUEST, pointer, unknown(name));
    }
    return platform.map(known -> new Asked(pointer, known));
  }

  /** Every platform of this server. */
  List<Asked> every() {
    return IntStream.range(0, platforms.all().size())
        .mapToObj(i -> new Asked("/platforms/" + i, platforms.all().get(i)))
        .toList();
  }

  /** The connections that serve a character there. */
  Future<List<Served>> serving(UUID workspaceId, UUID characterId, List<Asked> asked) {
    List<Future<Served>> lookups =
        asked.stream()
            .map(
                a ->
                    connections
                        .serving(workspaceId, a.platform().name(), characterId)
                        .map(connection -> new Served(a, connection)))
            .toList();
    return Future.all(lookups).map(all -> all.<Served>list());
  }

  /** The connection, if it can be posted to; else why not is noted. */
  static Optional<Known> usable(Served served, Faults faults) {
    Optional<Obstacle> obstacle = served.obstacle();
    obstacle.ifPresent(
        found -> faults.add(found.type(), served.asked().pointer(), found.message()));
    return obstacle.isPresent() ? Optional.empty() : served.connection();
  }

  private String unknown(String name) {
    String known =
        platforms.all().stream()
            .map(platform -> platform.name().value())
            .collect(Collectors.joining(", "));
    return "\"" + name + "\" is no platform of this server: it knows " + known + ".";
  }
}
