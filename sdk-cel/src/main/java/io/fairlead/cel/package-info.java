/**
 * The Common Expression Language as Kubernetes speaks it: what the API server accepts, with its
 * messages, costs and results.
 *
 * <p>Start at {@link io.fairlead.cel.CelEnvironment}: declare variables, {@linkplain
 * io.fairlead.cel.CelEnvironment#compile compile}, and {@linkplain
 * io.fairlead.cel.CelProgram#evaluate evaluate}. Device selectors are in {@link
 * io.fairlead.cel.dra}. Which parts differ from upstream is in {@code docs/reference/parity.md}.
 *
 * <p>All types are immutable and thread-safe, except builders and {@link io.fairlead.cel.CelFrame}.
 * Nothing here does I/O, starts threads or reads a clock.
 */
package io.fairlead.cel;
