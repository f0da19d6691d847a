package io.fairlead.dra.authoring;

import java.util.List;

/** AMD's driver for GPUs. */
public final class Amd {

  /** The driver of GPUs and their partitions. */
  public static final String DRIVER = "gpu.amd.com";

  /** Class of all its devices. */
  public static final String GPU_CLASS = "gpu.amd.com";

  /** {@code amdgpu} or {@code amdgpu-partition}. */
  public static final TextAttribute TYPE = new TextAttribute(DRIVER, "type");

  public static final TextAttribute FAMILY = new TextAttribute(DRIVER, "family");
  public static final TextAttribute PRODUCT_NAME = new TextAttribute(DRIVER, "productName");
  public static final VersionAttribute DRIVER_VERSION =
      new VersionAttribute(DRIVER, "driverVersion");

  /** Such as {@code spx_nps1}. */
  public static final TextAttribute PARTITION_PROFILE =
      new TextAttribute(DRIVER, "partitionProfile");

  /** The GPU of a partition; the driver's documentation calls it {@code deviceID}. */
  public static final TextAttribute PARENT_DEVICE_ID = new TextAttribute(DRIVER, "parentDeviceID");

  /** Memory in bytes. */
  public static final CapacityProperty MEMORY = new CapacityProperty(DRIVER, "memory");

  public static final CapacityProperty COMPUTE_UNITS = new CapacityProperty(DRIVER, "computeUnits");
  public static final CapacityProperty SIMD_UNITS = new CapacityProperty(DRIVER, "simdUnits");

  /** What is known of the driver. */
  public static final DriverPreset PRESET =
      new DriverPreset(
          DRIVER,
          "ROCm/k8s-gpu-dra-driver 26224272",
          List.of(
              DeviceClassDraft.of(GPU_CLASS)
                  .where(DeviceTerm.cel("device.driver == 'gpu.amd.com'"))
                  .build()),
          List.of(
              kind("amdgpu", text("pciAddr"), text("deviceID")),
              kind("amdgpu-partition", text("parentPciAddr"), PARENT_DEVICE_ID)));

  private Amd() {}

  private static TextAttribute text(String id) {
    return new TextAttribute(DRIVER, id);
  }

  private static DeviceKind kind(String type, TextAttribute address, TextAttribute identity) {
    return new DeviceKind(
        type,
        List.of(
            TYPE,
            address,
            identity,
            new IntAttribute(DRIVER, "cardIndex"),
            new IntAttribute(DRIVER, "renderIndex"),
            FAMILY,
            PRODUCT_NAME,
            DRIVER_VERSION,
            PARTITION_PROFILE,
            MEMORY,
            COMPUTE_UNITS,
            SIMD_UNITS),
        List.of(text("driverSrcVersion"), StandardAttributes.PCIE_ROOT));
  }
}
