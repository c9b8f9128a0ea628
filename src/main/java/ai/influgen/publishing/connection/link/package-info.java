/**
 * Connect links: what an agency sends its client, who connects accounts without an account of ours.
 * Owns the links, their signatures, and what the client is shown and may do. Sees connections, and
 * implements the edge's port of the client's page.
 */
@NullMarked
package ai.influgen.publishing.connection.link;

import org.jspecify.annotations.NullMarked;
