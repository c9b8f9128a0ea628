package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.oauth.Account;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/** Reads the request for a Pin, with the limits of the API description. */
final class PinReader {
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_DESCRIPTION = 800;
  private static final int LONGEST_LINK = 2_048;
  private static final int LONGEST_ALT_TEXT = 500;
  private static final int LONGEST_WORD = 100;
  private static final int LARGEST_BASE64 = 15 << 20;
  private static final int FEWEST_ITEMS = 2;
  private static final int MOST_ITEMS = 5;
  private static final Set<String> BASE64_TYPES = Set.of("image/jpeg", "image/png");

  private final Boards boards;
  private final PinterestSettings settings;

  PinReader(Boards boards, PinterestSettings settings) {
    this.boards = boards;
    this.settings = settings;
  }

  /**
   * Reads it.
   *
   * @throws ai.influgen.publishing.sandbox.call.ReplyException when Pinterest would refuse it
   */
  PinDraft read(Body body, Account account) {
    Pin.Words words = words(body);
    String boardId = body.id("board_id");
    String sectionId = body.id("board_section_id");
    PinSource source = source(body.object("media_source"));
    if (boardId.isEmpty()) {
      throw Errors.invalid("'board_id' is required").exception();
    }
    Board board = boards.find(boardId).orElseThrow(Errors.BOARD_NOT_FOUND::exception);
    if (!board.account().equals(account.id())) {
      throw Errors.NOT_YOURS.exception();
    }
    if (!sectionId.isEmpty() && boards.section(sectionId, board).isEmpty()) {
      throw Errors.SECTION_NOT_FOUND.exception();
    }
    return new PinDraft(account, board, sectionId, words, source);
  }

  private static Pin.Words words(Body body) {
    String color = body.text("dominant_color", LONGEST_WORD);
    if (!color.isEmpty() && !color.matches("#[0-9A-Fa-f]{6}")) {
      throw Errors.invalid("'dominant_color' is no hex color").exception();
    }
    return new Pin.Words(
        body.text("title", LONGEST_TITLE),
        body.text("description", LONGEST_DESCRIPTION),
        link(body.text("link", LONGEST_LINK)),
        body.text("alt_text", LONGEST_ALT_TEXT),
        color);
  }

  private PinSource source(Body source) {
    return switch (source.text("source_type", LONGEST_WORD)) {
      case "image_url" -> new PinSource.Images(List.of(address(source, "url")));
      case "image_base64" -> new PinSource.Images(List.of(inline(source, "content_type", "data")));
      case "multiple_image_urls" -> carousel(source, true);
      case "multiple_image_base64" -> carousel(source, false);
      case "video_id" -> video(source);
      default -> throw Errors.invalid("'source_type' is unknown").exception();
    };
  }

  private PinSource carousel(Body source, boolean byUrl) {
    if (!settings.on("carousels")) {
      throw Errors.invalid("Pins with several images are not supported").exception();
    }
    List<Body> items = source.objects("items", FEWEST_ITEMS, MOST_ITEMS);
    if (source.number("index", 0) >= items.size()) {
      throw Errors.invalid("'index' points to no item").exception();
    }
    items.forEach(PinReader::words);
    return new PinSource.Images(
        items.stream()
            .map(item -> byUrl ? address(item, "url") : inline(item, "content_type", "data"))
            .toList());
  }

  private static PinSource video(Body source) {
    String id = source.id("media_id");
    if (id.isEmpty()) {
      throw Errors.invalid("'media_id' is required").exception();
    }
    if (source.has("cover_image_url")) {
      return new PinSource.Video(id, List.of(address(source, "cover_image_url")));
    }
    if (source.has("cover_image_content_type") && source.has("cover_image_data")) {
      return new PinSource.Video(
          id, List.of(inline(source, "cover_image_content_type", "cover_image_data")));
    }
    if (!source.has("cover_image_key_frame_time")) {
      throw Errors.COVER_MISSING.exception();
    }
    source.number("cover_image_key_frame_time", 0);
    return new PinSource.Video(id, List.of());
  }

  private static PinSource.Origin address(Body source, String name) {
    String url = source.text(name, LONGEST_LINK);
    if (url.isEmpty()) {
      throw Errors.invalid("'" + name + "' is required").exception();
    }
    return new PinSource.Address(link(url));
  }

  private static PinSource.Origin inline(Body source, String type, String data) {
    String contentType = source.text(type, LONGEST_WORD);
    if (!BASE64_TYPES.contains(contentType)) {
      throw Errors.invalid("'%s' must be one of %s".formatted(type, BASE64_TYPES)).exception();
    }
    String base64 = source.text(data, LARGEST_BASE64);
    if (!base64.matches("[a-zA-Z0-9+/=]+")) {
      throw Errors.invalid("'%s' does not match '[a-zA-Z0-9+/=]+'".formatted(data)).exception();
    }
    return new PinSource.Inline(contentType, base64);
  }

  private static String link(String link) {
    try {
      URI uri = new URI(link);
      boolean web = Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
      if (link.isEmpty() || (web && uri.getHost() != null)) {
        return link;
      }
    } catch (URISyntaxException e) {
      // answered below like any other link that does not do
    }
    throw Errors.of(400, 1, "Invalid URL or request data: the link is invalid.").exception();
  }
}
