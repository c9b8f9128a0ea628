package ai.influgen.publishing.connection.link;

import ai.influgen.publishing.connection.ConnectionWatcher.Resumed;
import ai.influgen.publishing.http.operation.RedirectPath;
import ai.influgen.publishing.platform.PlatformName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the browser goes when a consent has ended, and what it is told there. */
public sealed interface WayBack {
  /**
   * The address for a consent that worked.
   *
   * @param posts what becomes of those that waited for the account
   */
  String connected(PlatformName platform, Resumed posts);

  /** The address for one that did not, in plain words. */
  String failed(String words);

  /** To a page of somebody who is signed in. */
  record ToPage(RedirectPath page) implements WayBack {
    @Override
    public String connected(PlatformName platform, Resumed posts) {
      String address = page.with("connected", platform.value());
      return posts.equals(Resumed.NONE)
          ? address
          : address
              + "&resumed_now=%d&resumed_later=%d&waiting=%d"
                  .formatted(posts.now(), posts.later(), posts.waiting());
    }

    @Override
    public String failed(String words) {
      return page.with("connect_error", words);
    }
  }

  /**
   * To the page of a connect link. Its words are signed: whoever opens an address there has no
   * account with us, and may believe what it says.
   */
  final class ToLink implements WayBack {
    private final ConnectLinks links;
    private final ConnectLink link;

    public ToLink(ConnectLinks links, ConnectLink link) {
      this.links = links;
      this.link = link;
    }

    @Override
    public String connected(PlatformName platform, Resumed posts) {
      return links.path(link) + "?connected=" + platform;
    }

    @Override
    public String failed(String words) {
      return "%s?problem=%s&proof=%s"
          .formatted(
              links.path(link),
              URLEncoder.encode(words, StandardCharsets.UTF_8),
              links.tokens().proof(link.id(), words));
    }
  }

  /** To the page without a link, as nobody knows whose consent it was; the words are its own. */
  record ToNobody() implements WayBack {
    private static final String PAGE = "/connect";

    @Override
    public String connected(PlatformName platform, Resumed posts) {
      return PAGE;
    }

    @Override
    public String failed(String words) {
      return PAGE;
    }
  }
}
