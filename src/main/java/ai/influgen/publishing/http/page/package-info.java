/**
 * The pages for people: signing in, and the settings with the connections. Rendered here, without a
 * script; what they show and do goes through the contract's own operations. Sees the edge only.
 */
@NullMarked
package ai.influgen.publishing.http.page;

import org.jspecify.annotations.NullMarked;
