package io.fairlead.cel;

/** IP addresses and networks; since Kubernetes 1.30. */
final class NetworkTable {

  private NetworkTable() {}

  static void declare(FunctionTable.Builder to) {
    switch (to.function()) {
      case "ip":
        one(to, "string_to_ip", "(string) -> net.IP");
        one(to, "cidr_ip", "net.CIDR.() -> net.IP");
        break;
      case "isIP":
        one(to, "is_ip", "(string) -> bool");
        break;
      case "ip.isCanonical":
        one(to, "ip_is_canonical", "(string) -> bool");
        break;
      case "string":
        one(to, "ip_to_string", "(net.IP) -> string");
        one(to, "cidr_to_string", "(net.CIDR) -> string");
        break;
      case "cidr":
        one(to, "string_to_cidr", "(string) -> net.CIDR");
        break;
      case "isCIDR":
        one(to, "is_cidr", "(string) -> bool");
        break;
      case "prefixLength":
        one(to, "cidr_prefix_length", "net.CIDR.() -> int");
        break;
      case "masked":
        one(to, "cidr_masked", "net.CIDR.() -> net.CIDR");
        break;
      case "containsIP":
        two(to, "cidr_contains_ip_string", "net.CIDR.(string) -> bool");
        two(to, "cidr_contains_ip_ip", "net.CIDR.(net.IP) -> bool");
        break;
      case "containsCIDR":
        two(to, "cidr_contains_cidr_string", "net.CIDR.(string) -> bool");
        two(to, "cidr_contains_cidr", "net.CIDR.(net.CIDR) -> bool");
        break;
      default:
        address(to);
    }
  }

  private static void address(FunctionTable.Builder to) {
    switch (to.function()) {
      case "family":
        one(to, "ip_family", "net.IP.() -> int");
        break;
      case "isUnspecified":
        one(to, "ip_is_unspecified", "net.IP.() -> bool");
        break;
      case "isLoopback":
        one(to, "ip_is_loopback", "net.IP.() -> bool");
        break;
      case "isLinkLocalMulticast":
        one(to, "ip_is_link_local_multicast", "net.IP.() -> bool");
        break;
      case "isLinkLocalUnicast":
        one(to, "ip_is_link_local_unicast", "net.IP.() -> bool");
        break;
      default: // isGlobalUnicast
        one(to, "ip_is_global_unicast", "net.IP.() -> bool");
    }
  }

  private static void one(FunctionTable.Builder to, String id, String signature) {
    to.add(Overload.of(to.function(), id, signature, new OfOne(id)));
  }

  private static void two(FunctionTable.Builder to, String id, String signature) {
    to.add(Overload.of(to.function(), id, signature, new OfTwo(id)));
  }

  /** Functions of one argument, by the name of the overload. */
  private static final class OfOne implements Overload.One {
    private final String id;

    OfOne(String id) {
      this.id = id;
    }

    @Override
    public Object apply(Object a) {
      switch (id) {
        case "string_to_ip":
          return IpAddress.read((String) a);
        case "is_ip":
          return IpAddress.parse((String) a) != null;
        case "ip_is_canonical":
          return isCanonical(a);
        case "ip_to_string", "cidr_to_string":
          return a.toString();
        case "string_to_cidr":
          return IpNetwork.read((String) a);
        case "is_cidr":
          return IpNetwork.parse((String) a) != null;
        case "cidr_ip":
          return ((IpNetwork) a).address();
        case "cidr_prefix_length":
          return (long) ((IpNetwork) a).bits();
        case "cidr_masked":
          return ((IpNetwork) a).masked();
        default:
          return ofAddress((IpAddress) a);
      }
    }

    private Object ofAddress(IpAddress address) {
      switch (id) {
        case "ip_family":
          return (long) address.family();
        case "ip_is_unspecified":
          return address.isUnspecified();
        case "ip_is_loopback":
          return address.isLoopback();
        case "ip_is_link_local_multicast":
          return address.isLinkLocalMulticast();
        case "ip_is_link_local_unicast":
          return address.isLinkLocalUnicast();
        default: // ip_is_global_unicast
          return address.isGlobalUnicast();
      }
    }
  }

  /** Functions of a network and what it may contain. */
  private static final class OfTwo implements Overload.Two {
    private final String id;

    OfTwo(String id) {
      this.id = id;
    }

    @Override
    public Object apply(Object network, Object other) {
      switch (id) {
        case "cidr_contains_ip_string":
          return containsIp(network, IpAddress.read((String) other));
        case "cidr_contains_ip_ip":
          return containsIp(network, other);
        case "cidr_contains_cidr_string":
          return containsNetwork(network, IpNetwork.read((String) other));
        default:
          return containsNetwork(network, other);
      }
    }
  }

  private static Object isCanonical(Object text) {
    Object address = IpAddress.read((String) text);
    return address instanceof CelError ? address : (Object) address.toString().equals(text);
  }

  /** An error in the argument becomes a missing overload, as it does upstream. */
  private static Object containsIp(Object network, Object address) {
    return address instanceof IpAddress other
        ? (Object) ((IpNetwork) network).contains(other)
        : CelError.NO_SUCH_OVERLOAD;
  }

  private static Object containsNetwork(Object network, Object other) {
    return other instanceof IpNetwork inner
        ? (Object) ((IpNetwork) network).contains(inner)
        : other;
  }
}
