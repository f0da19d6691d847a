package io.fairlead.dra;

/**
 * Devices that are still to be found for an option.
 *
 * @param count how many
 * @param candidates those that could still be taken, each for itself
 */
record Need(Demand.Option option, int count, long[] candidates) {}
