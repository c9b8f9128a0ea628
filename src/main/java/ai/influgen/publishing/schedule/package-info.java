/**
 * Scheduled posts: when content goes where, the lists people see, and what a person may change
 * while a post waits. Sees content, media, connections, platforms and the edge's vocabulary; the
 * engine sees it, not the other way round: what it needs of the engine is the port {@link
 * ai.influgen.publishing.schedule.DueQueue}.
 */
@NullMarked
package ai.influgen.publishing.schedule;

import org.jspecify.annotations.NullMarked;
