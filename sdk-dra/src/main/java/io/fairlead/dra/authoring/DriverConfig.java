package io.fairlead.dra.authoring;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.resource.v1.OpaqueDeviceConfiguration;
import io.fairlead.kernel.Json;

/**
 * Settings that only the driver understands, for claims and classes.
 *
 * @param driver who gets them
 * @param parameters an object of at most 10 KiB, by convention with {@code apiVersion} and {@code
 *     kind}
 */
public record DriverConfig(String driver, Json.Obj parameters) {

  private static final int MAX_BYTES = 10 * 1024;

  public DriverConfig {
    Names.driver(driver);
    int bytes = JsonLength.of(parameters);
    if (bytes > MAX_BYTES) {
      throw violated("parameters of " + driver, "at most 10 KiB of JSON", bytes + " bytes");
    }
  }

  OpaqueDeviceConfiguration opaque() {
    return OpaqueDeviceConfiguration.builder().driver(driver).parameters(parameters).build();
  }
}
