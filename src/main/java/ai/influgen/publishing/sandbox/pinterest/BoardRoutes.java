package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallHandler;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Caller;
import ai.influgen.publishing.sandbox.pinterest.Gate.Category;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/** Boards and their sections. */
final class BoardRoutes {
  private static final String PATH = PinterestSandbox.API + "/boards";
  private static final String SECTIONS = PATH + "/:board/sections";
  private static final Set<String> PRIVACY = Set.of("PUBLIC", "PROTECTED", "SECRET");

  /** Not in the API description; an assumption. */
  private static final int LONGEST_NAME = 50;

  private static final int LONGEST_DESCRIPTION = 500;
  private static final int LONGEST_SECTION_NAME = 180;

  private final Gate gate;
  private final Boards boards;
  private final BoardJson json;
  private final Pager pager;

  BoardRoutes(Gate gate, Boards boards, BoardJson json, Pager pager) {
    this.gate = gate;
    this.boards = boards;
    this.json = json;
    this.pager = pager;
  }

  void mount(Calls calls) {
    calls.route(HttpMethod.GET, PATH, CallKind.READ, CallHandler.of(this::list));
    calls.route(HttpMethod.POST, PATH, CallKind.STAGE, CallHandler.of(this::create));
    calls.route(HttpMethod.GET, PATH + "/:board", CallKind.READ, CallHandler.of(this::read));
    calls.route(HttpMethod.GET, SECTIONS, CallKind.READ, CallHandler.of(this::sections));
    calls.route(HttpMethod.POST, SECTIONS, CallKind.STAGE, CallHandler.of(this::addSection));
  }

  private Reply list(Call call) {
    Caller caller = gate.caller(call, Category.READ, "boards:read");
    String privacy = call.query("privacy").orElse("ALL");
    List<Board> found =
        boards.of(caller.account()).stream()
            .filter(board -> !board.isSecret() || caller.may("boards:read_secret"))
            .filter(board -> fits(board, privacy))
            .toList();
    return pager.page(call, found, Board::id, json::board);
  }

  private static boolean fits(Board board, String privacy) {
    return switch (privacy) {
      case "ALL" -> true;
      case "PUBLIC_AND_SECRET" -> !board.privacy().equals("PROTECTED");
      default -> {
        if (!PRIVACY.contains(privacy)) {
          throw Errors.invalidBoard("Invalid privacy filter.").exception();
        }
        yield board.privacy().equals(privacy);
      }
    };
  }

  private Reply create(Call call) {
    Caller caller = gate.caller(call, Category.WRITE, "boards:read", "boards:write");
    Body body = Body.of(call);
    String name = body.text("name", LONGEST_NAME).strip();
    String privacy = body.text("privacy", LONGEST_NAME);
    String chosen = privacy.isEmpty() ? "PUBLIC" : privacy;
    if (!PRIVACY.contains(chosen)) {
      throw Errors.invalid("'privacy' must be one of " + PRIVACY).exception();
    }
    if (chosen.equals("SECRET")) {
      caller.require("boards:write_secret");
    }
    boolean taken =
        boards.of(caller.account()).stream().anyMatch(b -> b.name().equalsIgnoreCase(name));
    if (name.isEmpty() || taken) {
      throw Errors.invalidBoard(
              taken ? "You already have a board with this name." : "The board name is invalid.")
          .exception();
    }
    String description = body.text("description", LONGEST_DESCRIPTION);
    return Reply.json(201, json.board(boards.create(caller.account(), name, description, chosen)));
  }

  private Reply read(Call call) {
    Account account = gate.pass(call, Category.READ, "boards:read");
    return Reply.ok(json.board(own(call, account)));
  }

  private Reply sections(Call call) {
    Account account = gate.pass(call, Category.READ, "boards:read");
    List<Board.Section> found = boards.sections(own(call, account));
    return pager.page(call, found, Board.Section::id, BoardRoutes::section);
  }

  private Reply addSection(Call call) {
    Account account = gate.pass(call, Category.WRITE, "boards:read", "boards:write");
    Board board = own(call, account);
    String name = Body.of(call).text("name", LONGEST_SECTION_NAME).strip();
    boolean taken = boards.sections(board).stream().anyMatch(s -> s.name().equalsIgnoreCase(name));
    if (name.isEmpty() || taken) {
      throw Errors.invalidBoard("The section name is invalid.").exception();
    }
    return Reply.json(201, section(boards.addSection(board, name)));
  }

  private Board own(Call call, Account account) {
    return boards
        .find(call.path("board"))
        .filter(board -> board.account().equals(account.id()))
        .orElseThrow(Errors.BOARD_NOT_FOUND::exception);
  }

  private static JsonObject section(Board.Section section) {
    return new JsonObject().put("id", section.id()).put("name", section.name());
  }
}
