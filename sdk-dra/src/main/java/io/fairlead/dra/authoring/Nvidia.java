package io.fairlead.dra.authoring;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.Shape;
import io.fairlead.api.nvidia.v1beta1.ComputeDomainChannelConfig;
import io.fairlead.api.nvidia.v1beta1.ComputeDomainDaemonConfig;
import io.fairlead.api.nvidia.v1beta1.GpuConfig;
import io.fairlead.api.nvidia.v1beta1.GpuSharing;
import io.fairlead.api.nvidia.v1beta1.GpuSharingStrategy;
import io.fairlead.api.nvidia.v1beta1.MigDeviceConfig;
import io.fairlead.api.nvidia.v1beta1.VfioDeviceConfig;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * NVIDIA's drivers for GPUs and for compute domains.
 *
 * <p>Settings are the records of {@code io.fairlead.api.nvidia.v1beta1}; {@code config} writes them
 * with their {@code apiVersion} and {@code kind}.
 */
public final class Nvidia {

  /** The driver of GPUs, MIG partitions and devices passed through to virtual machines. */
  public static final String DRIVER = "gpu.nvidia.com";

  /** The driver of memory domains that span nodes. */
  public static final String COMPUTE_DOMAIN_DRIVER = "compute-domain.nvidia.com";

  /** Class of whole GPUs, also the extended resource {@code nvidia.com/gpu}. */
  public static final String GPU_CLASS = "gpu.nvidia.com";

  /** Class of MIG partitions. */
  public static final String MIG_CLASS = "mig.nvidia.com";

  /** Class of GPUs for virtual machines. */
  public static final String VFIO_CLASS = "vfio.gpu.nvidia.com";

  /** {@code gpu}, {@code mig} or {@code vfio}. */
  public static final TextAttribute TYPE = new TextAttribute(DRIVER, "type");

  public static final TextAttribute UUID = new TextAttribute(DRIVER, "uuid");

  /** Such as {@code NVIDIA A100-SXM4-40GB}. */
  public static final TextAttribute PRODUCT_NAME = new TextAttribute(DRIVER, "productName");

  public static final TextAttribute BRAND = new TextAttribute(DRIVER, "brand");

  /** Such as {@code Ampere}. */
  public static final TextAttribute ARCHITECTURE = new TextAttribute(DRIVER, "architecture");

  /** Such as {@code 9.0.0}. */
  public static final VersionAttribute CUDA_COMPUTE_CAPABILITY =
      new VersionAttribute(DRIVER, "cudaComputeCapability");

  /** Such as {@code 580.105.8}: leading zeros are dropped. */
  public static final VersionAttribute DRIVER_VERSION =
      new VersionAttribute(DRIVER, "driverVersion");

  public static final VersionAttribute CUDA_DRIVER_VERSION =
      new VersionAttribute(DRIVER, "cudaDriverVersion");

  /** {@code HMM} or {@code ATS}. */
  public static final TextAttribute ADDRESSING_MODE = new TextAttribute(DRIVER, "addressingMode");

  /** The profile of a MIG partition, such as {@code 1g.10gb}. */
  public static final TextAttribute PROFILE = new TextAttribute(DRIVER, "profile");

  /** The GPU of a MIG partition: distinct for partitions of different GPUs. */
  public static final TextAttribute PARENT_UUID = new TextAttribute(DRIVER, "parentUUID");

  /** Memory in bytes. */
  public static final CapacityProperty MEMORY = new CapacityProperty(DRIVER, "memory");

  public static final CapacityProperty MULTIPROCESSORS =
      new CapacityProperty(DRIVER, "multiprocessors");

  private static final String API_VERSION = "resource.nvidia.com/v1beta1";
  private static final String SOURCE = "kubernetes-sigs/dra-driver-nvidia-gpu 95932046";

  /** What is known of the driver of GPUs. */
  public static final DriverPreset GPUS =
      new DriverPreset(
          DRIVER,
          SOURCE,
          List.of(
              DeviceClassDraft.of(GPU_CLASS)
                  .where(DeviceTerm.cel(ofType(DRIVER, "gpu")))
                  .extendedResourceName("nvidia.com/gpu")
                  .build(),
              DeviceClassDraft.of(MIG_CLASS).where(DeviceTerm.cel(ofType(DRIVER, "mig"))).build(),
              DeviceClassDraft.of(VFIO_CLASS)
                  .where(DeviceTerm.cel(ofType(DRIVER, "vfio")))
                  .build()),
          List.of(gpu(), mig(), vfio()));

  private static final TextAttribute DOMAIN_TYPE = new TextAttribute(COMPUTE_DOMAIN_DRIVER, "type");
  private static final IntAttribute DOMAIN_ID = new IntAttribute(COMPUTE_DOMAIN_DRIVER, "id");

  /** What is known of the driver of compute domains. */
  public static final DriverPreset COMPUTE_DOMAINS =
      new DriverPreset(
          COMPUTE_DOMAIN_DRIVER,
          SOURCE,
          List.of(
              DeviceClassDraft.of("compute-domain-daemon.nvidia.com")
                  .where(DeviceTerm.cel(ofType(COMPUTE_DOMAIN_DRIVER, "daemon")))
                  .build(),
              DeviceClassDraft.of("compute-domain-default-channel.nvidia.com")
                  .where(
                      DeviceTerm.cel(
                          ofType(COMPUTE_DOMAIN_DRIVER, "channel")
                              + " && device.attributes['"
                              + COMPUTE_DOMAIN_DRIVER
                              + "'].id == 0"))
                  .build()),
          List.of(
              new DeviceKind("channel", List.of(DOMAIN_TYPE, DOMAIN_ID), List.of()),
              new DeviceKind("daemon", List.of(DOMAIN_TYPE, DOMAIN_ID), List.of())));

  private Nvidia() {}

  /** The selectors as the driver's installation writes them. */
  private static String ofType(String driver, String type) {
    return "device.driver == '"
        + driver
        + "' && device.attributes['"
        + driver
        + "'].type == '"
        + type
        + "'";
  }

  private static DeviceKind gpu() {
    return new DeviceKind(
        "gpu",
        List.of(
            TYPE,
            UUID,
            PRODUCT_NAME,
            BRAND,
            ARCHITECTURE,
            CUDA_COMPUTE_CAPABILITY,
            DRIVER_VERSION,
            CUDA_DRIVER_VERSION,
            MEMORY),
        List.of(
            StandardAttributes.PCI_BUS_ID,
            StandardAttributes.PCIE_ROOT,
            StandardAttributes.NUMA_NODE,
            ADDRESSING_MODE,
            new IntAttribute(DRIVER, "gpuModuleID"),
            new IntAttribute(DRIVER, "partition2"),
            new IntAttribute(DRIVER, "partition4"),
            new IntAttribute(DRIVER, "partition8"),
            MULTIPROCESSORS,
            capacity("copyEngines"),
            capacity("decoders"),
            capacity("encoders"),
            capacity("jpegEngines"),
            capacity("ofaEngines"),
            capacity("shares")));
  }

  private static DeviceKind mig() {
    return new DeviceKind(
        "mig",
        List.of(
            TYPE,
            PARENT_UUID,
            PROFILE,
            PRODUCT_NAME,
            BRAND,
            ARCHITECTURE,
            CUDA_COMPUTE_CAPABILITY,
            DRIVER_VERSION,
            CUDA_DRIVER_VERSION,
            MULTIPROCESSORS,
            capacity("copyEngines"),
            capacity("decoders"),
            capacity("encoders"),
            capacity("jpegEngines"),
            capacity("ofaEngines"),
            MEMORY),
        List.of(
            UUID,
            StandardAttributes.PCI_BUS_ID,
            StandardAttributes.PCIE_ROOT,
            StandardAttributes.NUMA_NODE,
            capacity("memorySlice0"),
            capacity("memorySlice1"),
            capacity("memorySlice2"),
            capacity("memorySlice3"),
            capacity("memorySlice4"),
            capacity("memorySlice5"),
            capacity("memorySlice6"),
            capacity("memorySlice7")));
  }

  private static DeviceKind vfio() {
    return new DeviceKind(
        "vfio",
        List.of(
            TYPE,
            UUID,
            new TextAttribute(DRIVER, "deviceID"),
            new TextAttribute(DRIVER, "vendorID"),
            PRODUCT_NAME,
            capacity("addressableMemory")),
        List.of(
            new FlagAttribute(DRIVER, "iommuFDEnabled"),
            new IntAttribute(DRIVER, "partition2"),
            new IntAttribute(DRIVER, "partition4"),
            new IntAttribute(DRIVER, "partition8"),
            StandardAttributes.PCI_BUS_ID,
            StandardAttributes.PCIE_ROOT,
            StandardAttributes.NUMA_NODE));
  }

  private static CapacityProperty capacity(String id) {
    return new CapacityProperty(DRIVER, id);
  }

  /** Returns how a GPU is shared: {@code sharing} must fit its strategy. */
  public static DriverConfig config(GpuConfig config) {
    GpuSharing sharing = config.sharing();
    if (sharing != null) {
      requireMatching(sharing.strategy(), sharing.timeSlicingConfig(), sharing.mpsConfig());
    }
    return written(
        DRIVER,
        Shape.of(GpuConfig.class)
            .toJson(config.toBuilder().apiVersion(API_VERSION).kind("GpuConfig").build()));
  }

  /** Returns how a MIG partition is shared. */
  public static DriverConfig config(MigDeviceConfig config) {
    var sharing = config.sharing();
    if (sharing != null) {
      requireMatching(sharing.strategy(), null, sharing.mpsConfig());
    }
    return written(
        DRIVER,
        Shape.of(MigDeviceConfig.class)
            .toJson(config.toBuilder().apiVersion(API_VERSION).kind("MigDeviceConfig").build()));
  }

  /** Returns how a GPU is passed through to a virtual machine. */
  public static DriverConfig config(VfioDeviceConfig config) {
    return written(
        DRIVER,
        Shape.of(VfioDeviceConfig.class)
            .toJson(config.toBuilder().apiVersion(API_VERSION).kind("VfioDeviceConfig").build()));
  }

  /** Returns which domain a channel joins. */
  public static DriverConfig config(ComputeDomainChannelConfig config) {
    Objects.requireNonNull(config.domainID(), "domainID");
    return written(
        COMPUTE_DOMAIN_DRIVER,
        Shape.of(ComputeDomainChannelConfig.class)
            .toJson(
                config.toBuilder()
                    .apiVersion(API_VERSION)
                    .kind("ComputeDomainChannelConfig")
                    .build()));
  }

  /** Returns which domain a daemon serves. */
  public static DriverConfig config(ComputeDomainDaemonConfig config) {
    Objects.requireNonNull(config.domainID(), "domainID");
    return written(
        COMPUTE_DOMAIN_DRIVER,
        Shape.of(ComputeDomainDaemonConfig.class)
            .toJson(
                config.toBuilder()
                    .apiVersion(API_VERSION)
                    .kind("ComputeDomainDaemonConfig")
                    .build()));
  }

  /** The driver refuses settings of one strategy beside the name of another. */
  private static void requireMatching(
      @Nullable GpuSharingStrategy strategy, @Nullable Object timeSlicing, @Nullable Object mps) {
    if (timeSlicing != null && !GpuSharingStrategy.TIME_SLICING.equals(strategy)) {
      throw violated("strategy beside timeSlicingConfig", "TimeSlicing", String.valueOf(strategy));
    }
    if (mps != null && !GpuSharingStrategy.MPS.equals(strategy)) {
      throw violated("strategy beside mpsConfig", "MPS", String.valueOf(strategy));
    }
  }

  private static DriverConfig written(String driver, Json.Obj parameters) {
    return new DriverConfig(driver, parameters);
  }
}
