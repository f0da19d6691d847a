package io.fairlead.dra.authoring;

import java.util.List;

/**
 * Google's driver for TPUs. Up to v6e all chips of a node go to one container, so ask for {@link
 * RequestDraft#all()}. The driver that GKE runs itself may publish other names.
 */
public final class GoogleTpu {

  /** The driver. */
  public static final String DRIVER = "tpu.google.com";

  /** Class of all its devices. */
  public static final String TPU_CLASS = "tpu.google.com";

  /** Such as {@code v5p} or {@code v6e}. */
  public static final TextAttribute GENERATION = new TextAttribute(DRIVER, "tpuGen");

  public static final TextAttribute ACCELERATOR = new TextAttribute(DRIVER, "accelerator");

  /** Such as {@code 2x4}. */
  public static final TextAttribute TOPOLOGY = new TextAttribute(DRIVER, "topology");

  /** Chips of the node. */
  public static final IntAttribute CHIP_COUNT = new IntAttribute(DRIVER, "chipCount");

  /** What is known of the driver. */
  public static final DriverPreset PRESET =
      new DriverPreset(
          DRIVER,
          "kubernetes-sigs/dra-driver-google-tpu f5a9d8c8",
          List.of(
              DeviceClassDraft.of(TPU_CLASS)
                  .where(DeviceTerm.cel("device.driver == 'tpu.google.com'"))
                  .build()),
          List.of(
              new DeviceKind(
                  "tpu",
                  List.of(
                      new IntAttribute(DRIVER, "index"),
                      new TextAttribute(DRIVER, "uuid"),
                      GENERATION,
                      new TextAttribute(DRIVER, "brand")),
                  List.of(ACCELERATOR, CHIP_COUNT, TOPOLOGY))));

  private GoogleTpu() {}
}
