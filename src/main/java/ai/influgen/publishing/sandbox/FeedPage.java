package ai.influgen.publishing.sandbox;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what an account has published: {@code /feed/<platform>/<username>}. */
final class FeedPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final Template PAGE = Template.load("feed.html");
  private static final Template POST = Template.load("post.html");
  private static final Template IMAGE =
      Template.of("<img src=\"/sandbox/media/{{name}}\" alt=\"\" loading=\"lazy\">");
  private static final Template VIDEO =
      Template.of(
          "<video src=\"/sandbox/media/{{name}}\" controls muted preload=\"metadata\"></video>");
  private static final Template MEDIA = Template.of("<div class=\"media\">\n{{media}}\n</div>");
  private static final Template TITLE = Template.of("<h2>{{title}}</h2>");
  private static final Template DETAIL =
      Template.of("<p class=\"detail\"><small>{{name}}</small> {{value}}</p>");

  private final List<PlatformSandbox> platforms;
  private final Ledger ledger;

  FeedPage(List<PlatformSandbox> platforms, Ledger ledger) {
    this.platforms = platforms;
    this.ledger = ledger;
  }

  void mount(Router router) {
    router.get("/feed/:platform/:username").handler(this::show);
  }

  private void show(RoutingContext ctx) {
    Optional<Feed> feed =
        platforms.stream()
            .filter(platform -> platform.name().equals(ctx.pathParam("platform")))
            .findFirst()
            .flatMap(platform -> platform.feed(ctx.pathParam("username")));
    if (feed.isEmpty()) {
      Pages.send(ctx, 404, "Not found", Markup.text("There is no such account here."));
    } else {
      Pages.send(ctx, 200, "@" + feed.get().username(), page(feed.get()));
    }
  }

  private Markup page(Feed feed) {
    Markup posts =
        feed.posts().isEmpty()
            ? new Markup("<p class=\"empty\">Nothing published yet.</p>")
            : Markup.join(feed.posts().stream().map(FeedPage::post).toList());
    return PAGE.fill(
        Map.of(
            "platform", Markup.text(feed.platform()),
            "username", Markup.text(feed.username()),
            "name", Markup.text(feed.name()),
            "initial", Markup.text(feed.name().substring(0, 1)),
            "count", Markup.text(Integer.toString(feed.posts().size())),
            "seq", Markup.text(Long.toString(ledger.last())),
            "posts", posts));
  }

  private static Markup post(Feed.Post post) {
    return POST.fill(
        Map.of(
            "anchor", Markup.text(post.anchor()),
            "kind", Markup.text(post.kind()),
            "text", Markup.text(post.text()),
            "time", Markup.text(TIME.format(post.at())),
            "instant", Markup.text(post.at().toString()),
            "media", media(post),
            "title",
                post.title().isEmpty()
                    ? Markup.NONE
                    : TITLE.fill(Map.of("title", Markup.text(post.title()))),
            "details", Markup.join(post.details().stream().map(FeedPage::detail).toList())));
  }

  private static Markup media(Feed.Post post) {
    return post.media().isEmpty()
        ? Markup.NONE
        : MEDIA.fill(
            Map.of("media", Markup.join(post.media().stream().map(FeedPage::medium).toList())));
  }

  private static Markup detail(Feed.Detail detail) {
    return DETAIL.fill(
        Map.of("name", Markup.text(detail.name()), "value", Markup.text(detail.value())));
  }

  private static Markup medium(String name) {
    return (name.endsWith(".mp4") || name.endsWith(".webm") ? VIDEO : IMAGE)
        .fill(Map.of("name", Markup.text(name)));
  }
}
