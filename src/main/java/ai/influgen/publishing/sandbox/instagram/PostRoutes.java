package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.PublicUrl;
import ai.influgen.publishing.sandbox.instagram.People.Account;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Reading back what was published. */
final class PostRoutes {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);
  private static final Duration STORY_LIFE = Duration.ofHours(24);

  private final Tokens tokens;
  private final Posts posts;
  private final Paging paging;
  private final PublicUrl url;
  private final InstantSource clock;

  PostRoutes(Tokens tokens, Posts posts, Paging paging, PublicUrl url, InstantSource clock) {
    this.tokens = tokens;
    this.posts = posts;
    this.paging = paging;
    this.url = url;
    this.clock = clock;
  }

  void mount(GraphRouter router) {
    router.route(HttpMethod.GET, "/{id}/media", CallKind.READ, GraphHandler.of(this::media));
    router.route(HttpMethod.GET, "/{id}/stories", CallKind.READ, GraphHandler.of(this::stories));
  }

  /** The asked-for fields of a post. */
  JsonObject node(GraphRequest request, Post post) {
    Account account = tokens.caller(request.token()).account(post.account());
    return fields(request).select(full(post, account));
  }

  private JsonObject media(GraphRequest request) {
    Account account = tokens.caller(request.token()).account(request.id());
    long since = request.parameters().number("since", 0);
    long until = request.parameters().number("until", Long.MAX_VALUE);
    List<Post> found =
        posts.of(account.id()).stream()
            .filter(post -> post.kind() != MediaKind.STORY)
            .filter(
                post -> post.publishedAt() / 1000 >= since && post.publishedAt() / 1000 <= until)
            .toList();
    return list(request, account, found);
  }

  private JsonObject stories(GraphRequest request) {
    Account account = tokens.caller(request.token()).account(request.id());
    long oldest = clock.instant().minus(STORY_LIFE).toEpochMilli();
    List<Post> found =
        posts.of(account.id()).stream()
            .filter(post -> post.kind() == MediaKind.STORY && post.publishedAt() > oldest)
            .toList();
    return list(request, account, found);
  }

  private JsonObject list(GraphRequest request, Account account, List<Post> found) {
    Fields fields = fields(request);
    return paging.page(request, found, Post::id, post -> fields.select(full(post, account)));
  }

  private static Fields fields(GraphRequest request) {
    return Fields.parse(request.parameters().get("fields").orElse("id"));
  }

  private JsonObject full(Post post, Account account) {
    Post.Item first = post.items().getFirst();
    JsonObject json =
        new JsonObject()
            .put("id", post.id())
            .put("media_type", post.kind().mediaType(first.video()))
            .put("media_product_type", post.kind().productType())
            .put("media_url", mediaUrl(first))
            .put("permalink", permalink(url, account.username(), post))
            .put("shortcode", post.shortcode())
            .put("timestamp", TIMESTAMP.format(Instant.ofEpochMilli(post.publishedAt())))
            .put("username", account.username())
            .put("owner", new JsonObject().put("id", account.id()));
    if (!post.caption().isEmpty()) {
      json.put("caption", post.caption());
    }
    if (!first.altText().isEmpty() && post.items().size() == 1) {
      json.put("alt_text", first.altText());
    }
    if (post.kind() == MediaKind.CAROUSEL) {
      json.put(
          "children",
          new JsonObject()
              .put("data", new JsonArray(post.items().stream().map(this::child).toList())));
    }
    return json;
  }

  private JsonObject child(Post.Item item) {
    return new JsonObject()
        .put("id", item.id())
        .put("media_type", item.video() ? "VIDEO" : "IMAGE")
        .put("media_url", mediaUrl(item));
  }

  private String mediaUrl(Post.Item item) {
    return url.of("/sandbox/media/" + item.media());
  }

  /** Where a person sees the post. */
  static String permalink(PublicUrl url, String username, Post post) {
    return url.of("/feed/" + InstagramSandbox.NAME + "/" + username + "#" + anchor(post));
  }

  static String anchor(Post post) {
    return "p-" + post.shortcode();
  }
}
