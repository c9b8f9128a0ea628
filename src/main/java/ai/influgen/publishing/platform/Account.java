package ai.influgen.publishing.platform;

import io.vertx.core.json.JsonObject;

/**
 * The social account that a post goes to, with what is needed to act for it.
 *
 * @param remoteId the platform's id of the account
 * @param username its handle, without @
 * @param tokens what the platform granted
 * @param details what else the platform told at connect, such as the Page an Instagram account
 *     belongs to; no secrets
 */
public record Account(String remoteId, String username, Tokens tokens, JsonObject details) {}
