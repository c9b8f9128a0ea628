package ai.influgen.publishing.testing;

import java.util.UUID;

/** Ids made of a kind and a number, in Java and in SQL. */
enum FillId {
  WORKSPACE,
  CHARACTER,
  CONNECTION,
  MEDIA,
  SHARED_CONTENT,
  CONTENT,
  CAPTION,
  POST;

  /** Makes the function that {@link #id(String)} calls. */
  static final String FUNCTION =
      """
      create or replace function fill_id(kind int, n bigint) returns uuid language sql immutable as
      $$ select (lpad(to_hex(kind), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$
      """;

  /** An expression of SQL. */
  String id(String number) {
    return "fill_id(%d, %s)".formatted(ordinal() + 1, number);
  }

  UUID id(long number) {
    return new UUID((long) (ordinal() + 1) << 32 | 0x7000L, 0x8000L << 48 | number);
  }
}
