package ai.influgen.publishing.chaos;

/** What can go wrong, and how often it does compared with the others. */
enum TroubleKind {
  /** An instance is killed by SIGKILL, whatever it is at. */
  KILL(40),
  /** An instance stands still for longer than its lease. */
  PAUSE(5),
  /** PostgreSQL ends in immediate mode and is started again. */
  POSTGRES_CRASH(2),
  /** All sessions of PostgreSQL are ended. */
  BACKENDS_TERMINATED(4),
  /** The database is away for a while. */
  DATABASE_AWAY(1),
  /** Everything between an instance and the database takes longer. */
  SLOW_DATABASE(4),
  /** Nothing passes between an instance and the database, and nobody is told. */
  SILENT_DATABASE(3),
  /** The connections of an instance to the database are reset. */
  RESET_DATABASE(4),
  /** Everything between an instance and the platforms takes longer. */
  SLOW_PLATFORM(4),
  /** Nothing passes between an instance and the platforms, and nobody is told. */
  SILENT_PLATFORM(3),
  /** The connections of an instance to the platforms, or of all to where bytes go, are reset. */
  RESET_PLATFORM(4),
  /** A platform does what platforms do. */
  SANDBOX(26);

  private final int weight;

  TroubleKind(int weight) {
    this.weight = weight;
  }

  int weight() {
    return weight;
  }
}
