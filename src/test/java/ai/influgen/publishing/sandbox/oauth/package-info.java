/** Logging in to simulated platforms, apart from any of them. */
@NullMarked
package ai.influgen.publishing.sandbox.oauth;

import org.jspecify.annotations.NullMarked;
