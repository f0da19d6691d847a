/**
 * Routing of real traffic in a Vert.x application.
 *
 * <p>Everything here runs on event loops and never blocks one. What is shared between event loops
 * is thread-safe and says so; all else belongs to the loop it was made on.
 */
@NullMarked
package io.fairlead.vertx;

import org.jspecify.annotations.NullMarked;
