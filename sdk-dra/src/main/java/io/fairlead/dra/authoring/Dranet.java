package io.fairlead.dra.authoring;

import java.util.List;

/**
 * The driver for network interfaces of kubernetes-sigs/dranet. It publishes what it finds: only
 * little is on every device, and clouds add attributes in domains of their own.
 */
public final class Dranet {

  /** The driver. */
  public static final String DRIVER = "dra.net";

  /** The class that its examples make. */
  public static final String NIC_CLASS = "dranet.net";

  /** Whether it can do RDMA. */
  public static final FlagAttribute RDMA = new FlagAttribute(DRIVER, "rdma");

  /** Such as {@code mlx5_0}; only where there is one. */
  public static final TextAttribute RDMA_DEVICE = new TextAttribute(DRIVER, "rdmaDevice");

  /** Name of the interface on the node; devices without a network driver have none. */
  public static final TextAttribute INTERFACE = new TextAttribute(DRIVER, "ifName");

  /** Whether there is no hardware behind it. */
  public static final FlagAttribute VIRTUAL = new FlagAttribute(DRIVER, "virtual");

  public static final IntAttribute NUMA_NODE = new IntAttribute(DRIVER, "numaNode");

  /** In bytes. */
  public static final IntAttribute MTU = new IntAttribute(DRIVER, "mtu");

  public static final TextAttribute PCI_ADDRESS = new TextAttribute(DRIVER, "pciAddress");
  public static final TextAttribute PCI_VENDOR = new TextAttribute(DRIVER, "pciVendor");

  /** What is known of the driver. */
  public static final DriverPreset PRESET =
      new DriverPreset(
          DRIVER,
          "kubernetes-sigs/dranet f258477c",
          List.of(
              DeviceClassDraft.of(NIC_CLASS)
                  .where(DeviceTerm.cel("device.driver == \"dra.net\""))
                  .build()),
          List.of(
              new DeviceKind(
                  "nic",
                  List.of(RDMA),
                  List.of(
                      INTERFACE,
                      RDMA_DEVICE,
                      VIRTUAL,
                      NUMA_NODE,
                      MTU,
                      PCI_ADDRESS,
                      PCI_VENDOR,
                      text("pciDevice"),
                      text("pciSubsystem"),
                      text("mac"),
                      text("encapsulation"),
                      text("alias"),
                      text("state"),
                      text("type"),
                      text("ipv4"),
                      text("ipv6"),
                      text("tcFilterNames"),
                      text("tcxProgramNames"),
                      flag("ebpf"),
                      flag("sriov"),
                      new IntAttribute(DRIVER, "sriovVfs"),
                      flag("isSriovVf"),
                      StandardAttributes.PCIE_ROOT))));

  private Dranet() {}

  private static TextAttribute text(String id) {
    return new TextAttribute(DRIVER, id);
  }

  private static FlagAttribute flag(String id) {
    return new FlagAttribute(DRIVER, id);
  }
}
