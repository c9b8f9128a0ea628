package ai.influgen.publishing.testing;

import java.util.UUID;

/** Ids made of a kind and a number, in Java and in SQL. */
enum FillId {
  WORKSPACE(1),
  CHARACTER(2),
  CONNECTION(3),
  MEDIA(4),
  SHARED_CONTENT(5),
  CONTENT(6),
  CAPTION(7),
  POST(8);

  private final int kind;

  FillId(int kind) {
    this.kind = kind;
  }

  /** Makes the function that {@link #id(String)} calls. */
  static final String FUNCTION =
      """
      create or replace function fill_id(kind int, n bigint) returns uuid language sql immutable as
      $$ select (lpad(to_hex(kind), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$
      """;

  /** An expression of SQL. */
  String id(String number) {
    return "fill_id(%d, %s)".formatted(kind, number);
  }

  UUID id(long number) {
    return new UUID((long) kind << 32 | 0x7000L, 0x8000L << 48 | number);
  }
}
