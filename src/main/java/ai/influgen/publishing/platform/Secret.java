package ai.influgen.publishing.platform;

/**
 * A token or an app's secret. Its text form hides the value, so that no log line, message or
 * exception can carry it by accident.
 *
 * @param reveal the value itself; call it only where it goes onto the wire or into the vault
 */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "***";
  }
}
