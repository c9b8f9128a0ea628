package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.Connections.State;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.Accounts.Obstacle;
import ai.influgen.publishing.schedule.Accounts.Served;
import ai.influgen.publishing.schedule.SmartOffers.Connected;
import ai.influgen.publishing.schedule.SmartPlan.LeftOut;
import ai.influgen.publishing.schedule.smart.BestTimes;
import ai.influgen.publishing.schedule.smart.DailyLimit;
import ai.influgen.publishing.schedule.smart.Window;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Plans a character's approved content: each platform at its own best times. */
public final class SmartScheduling {
  private final Schedule schedule;
  private final Accounts accounts;
  private final BestTimes times;
  private final DailyLimit limit;

  public SmartScheduling(Schedule schedule, BestTimes times, DailyLimit limit) {
    this.schedule = schedule;
    this.accounts = new Accounts(schedule.platforms(), schedule.connections());
    this.times = times;
    this.limit = limit;
  }

  /** The accounts to plan for, and the platforms that there are besides. */
  private record Found(List<Connected> accounts, List<LeftOut> leftOut) {}

  /**
   * Plans, and stores the plan unless it is only to be looked at.
   *
   * @throws Problem in the future: 404 without such a character, 400 for what is unknown, 409 if a
   *     platform that is asked for, or every one, is not connected
   */
  public Future<SmartPlan> generate(UUID workspaceId, SmartRequest request) {
    UUID characterId = IdKind.CHARACTER.read(request.characterId()).orElseThrow(this::noCharacter);
    return SmartStore.zone(schedule.database(), workspaceId, characterId)
        .map(zone -> zone.orElseThrow(this::noCharacter))
        .compose(zone -> generate(workspaceId, characterId, zone, request));
  }

  private Problem noCharacter() {
    return Problem.notFound("character");
  }

  private Future<SmartPlan> generate(
      UUID workspaceId, UUID characterId, ZoneId zone, SmartRequest request) {
    Faults faults = new Faults();
    List<Accounts.Asked> asked =
        request.platforms().map(names -> accounts.asked(names, faults)).orElseGet(accounts::every);
    Window window =
        faults
            .gather(() -> request.reach().window(zone, schedule.clock().instant()))
            .orElseGet(() -> Window.days(zone, schedule.clock().instant(), 1));
    return accounts
        .serving(workspaceId, characterId, asked)
        .map(served -> request.platforms().isPresent() ? named(served, faults) : all(served))
        .compose(
            found -> {
              faults.refuseAny();
              SmartDraft.Task task =
                  new SmartDraft.Task(characterId, window, request, times, limit);
              return new SmartRun(schedule, workspaceId, task, found.accounts(), found.leftOut())
                  .plan();
            });
  }

  private static Found named(List<Served> served, Faults faults) {
    List<Connected> connected = new ArrayList<>();
    for (Served each : served) {
      Accounts.usable(each, faults)
          .ifPresent(
              connection -> connected.add(new Connected(each.asked().platform(), connection)));
    }
    return new Found(connected, List.of());
  }

  /** Every platform that can be posted to; one that never was connected is not worth a word. */
  private static Found all(List<Served> served) {
    Faults faults = new Faults();
    List<Connected> connected = named(served, faults).accounts();
    List<LeftOut> leftOut =
        served.stream()
            .filter(each -> each.state() == State.EXPIRED || each.state() == State.NEEDS_SELECTION)
            .flatMap(each -> each.obstacle().map(why -> leftOut(each, why)).stream())
            .toList();
    if (connected.isEmpty()) {
      throw Problem.of(ProblemType.NOT_CONNECTED, nothingConnected(leftOut));
    }
    return new Found(connected, leftOut);
  }

  private static LeftOut leftOut(Served served, Obstacle obstacle) {
    return new LeftOut(
        served.asked().platform().name(), obstacle.type().code(), obstacle.message());
  }

  private static String nothingConnected(List<LeftOut> leftOut) {
    return leftOut.isEmpty()
        ? "No platform is connected for this character: connect an account first, in the settings"
            + " or by GET /api/v1/integrations/{platform}/auth-url."
        : "No platform can be posted to for this character. "
            + leftOut.stream().map(LeftOut::reason).collect(Collectors.joining(" "));
  }
}
