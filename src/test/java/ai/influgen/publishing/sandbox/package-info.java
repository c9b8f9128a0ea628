/** Walks through the sandbox over HTTP, as the server and a person do. */
@NullMarked
package ai.influgen.publishing.sandbox;

import org.jspecify.annotations.NullMarked;
