/**
 * The port for whoever runs the server: health and metrics. It shows nothing of the tenants and
 * asks for no token, so it is kept off the public port. Sees nothing of ours.
 */
@NullMarked
package ai.influgen.publishing.http.management;

import org.jspecify.annotations.NullMarked;
