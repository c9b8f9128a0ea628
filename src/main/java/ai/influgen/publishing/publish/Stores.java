package ai.influgen.publishing.publish;

/** The engine's tables, by what is done with them. */
record Stores(
    Claims claims,
    Intents intents,
    JournalStore journals,
    Outcomes outcomes,
    OnNotFound onNotFound) {}
