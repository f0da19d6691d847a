package io.fairlead.testing.dra;

import io.fairlead.dra.AllocationResult;
import org.jspecify.annotations.Nullable;

/** Entry point of the assertions on devices. */
public final class DeviceAssertions {

  private DeviceAssertions() {}

  /** Looks at what became of claims. */
  public static AllocationAssert assertThat(@Nullable AllocationResult result) {
    return new AllocationAssert(result);
  }
}
