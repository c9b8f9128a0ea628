/**
 * The schedule's operations of the contract, one class each: from the call to the schedule and back
 * to the reply. Sees the schedule, platforms and the edge's vocabulary.
 */
@NullMarked
package ai.influgen.publishing.schedule.api;

import org.jspecify.annotations.NullMarked;
