package io.fairlead.dra.authoring;

import io.fairlead.api.resource.v1.DeviceClass;
import java.util.List;

/** Intel's drivers for GPUs, Gaudi accelerators and QuickAssist. */
public final class Intel {

  /** The driver of GPUs. */
  public static final String GPU_DRIVER = "gpu.intel.com";

  /** The driver of Gaudi accelerators. */
  public static final String GAUDI_DRIVER = "gaudi.intel.com";

  /** The driver of QuickAssist. */
  public static final String QAT_DRIVER = "qat.intel.com";

  /** Such as {@code Flex}. */
  public static final TextAttribute FAMILY = new TextAttribute(GPU_DRIVER, "family");

  public static final TextAttribute MODEL = new TextAttribute(GPU_DRIVER, "model");

  /** The kernel's driver, such as {@code xe} or {@code vfio-pci}. */
  public static final TextAttribute KERNEL_DRIVER = new TextAttribute(GPU_DRIVER, "driver");

  /** Whether the GPU can be split into virtual functions. */
  public static final FlagAttribute SRIOV = new FlagAttribute(GPU_DRIVER, "sriov");

  /** Memory in bytes. */
  public static final CapacityProperty MEMORY = new CapacityProperty(GPU_DRIVER, "memory");

  /** Thousandths of the GPU's time, 1000 for all of it. */
  public static final CapacityProperty MILLICORES = new CapacityProperty(GPU_DRIVER, "millicores");

  /** Such as {@code Gaudi3}. */
  public static final TextAttribute GAUDI_MODEL = new TextAttribute(GAUDI_DRIVER, "model");

  public static final FlagAttribute GAUDI_HEALTHY = new FlagAttribute(GAUDI_DRIVER, "healthy");

  /** Such as {@code sym;asym}. */
  public static final TextAttribute QAT_SERVICES = new TextAttribute(QAT_DRIVER, "services");

  private static final String SOURCE = "intel/intel-resource-drivers-for-kubernetes 1da939fa";

  /**
   * What is known of the driver of GPUs; class {@code gpu-vfio.intel.com} has the same selector.
   */
  public static final DriverPreset GPU =
      new DriverPreset(
          GPU_DRIVER,
          SOURCE,
          List.of(
              ofDriver("gpu.intel.com", GPU_DRIVER), ofDriver("gpu-vfio.intel.com", GPU_DRIVER)),
          List.of(
              new DeviceKind(
                  "gpu",
                  List.of(
                      MODEL,
                      FAMILY,
                      KERNEL_DRIVER,
                      SRIOV,
                      new TextAttribute(GPU_DRIVER, "pciId"),
                      MEMORY,
                      MILLICORES),
                  List.of(
                      new TextAttribute(GPU_DRIVER, "type"),
                      new TextAttribute(GPU_DRIVER, "pciAddress"),
                      new TextAttribute(GPU_DRIVER, "pciRoot"),
                      new TextAttribute(GPU_DRIVER, "health"),
                      StandardAttributes.PCIE_ROOT,
                      StandardAttributes.PCI_BUS_ID))));

  /** What is known of the driver of Gaudi accelerators. */
  public static final DriverPreset GAUDI =
      new DriverPreset(
          GAUDI_DRIVER,
          SOURCE,
          List.of(ofDriver("gaudi.intel.com", GAUDI_DRIVER)),
          List.of(
              new DeviceKind(
                  "gaudi",
                  List.of(GAUDI_MODEL, GAUDI_HEALTHY),
                  List.of(
                      new TextAttribute(GAUDI_DRIVER, "serial"), StandardAttributes.PCIE_ROOT))));

  /** What is known of the driver of QuickAssist. */
  public static final DriverPreset QAT =
      new DriverPreset(
          QAT_DRIVER,
          SOURCE,
          List.of(ofDriver("qat.intel.com", QAT_DRIVER)),
          List.of(new DeviceKind("qat", List.of(QAT_SERVICES), List.of())));

  private Intel() {}

  private static DeviceClass ofDriver(String name, String driver) {
    return DeviceClassDraft.of(name)
        .where(DeviceTerm.cel("device.driver == \"" + driver + '"'))
        .build();
  }
}
