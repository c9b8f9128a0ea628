package ai.influgen.publishing.chaos;

import ai.influgen.publishing.testing.Api;
import ai.influgen.publishing.testing.Waiting;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who schedule posts without end, each with a mark of its own in its words, and who now and
 * then change their minds while a post is in flight. What the server does not answer is not asked
 * again: it may have been done.
 */
final class Load implements AutoCloseable {
  private static final int PEOPLE = 3;
  private static final Duration EARLIEST = Duration.ofMillis(1_500);

  /** An account may begin six uploads a minute; more would wait long after all trouble is over. */
  private static final Duration BETWEEN_TIKTOKS = Duration.ofSeconds(13);

  private static final int SPREAD_MS = 4_000;

  private final List<Workspace> workspaces;
  private final Plan plan;
  private final Map<Workspace, Instant> roomAtTikTok = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Set<String> touched = ConcurrentHashMap.newKeySet();
  private final List<Thread> people = new ArrayList<>();
  private volatile boolean open = true;

  Load(List<Workspace> workspaces, Plan plan) {
    this.workspaces = workspaces;
    this.plan = plan;
  }

  Load start() {
    for (int i = 0; i < PEOPLE; i++) {
      Random random = new Random(plan.seed() + i);
      people.add(Thread.ofVirtual().start(() -> postOn(random)));
    }
    return this;
  }

  /** Marks of posts whose time or content somebody changed, or that went out by publish-now. */
  Set<String> touched() {
    return touched;
  }

  /** Requests that got no answer, or a refusal. */
  int unanswered() {
    return unanswered.get();
  }

  /** Nothing more is scheduled; returns when nobody asks for anything any more. */
  @Override
  public void close() {
    open = false;
    for (Thread person : people) {
      try {
        person.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }
  }

  private void postOn(Random random) {
    Duration pause = Duration.ofMillis((long) (1_000 * PEOPLE / plan.postsPerSecond()));
    while (open) {
      long begun = System.nanoTime();
      try {
        post(random);
      } catch (UncheckedIOException | AssertionError e) {
        unanswered.incrementAndGet();
      }
      Duration left = pause.minusNanos(System.nanoTime() - begun);
      Waiting.pause(left.isNegative() ? Duration.ZERO : left);
    }
  }

  private void post(Random random) {
    int n = number.getAndIncrement();
    String mark = "c%06dc".formatted(n);
    Workspace workspace = workspaces.get(random.nextInt(workspaces.size()));
    String platform = platform(workspace, n);
    String content = workspace.content(platform, mark, random);
    Instant at = Instant.now().plus(EARLIEST).plusMillis(random.nextInt(SPREAD_MS));
    String post = workspace.api().scheduleOn(platform, content, at);
    if (random.nextInt(5) == 0) {
      touched.add(mark);
      changeMind(workspace.api(), post, content, mark, random);
    }
  }

  private String platform(Workspace workspace, int n) {
    String platform = Workspace.PLATFORMS.get(n % Workspace.PLATFORMS.size());
    Instant now = Instant.now();
    boolean crowded = now.isBefore(roomAtTikTok.getOrDefault(workspace, Instant.MIN));
    if (!platform.equals("tiktok")) {
      return platform;
    }
    if (!crowded) {
      roomAtTikTok.put(workspace, now.plus(BETWEEN_TIKTOKS));
    }
    return crowded ? "twitter" : platform;
  }

  private static void changeMind(Api api, String post, String content, String mark, Random random) {
    String path = "/api/v1/schedule/" + post;
    Waiting.pause(Duration.ofMillis(random.nextInt((int) EARLIEST.toMillis())));
    switch (random.nextInt(4)) {
      case 0 -> api.publishNow(post);
      case 1 -> api.patch(path, new JsonObject().put("status", "cancelled"));
      case 2 -> {
        Instant at = Instant.now().plusMillis(random.nextInt(SPREAD_MS));
        api.patch(path, new JsonObject().put("scheduled_at", at.toString()));
      }
      default -> {
        JsonObject caption = new JsonObject().put("text", "Chaos again " + mark);
        JsonObject edit = new JsonObject().put("captions", new JsonArray().add(caption));
        api.patch("/api/v1/content/" + content, edit);
        api.post("/api/v1/content/" + content + "/approve", new JsonObject());
      }
    }
  }
}
