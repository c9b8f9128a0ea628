package ai.influgen.publishing.sandbox;

/** Numbers ids upwards from a base, and goes on after those it has seen. */
public final class Sequence {
  private long last;

  /** The first id is one above the base. */
  public Sequence(long base) {
    this.last = base;
  }

  /** The next id. */
  public String next() {
    last++;
    return Long.toString(last);
  }

  /** Notes an id that was given out before a restart. */
  public void seen(String id) {
    last = Math.max(last, Long.parseLong(id));
  }
}
