/**
 * What simulated platforms can tell of a media file by its bytes: its type, its size in pixels, its
 * length. Owns the reading of headers and nothing else; calls nobody.
 */
@NullMarked
package ai.influgen.publishing.sandbox.probe;

import org.jspecify.annotations.NullMarked;
