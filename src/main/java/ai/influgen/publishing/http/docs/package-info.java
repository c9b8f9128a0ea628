/**
 * The pages that explain the API: Swagger UI over the contract, and the catalogue of problems. All
 * from the class path, nothing from elsewhere. Sees the edge only.
 */
@NullMarked
package ai.influgen.publishing.http.docs;

import org.jspecify.annotations.NullMarked;
