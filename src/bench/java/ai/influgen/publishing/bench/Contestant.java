package ai.influgen.publishing.bench;

import java.sql.SQLException;

/** Something that works off what is due. */
interface Contestant {
  String name();

  /** Makes so many due, then works them off; how many it does in a second. */
  double run(int count) throws SQLException;
}
