/**
 * What every host of a router decides besides where a request goes: when to scrape an endpoint,
 * when to stop using it and to try it again, when to send a request once more.
 *
 * <p>Start at {@link io.fairlead.routing.host.PoolHealth}, {@link
 * io.fairlead.routing.host.RequestAttempts} and {@link io.fairlead.routing.host.ScrapeSchedule}.
 * They are state machines and functions: the host owns the sockets and timers, tells what happened,
 * and is told what to do.
 *
 * <p>Nothing here does I/O, starts a thread or reads a clock: time is monotonic nanoseconds handed
 * in, as of {@link java.lang.System#nanoTime}, and only differences matter. What is shared between
 * requests is safe for concurrent use; {@code RequestAttempts} belongs to one request.
 */
@NullMarked
package io.fairlead.routing.host;

import org.jspecify.annotations.NullMarked;
