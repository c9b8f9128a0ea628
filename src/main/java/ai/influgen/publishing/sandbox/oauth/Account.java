package ai.influgen.publishing.sandbox.oauth;

/**
 * An account on a simulated platform; whoever logs in is one.
 *
 * @param id the platform's id for it
 * @param username the name in its address, in the ledger and in faults
 * @param name the name a person gave it
 */
public record Account(String id, String username, String name) {}
