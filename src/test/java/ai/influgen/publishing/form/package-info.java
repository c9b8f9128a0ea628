@NullMarked
package ai.influgen.publishing.form;

import org.jspecify.annotations.NullMarked;
