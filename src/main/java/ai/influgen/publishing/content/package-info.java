/**
 * Characters and their content items: captions, media, settings per platform, approval and
 * autopilot. Sees media, platforms and the edge's vocabulary. Whoever has to know that an approval
 * came or went is told through {@link ai.influgen.publishing.content.ApprovalWatcher}.
 */
@NullMarked
package ai.influgen.publishing.content;

import org.jspecify.annotations.NullMarked;
