/**
 * The media operations of the contract, one class each. Sees its feature and the edge's vocabulary.
 */
@NullMarked
package ai.influgen.publishing.media.api;

import org.jspecify.annotations.NullMarked;
