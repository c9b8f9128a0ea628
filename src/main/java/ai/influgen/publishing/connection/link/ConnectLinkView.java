package ai.influgen.publishing.connection.link;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Links as the contract's {@code ConnectLink}. */
public final class ConnectLinkView {
  private final ConnectLinks links;

  public ConnectLinkView(ConnectLinks links) {
    this.links = links;
  }

  /** One workspace's links, with what came through each. */
  public Future<JsonArray> of(UUID workspaceId, List<ConnectLink> shown) {
    return links
        .uses(workspaceId, shown.stream().map(ConnectLink::id).toList())
        .map(uses -> new JsonArray(shown.stream().map(link -> of(link, uses)).toList()));
  }

  /** A link that was just made. */
  public JsonObject fresh(ConnectLink link) {
    return of(link, List.of());
  }

  /*
   * The address is shown again for as long as it works: it is derived from what the row says, so
   * nothing secret is kept for it, and whoever may see it here may make another one anyway. Who
   * lost the mail sends the same link again, instead of leaving a forgotten one open.
   */
  private JsonObject of(ConnectLink link, List<LinkUse> uses) {
    UUID character = link.scope().characterId();
    return new JsonObject()
        .put("id", IdKind.CONNECT_LINK.show(link.id()))
        .put("url", links.works(link) ? links.url(link) : null)
        .put("label", link.label())
        .put("character_id", character == null ? null : IdKind.CHARACTER.show(character))
        .put(
            "platforms",
            new JsonArray(link.scope().platforms().stream().map(PlatformName::value).toList()))
        .put("connected", connected(link, uses))
        .put("created_by", IdKind.MEMBER.show(link.createdBy()))
        .put("created_at", link.life().createdAt().toString())
        .put("expires_at", link.life().expiresAt().toString())
        .put("last_opened_at", text(link.life().lastOpenedAt()))
        .put("revoked_at", text(link.life().revokedAt()));
  }

  private static JsonArray connected(ConnectLink link, List<LinkUse> uses) {
    return new JsonArray(
        link.scope().platforms().stream().map(name -> connected(link, name, uses)).toList());
  }

  private static JsonObject connected(ConnectLink link, PlatformName name, List<LinkUse> uses) {
    Optional<LinkUse> last =
        uses.stream()
            .filter(use -> use.linkId().equals(link.id()) && use.platform().equals(name))
            .filter(use -> use.remoteId() != null)
            .max(Comparator.comparing(LinkUse::usedAt));
    return new JsonObject()
        .put("platform", name.value())
        .put(
            "connection_id",
            last.map(use -> IdKind.CONNECTION.show(use.connectionId())).orElse(null))
        .put("connected_at", last.map(use -> use.usedAt().toString()).orElse(null));
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
