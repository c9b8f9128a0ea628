/**
 * Forms of {@code multipart/form-data}, received as a stream: their files go to disk as they
 * arrive, their fields into memory. Owns what is read of a body, and its limits; knows no HTTP
 * server, and sees no other package of ours. The edge and the sandbox use it.
 */
@NullMarked
package ai.influgen.publishing.form;

import org.jspecify.annotations.NullMarked;
