/**
 * YouTube's Data API v3 with Google's OAuth 2.0, simulated as far as publishing goes: the authorize
 * address at {@code /youtube/accounts}, tokens at {@code /youtube/oauth2}, API and uploads at
 * {@code /youtube/api}. It builds on {@code sandbox} and the packages below it that several
 * platforms share, and calls nothing else of ours.
 *
 * <p>The accounts: {@code mila.demo}, {@code nova.studio} and {@code kai.travels}, each with a
 * channel.
 *
 * <p>A video exists, and is in the ledger, from its last byte on, unless its processing is going to
 * fail or to reject it: that one nobody ever sees. The last {@code PUT} therefore is the publishing
 * call in faults, and a file that is refused, a rate limit and a slow processing strike where the
 * session is opened.
 *
 * <p>Where the documents leave something open, the stricter reading stands; {@link
 * ai.influgen.publishing.sandbox.youtube.YouTubeSettings} says what can be switched.
 */
@NullMarked
package ai.influgen.publishing.sandbox.youtube;

import org.jspecify.annotations.NullMarked;
