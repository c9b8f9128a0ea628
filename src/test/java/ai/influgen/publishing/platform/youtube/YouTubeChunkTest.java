package ai.influgen.publishing.platform.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YouTubeChunkTest {
  private static final long MIB = 1024 * 1024;

  @ParameterizedTest
  @ValueSource(
      longs = {
        1,
        262_143,
        262_144,
        262_145,
        5 * MIB,
        8 * MIB,
        8 * MIB + 1,
        32 * MIB,
        33 * MIB,
        100_000_000,
        1_000_000_007L,
        7_777_777_777L
      })
  void coversTheFileWithoutAGapInChunksOfOneSize(long total) {
    List<YouTubeChunk> chunks = from(0, total);
    assertThat(chunks.stream().mapToLong(YouTubeChunk::length).sum()).isEqualTo(total);
    assertThat(chunks.getLast().last()).isTrue();
    List<YouTubeChunk> others = chunks.subList(0, chunks.size() - 1);
    assertThat(others)
        .allSatisfy(
            chunk -> {
              assertThat(chunk.last()).isFalse();
              assertThat(chunk.length() % 262_144).isZero();
              assertThat(chunk.length()).isLessThanOrEqualTo(32 * MIB);
            });
    assertThat(others.stream().map(YouTubeChunk::length).distinct()).hasSizeLessThanOrEqualTo(1);
    assertThat(chunks.getLast().length()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {300_000, 5 * MIB, 8 * MIB, 33 * MIB, 100_000_000, 1_000_000_007L})
  void leavesLittleForTheLastChunk(long total) {
    assertThat(from(0, total).getLast().length()).isLessThanOrEqualTo(MIB);
  }

  @Test
  void goesOnFromAnyByte() {
    for (long position : new long[] {1, 262_144, 2_621_440, 99_999_999}) {
      List<YouTubeChunk> chunks = from(position, 100_000_000);
      assertThat(chunks.stream().mapToLong(YouTubeChunk::length).sum())
          .isEqualTo(100_000_000 - position);
    }
  }

  @Test
  void takesFewCalls() {
    assertThat(from(0, 1_000_000_000)).hasSizeBetween(30, 130);
  }

  private static List<YouTubeChunk> from(long position, long total) {
    List<YouTubeChunk> chunks = new ArrayList<>();
    long at = position;
    while (at < total) {
      YouTubeChunk chunk = YouTubeChunk.at(at, total);
      assertThat(chunk.first()).isEqualTo(at);
      chunks.add(chunk);
      at += chunk.length();
    }
    return chunks;
  }
}
