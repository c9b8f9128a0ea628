package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallHandler;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.pinterest.Gate.Category;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Reading and deleting Pins. */
final class PinRoutes {
  static final String PATH = PinterestSandbox.API + "/pins";
  private static final String ON_BOARD = PinterestSandbox.API + "/boards/:board";

  private final Gate gate;
  private final Pins pins;
  private final Boards boards;
  private final PinJson json;
  private final Lists lists;

  /** How Pins are listed: in pages, and some time after they were made. */
  record Lists(Pager pager, PinterestSettings settings, InstantSource clock) {
    boolean shows(Pin pin) {
      Instant shown = pin.at().plus(settings.millis("listing_delay_ms"));
      return !clock.instant().isBefore(shown);
    }
  }

  PinRoutes(Gate gate, Pins pins, Boards boards, PinJson json, Lists lists) {
    this.gate = gate;
    this.pins = pins;
    this.boards = boards;
    this.json = json;
    this.lists = lists;
  }

  void mount(Calls calls) {
    calls.route(HttpMethod.GET, PATH, CallKind.READ, CallHandler.of(this::own));
    calls.route(HttpMethod.GET, PATH + "/:pin", CallKind.READ, CallHandler.of(this::read));
    calls.route(HttpMethod.DELETE, PATH + "/:pin", CallKind.STAGE, CallHandler.of(this::delete));
    calls.route(HttpMethod.GET, ON_BOARD + "/pins", CallKind.READ, CallHandler.of(this::onBoard));
    calls.route(
        HttpMethod.GET,
        ON_BOARD + "/sections/:section/pins",
        CallKind.READ,
        CallHandler.of(this::inSection));
  }

  private Reply own(Call call) {
    Account account = gate.pass(call, Category.READ, "boards:read", "pins:read");
    return list(call, account, pins.of(account));
  }

  private Reply read(Call call) {
    Account account = gate.pass(call, Category.READ, "boards:read", "pins:read");
    return Reply.ok(json.pin(found(call), account));
  }

  private Reply delete(Call call) {
    Account account =
        gate.pass(call, Category.WRITE, "boards:read", "boards:write", "pins:read", "pins:write");
    Pin pin = found(call);
    if (!pin.account().equals(account.id())) {
      throw Errors.NOT_YOURS.exception();
    }
    pins.delete(pin);
    return Reply.empty(204);
  }

  private Reply onBoard(Call call) {
    Account account = gate.pass(call, Category.READ, "boards:read", "pins:read");
    return list(call, account, pins.on(board(call, account)));
  }

  private Reply inSection(Call call) {
    Account account = gate.pass(call, Category.READ, "boards:read", "pins:read");
    Board board = board(call, account);
    Board.Section section =
        boards
            .section(call.path("section"), board)
            .orElseThrow(Errors.SECTION_NOT_FOUND::exception);
    return list(call, account, pins.on(board).filter(pin -> pin.section().equals(section.id())));
  }

  private Reply list(Call call, Account viewer, Stream<Pin> found) {
    List<Pin> shown = found.filter(lists::shows).toList();
    return lists.pager().page(call, shown, Pin::id, pin -> json.pin(pin, viewer));
  }

  private Board board(Call call, Account account) {
    return boards
        .find(call.path("board"))
        .filter(board -> board.account().equals(account.id()))
        .orElseThrow(Errors.BOARD_NOT_FOUND::exception);
  }

  private Pin found(Call call) {
    return pins.find(call.path("pin")).orElseThrow(Errors.PIN_NOT_FOUND::exception);
  }
}
