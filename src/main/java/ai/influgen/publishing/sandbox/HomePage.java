package ai.influgen.publishing.sandbox;

import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;

/** The front page: platforms, accounts, the faults that wait, and where to look further. */
final class HomePage {
  private static final Template PAGE = Template.load("home.html");
  private static final Template ACCOUNT =
      Template.of(
          "<li><a href=\"/feed/{{platform}}/{{username}}\">@{{username}}</a> <small>{{platform}}</small></li>");
  private static final Template FAULT = Template.of("<li><code>{{fault}}</code></li>");

  private final List<PlatformSandbox> platforms;
  private final Faults faults;
  private final Ledger ledger;

  HomePage(List<PlatformSandbox> platforms, Faults faults, Ledger ledger) {
    this.platforms = platforms;
    this.faults = faults;
    this.ledger = ledger;
  }

  void mount(Router router) {
    router.get("/").handler(ctx -> Pages.send(ctx, 200, "Platform sandbox", page()));
  }

  private Markup page() {
    return PAGE.fill(
        Map.of(
            "accounts",
                Markup.join(platforms.stream().flatMap(each -> accounts(each).stream()).toList()),
            "faults", faultList(),
            "publishes", Markup.text(Long.toString(ledger.last()))));
  }

  private static List<Markup> accounts(PlatformSandbox platform) {
    Markup name = Markup.text(platform.name());
    return platform.accounts().stream()
        .map(username -> ACCOUNT.fill(Map.of("platform", name, "username", Markup.text(username))))
        .toList();
  }

  private Markup faultList() {
    List<Fault> active = faults.active();
    return active.isEmpty()
        ? new Markup("<li>none</li>")
        : Markup.join(
            active.stream()
                .map(fault -> FAULT.fill(Map.of("fault", Markup.text(fault.toJson().encode()))))
                .toList());
  }
}
