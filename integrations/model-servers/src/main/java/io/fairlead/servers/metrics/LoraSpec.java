package io.fairlead.servers.metrics;

/**
 * Where an engine tells which LoRA adapters it holds: labels of an information series whose value
 * is the time of its last change.
 *
 * @param name of the series
 * @param runningLabel label with the adapters in use, separated by commas
 * @param waitingLabel label with the adapters that requests wait for
 * @param maxLabel label with the number of adapters that fit at once
 */
public record LoraSpec(String name, String runningLabel, String waitingLabel, String maxLabel) {}
