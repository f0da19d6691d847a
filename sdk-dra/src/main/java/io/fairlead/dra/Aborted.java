package io.fairlead.dra;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The error for which the scheduler gives up the pod, also if another node would fit. Immutable.
 */
public final class Aborted implements AllocationResult {

  private final String node;
  private final String message;
  private final @Nullable DeviceId device;
  private final Evidence evidence;

  Aborted(String node, String message, @Nullable DeviceId device, Evidence evidence) {
    this.node = node;
    this.message = message;
    this.device = device;
    this.evidence = evidence;
  }

  /** Returns the node on which it happened. */
  public String node() {
    return node;
  }

  /** Returns the error as the scheduler's allocator words it. */
  public String message() {
    return message;
  }

  /** Returns the device on which it happened, if it was one. */
  public Optional<DeviceId> device() {
    return Optional.ofNullable(device);
  }

  Evidence evidence() {
    return evidence;
  }

  @Override
  public String toString() {
    return "aborted: " + message;
  }
}
