/**
 * What simulated platforms can tell of a media file by its bytes: its type, its size in pixels, its
 * length. It builds on the headers that {@code sandbox} reads and calls nothing else of ours.
 */
@NullMarked
package ai.influgen.publishing.sandbox.probe;

import org.jspecify.annotations.NullMarked;
