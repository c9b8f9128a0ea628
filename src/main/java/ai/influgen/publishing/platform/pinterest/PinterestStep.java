package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.Step;
import java.util.Arrays;

/** A step of a Pinterest publish; only a video has more than the last one. */
enum PinterestStep {
  /** Asks where a video can be sent to. */
  MEDIA("media", Step.Phase.STAGE),
  /** Sends it. */
  UPLOAD("upload", Step.Phase.STAGE),
  /** Asks whether it is processed. */
  STATUS("media-status", Step.Phase.STAGE),
  /** Makes the pin. */
  PIN("pin", Step.Phase.COMMIT);

  private final String wire;
  private final Step.Phase phase;

  PinterestStep(String wire, Step.Phase phase) {
    this.wire = wire;
    this.phase = phase;
  }

  /** As the journal has it. */
  String wire() {
    return wire;
  }

  Step.Phase phase() {
    return phase;
  }

  /**
   * The step of that name.
   *
   * @throws IllegalArgumentException if no step is called so
   */
  static PinterestStep of(String wire) {
    return Arrays.stream(values())
        .filter(step -> step.wire.equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such step: " + wire));
  }
}
