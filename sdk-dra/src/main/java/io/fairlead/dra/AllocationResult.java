package io.fairlead.dra;

/** What became of a set of claims. */
public sealed interface AllocationResult permits Fits, NoFit, Undecided, Aborted {}
