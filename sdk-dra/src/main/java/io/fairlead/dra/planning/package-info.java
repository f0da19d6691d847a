/**
 * What is left, in which pieces, and how to cut devices so that more fits.
 *
 * <p>Start at {@link io.fairlead.dra.planning.FragmentationReport} and {@link
 * io.fairlead.dra.planning.PartitionPlanner}. The report says more than {@code
 * ResourcePoolStatusRequest}: what is free, what is free but cannot be used and why, per pool and
 * per node. The partition planner works from the shared counters of the slices themselves, whoever
 * made the device.
 *
 * <p>Nothing here does I/O. Every type is immutable and safe to share.
 */
@NullMarked
package io.fairlead.dra.planning;

import org.jspecify.annotations.NullMarked;
