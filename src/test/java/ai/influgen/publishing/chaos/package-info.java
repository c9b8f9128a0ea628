/**
 * The chaos suite: several instances on one PostgreSQL, posts of all five platforms without end,
 * and a seeded list of what can go wrong. Judged by the platforms' own ledger, which another
 * process keeps. It changes nothing of the server's sources: instances run from copies of its
 * classes, in which {@link ai.influgen.publishing.chaos.Mutation} puts points to die at, a wrong
 * clock, or a guard that is switched off. Calls only {@code testing}, and the server from outside.
 */
@NullMarked
package ai.influgen.publishing.chaos;

import org.jspecify.annotations.NullMarked;
