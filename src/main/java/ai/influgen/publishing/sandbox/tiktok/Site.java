package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.PublicUrl;
import java.time.InstantSource;

/** Where and when the simulator is. */
record Site(PublicUrl url, InstantSource clock) {}
