package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.Ledger;
import ai.influgen.publishing.sandbox.MediaStore;
import ai.influgen.publishing.sandbox.Sequence;
import ai.influgen.publishing.sandbox.StateLog;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Accounts;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All Pins, kept in the state file; each is an entry in the ledger as well. */
final class Pins {
  private static final String LINE = "pinterest.pin";
  private static final String DELETED = "pinterest.deleted";

  private final StateLog log;
  private final InstantSource clock;
  private final Ledger ledger;
  private final Accounts accounts;
  private final Boards boards;
  private final Sequence ids = new Sequence(813_744_226_420_000_000L);
  private final TreeMap<Long, Pin> idToPin = new TreeMap<>();

  Pins(StateLog log, InstantSource clock, Ledger ledger, Accounts accounts, Boards boards) {
    this.log = log;
    this.clock = clock;
    this.ledger = ledger;
    this.accounts = accounts;
    this.boards = boards;
    log.register(LINE, Pin.class, this::apply);
    log.register(DELETED, Deletion.class, deletion -> idToPin.remove(number(deletion.id())));
  }

  /** A Pin that is gone. */
  record Deletion(String id) {}

  Pin create(PinDraft draft, Pin.Shown media) {
    Pin pin =
        new Pin(
            ids.next(),
            draft.account().id(),
            draft.board().id(),
            draft.section(),
            draft.words(),
            media,
            clock.millis());
    apply(pin);
    log.append(LINE, pin);
    return pin;
  }

  void delete(Pin pin) {
    idToPin.remove(number(pin.id()));
    log.append(DELETED, new Deletion(pin.id()));
  }

  Optional<Pin> find(String id) {
    return id.matches("\\d{1,18}")
        ? Optional.ofNullable(idToPin.get(number(id)))
        : Optional.empty();
  }

  /** The Pins of an account, the newest first; the real order is not documented. */
  Stream<Pin> of(Account account) {
    return all().filter(pin -> pin.account().equals(account.id()));
  }

  /** The Pins on a board, in all of its sections. */
  Stream<Pin> on(Board board) {
    return all().filter(pin -> pin.board().equals(board.id()));
  }

  private Stream<Pin> all() {
    return idToPin.descendingMap().values().stream();
  }

  private void apply(Pin pin) {
    ids.seen(pin.id());
    idToPin.put(number(pin.id()), pin);
    ledger.add(
        new Ledger.Publish(
            PinterestSandbox.NAME,
            accounts.byId(pin.account()).orElseThrow().username(),
            pin.id(),
            pin.media().kind().name().toLowerCase(Locale.ROOT),
            pin.words().description(),
            pin.hashes(),
            pin.at(),
            details(pin)));
  }

  private JsonObject details(Pin pin) {
    JsonObject details =
        new JsonObject()
            .put("board_id", pin.board())
            .put("board", boards.find(pin.board()).map(Board::name).orElse(""));
    put(details, "board_section_id", pin.section());
    put(details, "title", pin.words().title());
    put(details, "description", pin.words().description());
    put(details, "link", pin.words().link());
    put(details, "alt_text", pin.words().altText());
    put(details, "cover", MediaStore.hashOf(pin.media().cover()));
    return details;
  }

  private static void put(JsonObject details, String name, String value) {
    if (!value.isEmpty()) {
      details.put(name, value);
    }
  }

  private static long number(String id) {
    return Long.parseLong(id);
  }
}
