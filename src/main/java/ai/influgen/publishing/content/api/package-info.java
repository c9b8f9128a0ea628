/**
 * The operations of the contract on characters and content, one class each. Sees its feature,
 * platforms' names and the edge's vocabulary.
 */
@NullMarked
package ai.influgen.publishing.content.api;

import org.jspecify.annotations.NullMarked;
