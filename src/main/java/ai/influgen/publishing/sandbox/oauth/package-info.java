/**
 * Logging in to a simulated platform: accounts, the consent page, authorization codes, access and
 * refresh tokens, all kept in the state file. What is the same on every platform with OAuth 2 is
 * here; each platform says by its {@link ai.influgen.publishing.sandbox.oauth.DialogRules} and
 * {@link ai.influgen.publishing.sandbox.oauth.Terms} where it differs, and answers {@link
 * ai.influgen.publishing.sandbox.oauth.OAuthException} in its own words.
 *
 * <p>On the authorize address {@code sandbox_consent=allow|deny} answers without a page, {@code
 * sandbox_account=username} picks an account (the first one otherwise), {@code
 * sandbox_scopes=scope,scope} grants no more than those.
 *
 * <p>It builds on {@code sandbox} and calls nothing else of ours.
 */
@NullMarked
package ai.influgen.publishing.sandbox.oauth;

import org.jspecify.annotations.NullMarked;
