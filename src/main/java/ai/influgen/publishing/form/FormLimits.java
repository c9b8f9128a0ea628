package ai.influgen.publishing.form;

/**
 * How much a form may bring.
 *
 * @param bytes the whole body, with the heads of its parts
 * @param parts fields and files together
 * @param fieldBytes one field, and the head of one part
 */
public record FormLimits(long bytes, int parts, int fieldBytes) {
  private static final int PARTS = 256;
  private static final int FIELD_BYTES = 8 * 1024;

  /** A body up to that size, of up to 256 parts, with fields up to 8 KB. */
  public static FormLimits of(long bytes) {
    return new FormLimits(bytes, PARTS, FIELD_BYTES);
  }
}
