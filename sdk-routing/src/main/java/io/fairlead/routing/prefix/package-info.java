/**
 * What endpoints hold in their prefix caches.
 *
 * <p>A {@link io.fairlead.routing.prefix.PrefixHasher} turns a prompt into a {@link
 * io.fairlead.routing.prefix.PrefixChain} while the body arrives, a {@link
 * io.fairlead.routing.prefix.PrefixIndex} knows which endpoints hold how much of such a chain. Both
 * agree on a {@link io.fairlead.routing.prefix.PrefixScheme}. Put the chain into the request and
 * the index into {@code Signals.prefix}, and register the index with the pool; the router does the
 * rest.
 *
 * <p>Nothing here does I/O, starts a thread or reads a clock. An index is safe for concurrent use,
 * a hasher belongs to one request and one thread, chains and schemes are immutable.
 */
@NullMarked
package io.fairlead.routing.prefix;

import org.jspecify.annotations.NullMarked;
