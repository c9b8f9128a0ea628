/**
 * The planner of the smart schedule: which local times are good for a platform, what a posting plan
 * allows, and the slots that come of both. Pure and deterministic: no clock, no database, no
 * randomness. Sees platforms only by their name.
 */
@NullMarked
package ai.influgen.publishing.schedule.smart;

import org.jspecify.annotations.NullMarked;
