package ai.influgen.publishing.sandbox.oauth;

/**
 * How a platform's secrets begin.
 *
 * @param code an authorization code
 * @param access an access token
 * @param refresh a refresh token
 */
public record Prefixes(String code, String access, String refresh) {}
