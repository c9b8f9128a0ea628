/**
 * The platforms' limits: counts calls before they are made, over all instances, and shares what all
 * workspaces have in common fairly among them. Sees platforms and the database, and nothing of the
 * rest of the engine.
 */
@NullMarked
package ai.influgen.publishing.publish.quota;

import org.jspecify.annotations.NullMarked;
