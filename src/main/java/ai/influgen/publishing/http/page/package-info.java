/**
 * The pages for people: signing in, the settings with the connections, and where an agency's client
 * connects by a link. Rendered here, without a script; what they show and do goes through the
 * contract's own operations, or through {@link ai.influgen.publishing.http.page.ClientLinks} for
 * who has no account. Sees the edge only.
 */
@NullMarked
package ai.influgen.publishing.http.page;

import org.jspecify.annotations.NullMarked;
