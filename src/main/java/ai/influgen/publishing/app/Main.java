package ai.influgen.publishing.app;

/** Starts the roles that the configuration names. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {}
}
