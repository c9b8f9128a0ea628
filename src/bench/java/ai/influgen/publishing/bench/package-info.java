/**
 * The benchmarks: programs that measure the engine on this machine and print what they find beside
 * what it is compared with. They never fail by time. They put the engine together as the server
 * does, with a platform in the process in place of the wire, so they may see every package; nothing
 * may see them. How each is run, and what came out, stands in docs/benchmarks.md.
 */
@NullMarked
package ai.influgen.publishing.bench;

import org.jspecify.annotations.NullMarked;
