package ai.influgen.publishing.platform.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import com.twitter.twittertext.TwitterTextParser;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwitterLengthTest {
  /** From the conformance suite of X's text library and its configuration v3. */
  @ParameterizedTest
  @CsvSource({
    "Hi http://test.co, 26",
    "http://test.co, 23",
    "example.com, 23",
    "😷👾😡🔥💩, 10",
    "👩‍👩‍👧‍👦, 2",
    "🇩🇪, 2",
    "Grüße, 5",
    "漢字, 4",
    "https://example.com/a-very-long-path?that=goes&on=and-on-and-on-and-on-and-on, 23"
  })
  void countsAsXDoes(String text, int length) {
    assertThat(TwitterLength.of(text)).isEqualTo(length);
  }

  @Test
  void comesToWhatTheLibraryMakesOfTheWholeText() {
    List<String> parts =
        List.of(
            " ",
            "\n",
            "a",
            "é",
            "漢",
            "、",
            "\u3000",
            "\u00A0",
            "…",
            "“",
            "’",
            "–",
            "©",
            "®",
            "‼",
            "1\uFE0F\u20E3",
            "#",
            "👩‍👩‍👧‍👦",
            "👍🏽",
            "👍",
            "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            "🇩🇪",
            "㊗\uFE0F",
            "㊗",
            "❤\uFE0F",
            "❤",
            "example.com",
            "https://t.co/abc",
            "@mila",
            "$TWTR",
            ".",
            "..",
            "م");
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int part = 0; part < 8; part++) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      assertThat(TwitterLength.of(text.toString()))
          .as("%s", text)
          .isEqualTo(TwitterTextParser.parseTweet(text.toString()).weightedLength);
    }
  }

  /** The library takes minutes for these, or overflows the stack. */
  @ParameterizedTest
  @ValueSource(strings = {"a.", "ü.", "1.2", "a.co.", "(a)", "a.a.a.a.a.a.a.a/", "wörd "})
  @Timeout(20)
  void isNotHeldUpByTextsThatAreMadeToHoldItUp(String part) {
    String text = "https://a.com/" + part.repeat(24_000 / part.length());
    assertThat(TwitterLength.of(text)).isGreaterThan(20_000);
    assertThat(TwitterLength.links(text)).hasSizeLessThan(10_000);
  }

  @Test
  void doesNotCountWhatIsTooLongAnyhow() {
    assertThat(TwitterLength.of("a.".repeat(500_000))).isEqualTo(1_000_000);
  }
}
