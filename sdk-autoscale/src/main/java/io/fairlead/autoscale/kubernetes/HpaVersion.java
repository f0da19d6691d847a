package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A release of Kubernetes whose HorizontalPodAutoscaler differs from the one before. */
public enum HpaVersion {
  /** 1.31, which stands for 1.32 too. */
  V1_31("1.31"),
  /** Tolerance per direction behind a gate, and another comparison with it. */
  V1_33("1.33"),
  /** External average values saturate; pod-level requests are on. */
  V1_34("1.34"),
  /** Values saturate; a missing container is an error; zero replicas need a condition. */
  V1_36("1.36"),
  /** Scale to zero is on. */
  V1_37("1.37");

  private final String text;

  HpaVersion(String text) {
    this.text = text;
  }

  /** Returns {@code 1.37} and the like. */
  public String text() {
    return text;
  }

  /**
   * Returns the version of a text like {@code 1.37}.
   *
   * @throws IllegalArgumentException if it is none of those above
   */
  public static HpaVersion of(String text) {
    for (HpaVersion version : values()) {
      if (version.text.equals(text)) {
        return version;
      }
    }
    throw violated(
        "version",
        Arrays.stream(values())
            .map(HpaVersion::text)
            .collect(Collectors.joining(", ", "one of ", "")),
        text + " (take the nearest below it)");
  }

  boolean since(HpaVersion other) {
    return compareTo(other) >= 0;
  }
}
