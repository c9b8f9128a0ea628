/**
 * Pinterest's API v5, simulated: the login page at {@code /pinterest/www} (www.pinterest.com), the
 * API at {@code /pinterest/api} (api.pinterest.com), and the storage that takes videos at {@code
 * /pinterest/upload/}. It builds on {@code sandbox} and calls nothing else of ours.
 *
 * <p>The accounts are Instagram's, spelled as Pinterest allows it: {@code mila_demo}, {@code
 * nova_studio}, {@code kai_travels}; each has boards to begin with, one of them with sections.
 *
 * <p>Where Pinterest's documents leave a fact open, {@link
 * ai.influgen.publishing.sandbox.pinterest.PinterestSettings} says what is assumed, and lets it be
 * changed. A media id may make more than one Pin, so that a double publish shows as one.
 */
@NullMarked
package ai.influgen.publishing.sandbox.pinterest;

import org.jspecify.annotations.NullMarked;
