package io.fairlead.dra;

import java.util.Comparator;

/**
 * Names one device of a cluster.
 *
 * @param driver the driver that publishes it
 * @param pool the pool of the driver
 * @param device its name, unique in the pool
 */
public record DeviceId(String driver, String pool, String device) implements Comparable<DeviceId> {

  private static final Comparator<DeviceId> ORDER =
      Comparator.comparing(DeviceId::driver)
          .thenComparing(DeviceId::pool)
          .thenComparing(DeviceId::device);

  @Override
  public int compareTo(DeviceId other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code driver/pool/device}, as the scheduler's messages do. */
  @Override
  public String toString() {
    return driver + '/' + pool + '/' + device;
  }
}
