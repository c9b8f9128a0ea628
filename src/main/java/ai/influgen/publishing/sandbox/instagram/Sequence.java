package ai.influgen.publishing.sandbox.instagram;

/** Numbers ids upwards from a base, and goes on after those it has seen. */
final class Sequence {
  private long last;

  Sequence(long base) {
    this.last = base;
  }

  String next() {
    last++;
    return Long.toString(last);
  }

  void seen(String id) {
    last = Math.max(last, Long.parseLong(id));
  }
}
