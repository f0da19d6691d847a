package io.fairlead.dra;

import io.fairlead.kernel.Preconditions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release of Kubernetes whose gates, slice rules and error texts the allocator follows. */
public enum KubernetesVersion {
  /** The first release with {@code resource.k8s.io/v1}. */
  V1_34(34),
  V1_35(35),
  V1_36(36),
  V1_37(37);

  private static final Pattern RELEASE =
      Pattern.compile("v?(1\\.[0-9]+)(\\.[0-9]+([-+][-+.0-9A-Za-z]+)?)?");

  private final int minor;

  KubernetesVersion(int minor) {
    this.minor = minor;
  }

  /** Returns the number after {@code 1.}. */
  public int minor() {
    return minor;
  }

  /** Whether this release is {@code other} or came after it. */
  public boolean isAtLeast(KubernetesVersion other) {
    return minor >= other.minor;
  }

  /**
   * Returns the release of a text such as {@code 1.36}, {@code v1.36.2} or {@code
   * v1.36.2-gke.1200}.
   *
   * @throws IllegalArgumentException if the release is not one of these
   */
  public static KubernetesVersion parse(String text) {
    Matcher matcher = RELEASE.matcher(text);
    if (matcher.matches()) {
      for (KubernetesVersion version : values()) {
        if (matcher.group(1).equals(version.toString())) {
          return version;
        }
      }
    }
    throw Preconditions.violated("Kubernetes version", "one of 1.34, 1.35, 1.36 and 1.37", text);
  }

  /** Returns for example {@code 1.36}. */
  @Override
  public String toString() {
    return "1." + minor;
  }
}
