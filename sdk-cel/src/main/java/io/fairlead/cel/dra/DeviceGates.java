package io.fairlead.cel.dra;

/**
 * Feature gates that change what device selectors may say when they are created. What is stored may
 * say everything that its release knows, whatever the gates.
 *
 * @param consumableCapacity {@code DRAConsumableCapacity}: the field {@code
 *     allowMultipleAllocations}
 * @param listTypeAttributes {@code DRAListTypeAttributes}: attributes may be lists, and there is
 *     {@code includes}
 */
public record DeviceGates(boolean consumableCapacity, boolean listTypeAttributes) {

  /**
   * Returns the defaults of a release: consumable capacity is on since 1.36, list attributes never.
   *
   * @param minorRelease of Kubernetes 1
   */
  public static DeviceGates defaults(int minorRelease) {
    return new DeviceGates(minorRelease >= 36, false);
  }
}
