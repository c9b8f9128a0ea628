package ai.influgen.publishing.publish;

/** The engine's tables, by what is done with them; and how what must not be lost gets there. */
record Stores(
    Claims claims,
    Intents intents,
    JournalStore journals,
    Outcomes outcomes,
    Persistence persistence,
    OnNotFound onNotFound) {}
