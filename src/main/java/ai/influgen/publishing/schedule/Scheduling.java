package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.Connections.Known;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.schedule.Accounts.Asked;
import ai.influgen.publishing.schedule.Accounts.Served;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Schedules approved content: all the platforms that were asked for, or none. */
public final class Scheduling {
  private final Schedule schedule;
  private final Accounts accounts;
  private final NewPosts newPosts;

  public Scheduling(Schedule schedule) {
    this.schedule = schedule;
    this.accounts = new Accounts(schedule.platforms(), schedule.connections());
    this.newPosts = new NewPosts(schedule);
  }

  /** What was scheduled, in the order of the request. */
  public record Scheduled(ZoneId zone, List<Entry> entries) {
    public Scheduled {
      entries = List.copyOf(entries);
    }

    /** One post, with what its platform will change or show differently. */
    public record Entry(ScheduledPost post, List<String> warnings) {
      public Entry {
        warnings = List.copyOf(warnings);
      }
    }
  }

  /**
   * Schedules a content item.
   *
   * @throws Problem in the future, with every fault: 404 without such content, 409 unless it is
   *     approved and the accounts are connected, 422 if a platform would not take it
   */
  public Future<Scheduled> schedule(UUID workspaceId, UUID contentId, ScheduleRequest request) {
    return schedule
        .contents()
        .find(workspaceId, contentId)
        .compose(
            found -> {
              Contents.Item item = found.orElseThrow(() -> Problem.notFound("content item"));
              String hash = item.approvalHash().orElseThrow(Scheduling::notApproved);
              NewPosts.Origin origin =
                  new NewPosts.Origin(workspaceId, contentId, item.characterId(), hash);
              return schedule(origin, item, request);
            });
  }

  private Future<Scheduled> schedule(
      NewPosts.Origin origin, Contents.Item item, ScheduleRequest request) {
    Faults faults = new Faults();
    List<Asked> asked = asked(request, faults);
    return zone(origin, request, faults)
        .map(zone -> zone.flatMap(z -> faults.gather(() -> time(request, z))))
        .compose(
            time ->
                accounts
                    .serving(origin.workspaceId(), origin.characterId(), asked)
                    .map(served -> targets(served, item, request, faults))
                    .compose(
                        targets -> {
                          faults.refuseAny();
                          return newPosts.store(
                              origin, time.orElseThrow(), targets, request.repost());
                        }));
  }

  private ScheduledTime time(ScheduleRequest request, ZoneId zone) {
    return ScheduledTime.parse(request.scheduledAt(), zone, schedule.clock().instant());
  }

  private Future<Optional<ZoneId>> zone(
      NewPosts.Origin origin, ScheduleRequest request, Faults faults) {
    return request
        .timezone()
        .map(name -> Future.succeededFuture(faults.gather(() -> ScheduledTime.zone(name))))
        .orElseGet(
            () ->
                schedule
                    .posts()
                    .characterZone(origin.workspaceId(), origin.characterId())
                    .map(Optional::of));
  }

  private List<Asked> asked(ScheduleRequest request, Faults faults) {
    List<Asked> asked = accounts.asked(request.platforms(), faults);
    Set<Platform> known = asked.stream().map(Asked::platform).collect(Collectors.toSet());
    for (String name : request.settings().fieldNames()) {
      if (schedule.platforms().find(name).filter(known::contains).isEmpty()) {
        faults.add(
            ProblemType.INVALID_REQUEST,
            "/settings/" + name,
            "\"" + name + "\" is not among the platforms of this request.");
      }
    }
    return asked;
  }

  private List<NewPosts.Target> targets(
      List<Served> served, Contents.Item item, ScheduleRequest request, Faults faults) {
    Choice picked = Fitting.choice(request.picked(), new JsonObject(), item, faults);
    List<NewPosts.Target> targets = new ArrayList<>();
    for (Served each : served) {
      Platform platform = each.asked().platform();
      Optional<Known> connection = Accounts.usable(each, faults);
      if (connection.isEmpty()) {
        continue;
      }
      Choice choice =
          new Choice(picked.captionId(), picked.mediaIds(), settings(request, platform));
      List<String> warnings =
          Fitting.warnings(
              platform,
              item.draft(platform.name(), choice, connection.get().settings()),
              each.asked().pointer(),
              faults);
      targets.add(new NewPosts.Target(each.asked().pointer(), connection.get(), choice, warnings));
    }
    return targets;
  }

  private static JsonObject settings(ScheduleRequest request, Platform platform) {
    return Stream.concat(Stream.of(platform.name().value()), platform.aliases().stream())
        .map(request.settings()::getJsonObject)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(JsonObject::new);
  }

  static Problem notApproved() {
    return Problem.of(
        ProblemType.NOT_APPROVED,
        "Only approved or published content can be scheduled: approve it first.");
  }
}
