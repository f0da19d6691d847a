package io.fairlead.dra.authoring;

/** Attributes that mean the same whoever publishes them. */
public final class StandardAttributes {

  /** The domain of these attributes. */
  public static final String DOMAIN = "resource.kubernetes.io";

  /** The PCIe root complex, {@code pci0000:10}: devices that share it are near each other. */
  public static final TextAttribute PCIE_ROOT = new TextAttribute(DOMAIN, "pcieRoot");

  /** The address on the PCI bus, {@code 0000:10:1c.0} in lower case. */
  public static final TextAttribute PCI_BUS_ID = new TextAttribute(DOMAIN, "pciBusID");

  /** The NUMA node (Kubernetes 1.37): a number, or a list of numbers. */
  public static final IntAttribute NUMA_NODE = new IntAttribute(DOMAIN, "numaNode");

  private StandardAttributes() {}
}
