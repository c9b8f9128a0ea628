/**
 * The API of X (Twitter), simulated: the authorize page at {@code /twitter/www} (x.com), API v2 at
 * {@code /twitter/api} (api.x.com). It builds on {@code sandbox} and calls nothing else of ours.
 *
 * <p>The accounts are Instagram's, spelled as X allows it: {@code mila_demo}, {@code nova_studio},
 * {@code kai_travels}.
 *
 * <p>Where X's documents leave a fact open, {@link
 * ai.influgen.publishing.sandbox.twitter.TwitterSettings} says what is assumed, and lets it be
 * changed. The older form of the upload, {@code command=INIT|APPEND|FINALIZE}, is not simulated.
 */
@NullMarked
package ai.influgen.publishing.sandbox.twitter;

import org.jspecify.annotations.NullMarked;
