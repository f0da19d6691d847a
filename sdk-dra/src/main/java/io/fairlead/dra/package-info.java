/**
 * Devices allocated to claims, explained and tried out before anything is asked of a cluster.
 *
 * <p>Start at {@link io.fairlead.dra.Inventory}, an immutable index of what is there, and {@link
 * io.fairlead.dra.Allocator}, which answers one of four things: {@link io.fairlead.dra.Fits},
 * {@link io.fairlead.dra.NoFit} (proved, and by which bound), {@link io.fairlead.dra.Undecided}
 * (the budget of steps is spent) or {@link io.fairlead.dra.Aborted} (the error that would end
 * upstream's attempt as well):
 *
 * <pre>{@code
 * Inventory inventory =
 *     Inventory.builder().slices(slices).classes(classes).nodes(nodes).claims(existing).build();
 * Allocator allocator = Allocator.create(Features.of(KubernetesVersion.V1_36));
 * AllocationResult result = allocator.allocate(ClaimSet.of(claim), inventory);
 * if (result instanceof Fits fits) {
 *   inventory = fits.after(); // the next pod sees what is left
 * } else {
 *   log(result.explain().text());
 * }
 * }</pre>
 *
 * <p>The first answer found is the first in upstream's order: pools whose devices bind last, then
 * driver, pool, slice name, index in the slice. An explanation is computed when asked for; an
 * allocation records nothing for it.
 *
 * <p>Inside, in the order in which an allocation meets them: {@code SliceReader} to {@code
 * Topology} turn slices into columns of numbers, {@code DemandReader} compiles claims, {@code
 * NodeView} says what a node reaches, {@code Eligibility} which device an option could have, {@code
 * Search} tries with a {@code Ledger} what was given away, {@code Bounds} refutes without trying,
 * {@code Assembly} writes the answer. {@code Explainer} asks all of that again; {@code WhatIf} asks
 * it many times.
 *
 * <p>{@code io.fairlead.dra.authoring} builds and lints claims and classes, {@code
 * io.fairlead.dra.planning} reports fragmentation and plans partitions. Nothing here does I/O,
 * starts a thread or reads a clock; share ids and time stamps come from generators passed in. Every
 * type is immutable and safe to share between threads, except builders.
 */
@NullMarked
package io.fairlead.dra;

import org.jspecify.annotations.NullMarked;
