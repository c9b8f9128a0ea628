package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.Feed;
import ai.influgen.publishing.sandbox.PlatformSandbox;
import ai.influgen.publishing.sandbox.SandboxContext;
import ai.influgen.publishing.sandbox.call.CallFaults;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Accounts;
import ai.influgen.publishing.sandbox.oauth.Dialog;
import ai.influgen.publishing.sandbox.oauth.Prefixes;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Wires the simulator of Pinterest. */
public final class PinterestSandbox implements PlatformSandbox {
  static final String NAME = "pinterest";
  static final String API = "/pinterest/api/v5";
  private static final String AUTHORIZE = "/pinterest/www/oauth/";
  private static final Accounts ACCOUNTS =
      Accounts.of(
          new Account("904800000000000001", "mila_demo", "Mila"),
          new Account("904800000000000002", "nova_studio", "Nova Studio"),
          new Account("904800000000000003", "kai_travels", "Kai"));

  private final SandboxContext sandbox;
  private final PinterestSettings settings = new PinterestSettings();
  private final Tokens tokens;
  private final Gate gate;
  private final Boards boards;
  private final Pins pins;
  private final Videos videos;
  private final CallFaults faults;
  private final PinJson json;

  /** Pinterest with its usual limits and timings. */
  public PinterestSandbox(SandboxContext sandbox) {
    this.sandbox = sandbox;
    this.tokens =
        new Tokens(
            sandbox.log(), sandbox.clock(), NAME, ACCOUNTS, new Prefixes("", "pina_", "pinr_"));
    this.gate = new Gate(tokens, settings, sandbox.clock());
    this.boards = new Boards(sandbox.log(), sandbox.clock(), ACCOUNTS);
    this.pins = new Pins(sandbox.log(), sandbox.clock(), sandbox.ledger(), ACCOUNTS, boards);
    this.videos = new Videos(sandbox.log(), sandbox.clock(), settings);
    this.faults = new CallFaults(sandbox, NAME, tokens);
    this.json = new PinJson(ACCOUNTS, sandbox.url(), settings, sandbox.clock());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> accounts() {
    return ACCOUNTS.usernames();
  }

  @Override
  public Optional<Feed> feed(String username) {
    return ACCOUNTS
        .named(username)
        .map(
            account ->
                new Feed(
                    NAME, username, account.name(), pins.of(account).map(this::shown).toList()));
  }

  @Override
  public void mountUploads(Router router) {
    Calls calls = calls(router);
    PinImages images = new PinImages(sandbox.vertx(), sandbox.media(), settings);
    new UploadRoutes(sandbox, videos, settings).mount(calls);
    new CreatePin(
            gate,
            new PinReader(boards, settings),
            new CreatePin.PinMedia(images, videos, faults),
            pins,
            json,
            settings)
        .mount(router, calls);
  }

  @Override
  public void mount(Router router) {
    Calls calls = calls(router);
    Pager pager = new Pager(settings);
    BoardJson boardJson = new BoardJson(ACCOUNTS, pins, sandbox.url());
    new Dialog(new PinterestLogin(settings), tokens, sandbox.log()).mount(router, AUTHORIZE);
    new TokenRoutes(gate, tokens, faults, settings).mount(calls);
    new AccountRoutes(gate, boards, pins, sandbox.url()).mount(calls);
    new BoardRoutes(gate, boards, boardJson, pager).mount(calls);
    new PinRoutes(gate, pins, boards, json, new PinRoutes.Lists(pager, settings, sandbox.clock()))
        .mount(calls);
    new MediaRoutes(
            gate, videos, faults, new MediaRoutes.Site(sandbox.url(), sandbox.clock(), pager))
        .mount(calls);
  }

  @Override
  public Future<Void> resume() {
    return Future.succeededFuture();
  }

  @Override
  public boolean revokeTokens(String account) {
    return ofAccount(account, tokens::revoke);
  }

  @Override
  public boolean expireTokens(String account) {
    return ofAccount(account, tokens::expire);
  }

  @Override
  public JsonObject configure(JsonObject changes) {
    return settings.change(changes);
  }

  private Calls calls(Router router) {
    return new Calls(router, faults, sandbox.log(), new PinterestManners(settings));
  }

  private static boolean ofAccount(String username, Consumer<Account> change) {
    Optional<Account> account = ACCOUNTS.named(username);
    account.ifPresent(change);
    return account.isPresent();
  }

  private Feed.Post shown(Pin pin) {
    List<Feed.Detail> details = new ArrayList<>();
    boards
        .find(pin.board())
        .ifPresent(
            board -> {
              details.add(new Feed.Detail("Board", board.name()));
              boards
                  .section(pin.section(), board)
                  .ifPresent(section -> details.add(new Feed.Detail("Section", section.name())));
            });
    if (!pin.words().link().isEmpty()) {
      details.add(new Feed.Detail("Link", pin.words().link()));
    }
    if (!pin.words().altText().isEmpty()) {
      details.add(new Feed.Detail("Alt text", pin.words().altText()));
    }
    return new Feed.Post(
        "p-" + pin.id(),
        pin.media().kind().name().toLowerCase(Locale.ROOT),
        pin.words().description(),
        pin.files(),
        pin.at(),
        pin.words().title(),
        details);
  }
}
