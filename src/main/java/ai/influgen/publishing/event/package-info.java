/**
 * What happened, as events: written by whoever changes something, in the transaction of the change,
 * and read in an order in which none is missed. Owns the table {@code event}. Any feature may write
 * events and nobody else reads the table; it calls none of them and knows none: what an event is
 * about, its writer says.
 */
@NullMarked
package ai.influgen.publishing.event;

import org.jspecify.annotations.NullMarked;
