package ai.influgen.publishing.chaos;

import ai.influgen.publishing.media.TestMedia;
import ai.influgen.publishing.testing.Answer;
import ai.influgen.publishing.testing.Api;
import ai.influgen.publishing.testing.ServerProcess;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.random.RandomGenerator;

/** A workspace of the run, with an account of every platform, and what it posts. */
final class Workspace {
  static final List<String> PLATFORMS =
      List.of("instagram", "tiktok", "twitter", "youtube", "pinterest");

  private static final List<String> PEOPLE = List.of("mila.demo", "nova.studio", "kai.travels");

  private final Api api;
  private final String character;
  private final String picture;
  private final String film;

  private Workspace(Api api) {
    this.api = api;
    this.character = api.character("Mila of the chaos");
    this.picture = api.upload("picture.jpg", TestMedia.image("jpeg", 1000, 1000));
    this.film = api.upload("film.mp4", TestMedia.film("isom", 720, 1280, 5_000));
  }

  /** The workspace of that number from 0, connected to accounts of its own where there are some. */
  static Workspace open(ServerProcess desk, CrashablePostgres postgres, int number) {
    Api api = number == 0 ? new Api(desk) : new Api(desk, token(postgres, number));
    Workspace workspace = new Workspace(api);
    PLATFORMS.forEach(platform -> workspace.connect(platform, number));
    return workspace;
  }

  Api api() {
    return api;
  }

  /** Makes content with that mark in its words, approves it, and answers its id. */
  String content(String platform, String mark, RandomGenerator random) {
    String words = "Chaos " + mark;
    return switch (platform) {
      case "tiktok" -> {
        boolean photo = random.nextInt(4) == 0;
        JsonObject settings = new JsonObject().put("privacy_level", "PUBLIC_TO_EVERYONE");
        if (!photo && random.nextInt(3) == 0) {
          settings.put("upload", "url");
        }
        List<String> media = List.of(photo ? picture : film);
        yield api.contentFor(platform, character, words, media, settings);
      }
      case "youtube" -> api.contentFor(platform, character, words, List.of(film), new JsonObject());
      case "twitter" -> {
        List<String> media = random.nextBoolean() ? List.of() : List.of(picture);
        yield api.contentFor(platform, character, words, media, new JsonObject());
      }
      default -> pictured(platform, mark);
    };
  }

  /** The same with a picture. */
  String pictured(String platform, String mark) {
    return api.contentFor(platform, character, "Chaos " + mark, List.of(picture), new JsonObject());
  }

  private void connect(String platform, int number) {
    String path = "/api/v1/integrations/" + platform;
    String dialog =
        api.get(path + "/auth-url?redirect=/settings").expect(200).json().getString("url");
    String account =
        platform.equals("instagram") ? "" : "&sandbox_account=" + person(platform, number);
    Answer consent = Api.open(dialog + "&sandbox_consent=allow" + account).expect(302);
    String end = Api.open(consent.header("Location")).expect(303).header("Location");
    if (!end.contains("connected=" + platform)) {
      throw new AssertionError("not connected: " + end);
    }
    if (platform.equals("pinterest")) {
      JsonArray boards = api.get(path + "/boards").expect(200).json().getJsonArray("boards");
      JsonObject choice = new JsonObject().put("board_id", boards.getJsonObject(0).getString("id"));
      api.patch(path + "/default-board", choice).expect(200);
    }
  }

  private static String person(String platform, int number) {
    String name = PEOPLE.get(number % PEOPLE.size());
    return platform.equals("tiktok") || platform.equals("youtube") ? name : name.replace('.', '_');
  }

  // there is no operation that makes a workspace: one is made at the first start
  private static String token(CrashablePostgres postgres, int number) {
    String token = "it_chaos-" + number;
    postgres.execute(
        """
        with w as (
          insert into workspace (id, name, timezone) values (gen_random_uuid(), 'Chaos', 'UTC') returning id),
        m as (
          insert into member (id, workspace_id, name, role)
          select gen_random_uuid(), id, 'Owner', 'owner' from w returning id, workspace_id)
        insert into access_token (id, workspace_id, member_id, kind, token_hash)
        select gen_random_uuid(), workspace_id, id, 'access', sha256('%s') from m
        """
            .formatted(token));
    return token;
  }
}
