/**
 * The sandbox: platforms simulated from the outside, for trying, testing and breaking the server.
 * This package owns what they share: the state file, the ledger, faults, media, pages, and the
 * routes under {@code /sandbox} and {@code /feed}; each platform lives in a package below. It calls
 * nothing of ours but the forms, and only {@code app} starts it.
 *
 * <h2>Its own routes</h2>
 *
 * <ul>
 *   <li>{@code GET /sandbox/health}
 *   <li>{@code GET /sandbox/ledger?platform=&after=SEQ}: every publish that became public, a double
 *       one included
 *   <li>{@code POST /sandbox/faults} with {@code
 *       {"platform":"instagram","fault":"accept_then_drop"}}; {@code GET} lists what still waits to
 *       strike; {@code DELETE}, with {@code ?platform=} or without, ends it
 *   <li>{@code POST /sandbox/tokens/revoke} and {@code /sandbox/tokens/expire} with {@code
 *       {"platform":"instagram","account":"mila.demo"}}: for all tokens of the person who owns the
 *       account
 *   <li>{@code POST /sandbox/settings} with a platform and limits or timings, such as {@code
 *       {"platform":"instagram","quota_total":25,"video_processing_ms":100}}; answers all of them
 *   <li>{@code GET /feed/{platform}/{username}}: what a visitor of the account sees
 * </ul>
 *
 * <h2>Faults</h2>
 *
 * A fault takes {@code count} (how often it strikes, 1 by default), {@code wait_s} (seconds,
 * fractions allowed), {@code account} (only for that username), and {@code at} (only at calls of
 * one kind: {@code token, read, stage, upload, publish}). Faults live in memory; a restart ends
 * them.
 *
 * <ul>
 *   <li>{@code accept_then_drop}: the publish takes effect and is on disk; the connection is cut
 *       without an answer
 *   <li>{@code error_before}: a 5xx; nothing took effect
 *   <li>{@code error_after}: a 5xx; the publish took effect
 *   <li>{@code rate_limit}: the platform's own rate limit error, which says to come back after
 *       {@code wait_s}
 *   <li>{@code slow}: a publish takes effect and is answered {@code wait_s} later; a container
 *       needs {@code wait_s} more for its processing
 *   <li>{@code hang}: the publish takes effect and is never answered; the connection stays open
 *   <li>{@code revoke_token}: the next call finds all tokens of its person revoked
 *   <li>{@code refuse_refresh}: a token exchange is refused
 *   <li>{@code reject_media}: making the container of an image or of a carousel's item is refused;
 *       with {@code "item": n} the nth such call from now
 *   <li>{@code processing_failed}: a container is made and its processing fails; {@code item} as
 *       before
 *   <li>{@code outage}: every call answers 503, {@code count} times or, without a count, for {@code
 *       wait_s} seconds (without either, until it is deleted)
 * </ul>
 *
 * <h2>State</h2>
 *
 * {@code sandbox.jsonl} in the data directory, one line per change, flushed before the answer goes
 * out and replayed at start; the media beside it, by content hash. {@code kill -9} loses nothing
 * that was answered.
 */
@NullMarked
package ai.influgen.publishing.sandbox;

import org.jspecify.annotations.NullMarked;
