/**
 * What a platform is to the rest of the server: the calls that publish one post, as data (adapters
 * do no IO), the closed set of outcomes, the error codes of the contract, and the result of
 * adapting content. Sees no feature; every feature that talks to a platform sees this package, and
 * each platform has a sub-package of its own that sees no other.
 */
@NullMarked
package ai.influgen.publishing.platform;

import org.jspecify.annotations.NullMarked;
