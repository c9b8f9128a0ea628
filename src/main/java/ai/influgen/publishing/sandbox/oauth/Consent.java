package ai.influgen.publishing.sandbox.oauth;

import java.util.List;
import java.util.Map;

/**
 * What a person agreed to.
 *
 * @param account the id of the account that logged in
 * @param scopes those that were granted
 * @param redirectUri as given to the dialog; the code is bound to it
 * @param challenge the code is bound to it
 * @param options other parameters of the dialog that matter at the token address, such as Google's
 *     {@code access_type}
 */
public record Consent(
    String account,
    List<String> scopes,
    String redirectUri,
    Challenge challenge,
    Map<String, String> options) {}
