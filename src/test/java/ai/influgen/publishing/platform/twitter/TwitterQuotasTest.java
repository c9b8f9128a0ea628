package ai.influgen.publishing.platform.twitter;

import static ai.influgen.publishing.platform.twitter.Samples.NOW;
import static ai.influgen.publishing.platform.twitter.Samples.draft;
import static ai.influgen.publishing.platform.twitter.Samples.gif;
import static ai.influgen.publishing.platform.twitter.Samples.image;
import static ai.influgen.publishing.platform.twitter.Samples.job;
import static ai.influgen.publishing.platform.twitter.Samples.payload;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishDriver.Made;
import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quota.Scope;
import ai.influgen.publishing.platform.Quota.Window;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Quotas.Reading;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TwitterQuotasTest {
  private static final Quotas QUOTAS = Samples.PLATFORM.quotas();
  private static final Window QUARTER = new Window.Sliding(Duration.ofMinutes(15));
  private static final Window DAY = new Window.Sliding(Duration.ofHours(24));
  private static final Step.Call POST =
      (Step.Call) Samples.PLATFORM.adapter().next(job(payload(draft())));

  /** Every call that an image, a GIF and a lookup make, once by its name. */
  private static Map<String, Step.Call> calls() {
    List<Step.Call> calls = new ArrayList<>();
    for (Draft draft : List.of(draft(image("image/png", 9, "Shoes")), draft(gif(null)))) {
      PublishDriver driver = RecordedTwitter.driver(job(payload(draft)), Map.of());
      driver.run();
      driver.made().stream().map(Made::call).forEach(calls::add);
    }
    Reconciler reconciler = Samples.PLATFORM.adapter().reconciler();
    calls.add(((Reconciler.Next.Ask) reconciler.next(job(payload(draft())))).call());
    return calls.stream().collect(Collectors.toMap(Step.Call::name, c -> c, (a, b) -> a));
  }

  private static Step.Call call(String name) {
    return Objects.requireNonNull(calls().get(name), name);
  }

  private static List<String> told(Step.Call call) {
    return QUOTAS.of(call).stream()
        .map(q -> q.scope() + (q.window().equals(DAY) ? " day " : " 15min ") + q.limit())
        .toList();
  }

  @Test
  void countsEachCallAgainstXsTable() {
    assertThat(told(POST))
        .containsExactly(
            "ACCOUNT 15min 100", "ACCOUNT day 9600", "APP 15min 10000", "APP day 10000");
    assertThat(told(call("upload-1"))).containsExactly("ACCOUNT 15min 500", "APP day 50000");
    assertThat(told(call("alt-1"))).containsExactly("ACCOUNT 15min 500", "APP day 50000");
    for (String name : List.of("initialize", "append-0", "finalize")) {
      assertThat(told(call(name))).containsExactly("ACCOUNT 15min 1875", "APP day 180000");
    }
    assertThat(told(call("status"))).containsExactly("ACCOUNT 15min 1000", "APP day 100000");
    assertThat(told(call("reconcile-posts")))
        .containsExactly("ACCOUNT 15min 900", "APP 15min 10000");
  }

  @Test
  void givesEachQuotaANameOfItsOwn() {
    List<Quota> all =
        calls().values().stream().flatMap(c -> QUOTAS.of(c).stream()).distinct().toList();
    assertThat(all).extracting(Quota::name).doesNotHaveDuplicates();
    assertThat(QUOTAS.of(call("append-0"))).isEqualTo(QUOTAS.of(call("append-1")));
  }

  @Test
  void isSetToAnotherPlan() {
    Quotas free = new TwitterQuotas(new TwitterConfig.Posts(17, 17, 17, 18));
    assertThat(free.of(POST)).extracting(Quota::limit).containsExactly(17, 17, 17, 18);
  }

  @Test
  void readsWhatIsLeft() {
    Map<String, String> headers =
        Map.of(
            "x-rate-limit-limit", "100",
            "x-rate-limit-remaining", "99",
            "x-rate-limit-reset", in(900),
            "x-user-limit-24hour-limit", "17",
            "x-user-limit-24hour-remaining", "0",
            "x-user-limit-24hour-reset", in(86_000),
            "x-app-limit-24hour-remaining", "99999");
    assertThat(QUOTAS.read(POST, new PlatformResponse(201, headers, "{}"), NOW))
        .containsExactly(
            new Reading(new Quota("post", Scope.ACCOUNT, QUARTER, 100), 99, NOW.plusSeconds(900)),
            new Reading(
                new Quota("post-day", Scope.ACCOUNT, DAY, 9_600), 0, NOW.plusSeconds(86_000)),
            new Reading(new Quota("post-app-day", Scope.APP, DAY, 10_000), 10_000, null));
  }

  @Test
  void readsNothingWhereNothingIsTold() {
    for (Map<String, String> headers :
        List.of(Map.<String, String>of(), Map.of("x-rate-limit-remaining", "plenty"))) {
      assertThat(QUOTAS.read(POST, new PlatformResponse(429, headers, ""), NOW)).isEmpty();
    }
  }

  private static String in(int seconds) {
    return Long.toString(NOW.getEpochSecond() + seconds);
  }
}
