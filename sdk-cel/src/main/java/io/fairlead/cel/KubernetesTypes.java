package io.fairlead.cel;

import io.fairlead.kernel.Quantity;
import org.jspecify.annotations.Nullable;

/** The types that Kubernetes adds to CEL. */
final class KubernetesTypes {

  static final CelType QUANTITY = CelType.struct("kubernetes.Quantity");
  static final CelType SEMVER = CelType.struct("kubernetes.Semver");
  static final CelType URL = CelType.struct("kubernetes.URL");
  static final CelType FORMAT = CelType.struct("kubernetes.NamedFormat");
  static final CelType IP = CelType.opaque("net.IP");
  static final CelType CIDR = CelType.opaque("net.CIDR");

  private KubernetesTypes() {}

  /** Whether the value is of one of these types, quantities excepted. */
  static boolean isOwn(Object value) {
    return value instanceof SemanticVersion
        || value instanceof Url
        || value instanceof NamedFormat
        || value instanceof IpAddress
        || value instanceof IpNetwork;
  }

  /** Returns the class of the values of a type, or {@code null} if it is none of these. */
  static @Nullable Class<?> javaClass(CelType type) {
    switch (type.name()) {
      case "kubernetes.Quantity":
        return Quantity.class;
      case "kubernetes.Semver":
        return SemanticVersion.class;
      case "kubernetes.URL":
        return Url.class;
      case "kubernetes.NamedFormat":
        return NamedFormat.class;
      case "net.IP":
        return IpAddress.class;
      case "net.CIDR":
        return IpNetwork.class;
      case CelType.OPTIONAL_NAME:
        return CelOptional.class;
      default:
        return null;
    }
  }

  static CelType typeOf(Object value) {
    if (value instanceof Quantity) {
      return QUANTITY;
    } else if (value instanceof SemanticVersion) {
      return SEMVER;
    } else if (value instanceof Url) {
      return URL;
    } else if (value instanceof NamedFormat) {
      return FORMAT;
    } else if (value instanceof IpAddress) {
      return IP;
    } else if (value instanceof IpNetwork) {
      return CIDR;
    } else if (value instanceof CelError) {
      return CelType.ERROR;
    }
    throw new IllegalArgumentException(
        "value must be one of the types that CelProgram names, but was " + value.getClass());
  }
}
