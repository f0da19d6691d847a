/**
 * What endpoints hold in their prefix caches.
 *
 * <p>A {@link io.fairlead.routing.prefix.PrefixHasher} turns a prompt into a {@link
 * io.fairlead.routing.prefix.PrefixChain} while the body arrives, a {@link
 * io.fairlead.routing.prefix.PrefixIndex} knows which endpoints hold how much of such a chain.
 */
@NullMarked
package io.fairlead.routing.prefix;

import org.jspecify.annotations.NullMarked;
