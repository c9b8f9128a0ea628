/**
 * Calls to a simulated platform that is addressed by path, and their answers: faults before and
 * after the effect, the platform's own error bodies, and no answer before everything it rests on is
 * on disk. A platform gives its {@link ai.influgen.publishing.sandbox.call.Manners} and its
 * handlers. It builds on {@code sandbox}, {@code sandbox.oauth} and the forms, and calls nothing
 * else of ours.
 */
@NullMarked
package ai.influgen.publishing.sandbox.call;

import org.jspecify.annotations.NullMarked;
