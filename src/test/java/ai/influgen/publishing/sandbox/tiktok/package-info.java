/** Speaks to the simulated TikTok over HTTP, the way an application does. */
@NullMarked
package ai.influgen.publishing.sandbox.tiktok;

import org.jspecify.annotations.NullMarked;
