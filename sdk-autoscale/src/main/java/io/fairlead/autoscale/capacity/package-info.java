/**
 * Room before it is needed: which accelerators to run a model on, and how much to hold ready.
 *
 * <p>Start at one of three:
 *
 * <ul>
 *   <li>{@link io.fairlead.autoscale.capacity.BufferSizing#upstream} says what cluster-autoscaler
 *       would make of the {@code CapacityBuffer} objects of a cluster: how many pods each holds
 *       room for, which quota cuts it, and the conditions it writes.
 *   <li>{@link io.fairlead.autoscale.capacity.BufferSizing#forAbsorption} says how large a buffer
 *       has to be for a rise of demand to find room with a given probability.
 *   <li>{@link io.fairlead.autoscale.capacity.MixPlanner} finds the cheapest mix of accelerators
 *       that meets a need under quotas, with a proof or a proven gap.
 * </ul>
 *
 * <p>Nothing here does I/O or reads a clock. Every type is immutable and safe to share between
 * threads, except builders.
 */
@NullMarked
package io.fairlead.autoscale.capacity;

import org.jspecify.annotations.NullMarked;
