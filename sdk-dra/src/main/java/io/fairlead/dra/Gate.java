package io.fairlead.dra;

/**
 * Feature gates of Kubernetes that change what the allocator may do; each with the release in which
 * it is on by default.
 *
 * <p>Source: the gates' table of Kubernetes 1.37.
 */
public enum Gate {
  /** {@code adminAccess} requests. */
  ADMIN_ACCESS("DRAAdminAccess", 34),
  /** {@code firstAvailable} requests. */
  PRIORITIZED_LIST("DRAPrioritizedList", 34),
  /** Taints of devices and tolerations of requests. */
  DEVICE_TAINTS("DRADeviceTaints", 36),
  /** {@code DeviceTaintRule} objects. */
  DEVICE_TAINT_RULES("DRADeviceTaintRules", 37),
  /** Shared counters and node selection per device. */
  PARTITIONABLE_DEVICES("DRAPartitionableDevices", 36),
  /** Requests of capacity and devices allocated more than once. */
  CONSUMABLE_CAPACITY("DRAConsumableCapacity", 36),
  /** Devices that report readiness after they were chosen. */
  BINDING_CONDITIONS("DRADeviceBindingConditions", 36),
  /** Status of devices, which binding conditions need. */
  CLAIM_DEVICE_STATUS("DRAResourceClaimDeviceStatus", 33),
  /** Extended resources served by device classes. */
  EXTENDED_RESOURCE("DRAExtendedResource", 36),
  /** Ranges of capacity in steps below one. */
  FRACTIONAL_CAPACITY_RANGE("DRAFractionalCapacityRange", 37),
  /** Attributes with several values. */
  LIST_TYPE_ATTRIBUTES("DRAListTypeAttributes", Gate.NEVER),
  /** Attributes computed per request. */
  DERIVED_ATTRIBUTES("DRADerivedAttributes", Gate.NEVER),
  /** Groups of partitions that may share a counter set. */
  DEVICE_COMPATIBILITY_GROUPS("DRADeviceCompatibilityGroups", Gate.NEVER),
  /** A driver that need not be called on the node. */
  OPTIONAL_NODE_OPERATIONS("DRAOptionalNodeOperations", Gate.NEVER),
  /** The attribute by which partitions are told apart. */
  PARTITIONABLE_DEVICES_TYPE("DRAPartitionableDevicesType", Gate.NEVER),
  /** CPU and memory that a device brings along. */
  NODE_ALLOCATABLE_RESOURCES("DRANodeAllocatableResources", Gate.NEVER);

  private static final int NEVER = Integer.MAX_VALUE;

  private final String kubernetesName;
  private final int onSince;

  Gate(String kubernetesName, int onSince) {
    this.kubernetesName = kubernetesName;
    this.onSince = onSince;
  }

  /** Returns the name that Kubernetes gives it, such as {@code DRAAdminAccess}. */
  public String kubernetesName() {
    return kubernetesName;
  }

  /** Whether it is on in a release where nobody set it. */
  public boolean isOnByDefault(KubernetesVersion version) {
    return version.minor() >= onSince;
  }
}
