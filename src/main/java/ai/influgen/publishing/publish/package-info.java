/**
 * The engine: publishes each scheduled post once, on time, with a known outcome. It claims what is
 * due, fires it at its instant, hands it to the platform's publisher, asks for a durable permission
 * before the one call that may not be repeated, writes what came of it, and settles what a crash
 * left open by asking the platform. Sees the schedule, content, media, connections and platforms.
 */
@NullMarked
package ai.influgen.publishing.publish;

import org.jspecify.annotations.NullMarked;
