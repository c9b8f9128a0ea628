package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.Sequence;
import ai.influgen.publishing.sandbox.StateLog;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Accounts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The boards and their sections: those that every account begins with, and those that were made,
 * kept in the state file.
 */
final class Boards {
  private static final String BOARD = "pinterest.board";
  private static final String SECTION = "pinterest.section";
  private static final long SINCE = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final List<String> FIRST_NAMES =
      List.of("Recipes", "Travel", "Home", "Style", "Garden", "Ideas");
  private static final List<String> FIRST_SECTIONS =
      List.of("Breakfast", "Lunch", "Dinner", "Cakes", "Drinks");

  private final StateLog log;
  private final InstantSource clock;
  private final Map<String, Board> idToBoard = new LinkedHashMap<>();
  private final Map<String, Board.Section> idToSection = new LinkedHashMap<>();
  private final Sequence boardIds = new Sequence(549_755_885_175_000L);
  private final Sequence sectionIds = new Sequence(5_027_630_000_000L);

  Boards(StateLog log, InstantSource clock, Accounts accounts) {
    this.log = log;
    this.clock = clock;
    log.register(BOARD, Board.class, this::apply);
    log.register(SECTION, Board.Section.class, this::apply);
    accounts.all().forEach(this::begin);
  }

  Board create(Account account, String name, String description, String privacy) {
    Board board =
        new Board(boardIds.next(), account.id(), name, description, privacy, clock.millis());
    apply(board);
    log.append(BOARD, board);
    return board;
  }

  Board.Section addSection(Board board, String name) {
    Board.Section section = new Board.Section(sectionIds.next(), board.id(), name);
    apply(section);
    log.append(SECTION, section);
    return section;
  }

  Optional<Board> find(String id) {
    return Optional.ofNullable(idToBoard.get(id));
  }

  Optional<Board.Section> section(String id, Board board) {
    return Optional.ofNullable(idToSection.get(id))
        .filter(section -> section.board().equals(board.id()));
  }

  List<Board> of(Account account) {
    return idToBoard.values().stream()
        .filter(board -> board.account().equals(account.id()))
        .toList();
  }

  List<Board.Section> sections(Board board) {
    return idToSection.values().stream()
        .filter(section -> section.board().equals(board.id()))
        .toList();
  }

  private void begin(Account account) {
    FIRST_NAMES.forEach(
        name -> apply(new Board(boardIds.next(), account.id(), name, "", "PUBLIC", SINCE)));
    Board first = of(account).getFirst();
    FIRST_SECTIONS.forEach(name -> apply(new Board.Section(sectionIds.next(), first.id(), name)));
  }

  private void apply(Board board) {
    boardIds.seen(board.id());
    idToBoard.put(board.id(), board);
  }

  private void apply(Board.Section section) {
    sectionIds.seen(section.id());
    idToSection.put(section.id(), section);
  }
}
