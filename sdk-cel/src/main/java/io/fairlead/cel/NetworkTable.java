package io.fairlead.cel;

import java.util.function.Predicate;

/** IP addresses and networks; since Kubernetes 1.30. */
final class NetworkTable {

  private NetworkTable() {}

  static void declare(FunctionTable.Builder to) {
    switch (to.function()) {
      case "ip":
        fn(to, "string_to_ip", "(string) -> net.IP", a -> IpAddress.read((String) a));
        fn(to, "cidr_ip", "net.CIDR.() -> net.IP", a -> ((IpNetwork) a).address());
        break;
      case "isIP":
        fn(to, "is_ip", "(string) -> bool", a -> IpAddress.parse((String) a) != null);
        break;
      case "ip.isCanonical":
        fn(to, "ip_is_canonical", "(string) -> bool", NetworkTable::isCanonical);
        break;
      case "string":
        Overload.One text = Object::toString;
        fn(to, "ip_to_string", "(net.IP) -> string", text);
        fn(to, "cidr_to_string", "(net.CIDR) -> string", text);
        break;
      case "cidr":
        fn(to, "string_to_cidr", "(string) -> net.CIDR", a -> IpNetwork.read((String) a));
        break;
      case "isCIDR":
        fn(to, "is_cidr", "(string) -> bool", a -> IpNetwork.parse((String) a) != null);
        break;
      case "prefixLength":
        fn(to, "cidr_prefix_length", "net.CIDR.() -> int", a -> (long) ((IpNetwork) a).bits());
        break;
      case "masked":
        fn(to, "cidr_masked", "net.CIDR.() -> net.CIDR", a -> ((IpNetwork) a).masked());
        break;
      case "containsIP", "containsCIDR":
        contains(to, to.function().equals("containsIP"));
        break;
      default:
        address(to);
    }
  }

  private static void address(FunctionTable.Builder to) {
    switch (to.function()) {
      case "family":
        fn(to, "ip_family", "net.IP.() -> int", a -> (long) ((IpAddress) a).family());
        break;
      case "isUnspecified":
        is(to, "ip_is_unspecified", IpAddress::isUnspecified);
        break;
      case "isLoopback":
        is(to, "ip_is_loopback", IpAddress::isLoopback);
        break;
      case "isLinkLocalMulticast":
        is(to, "ip_is_link_local_multicast", IpAddress::isLinkLocalMulticast);
        break;
      case "isLinkLocalUnicast":
        is(to, "ip_is_link_local_unicast", IpAddress::isLinkLocalUnicast);
        break;
      default:
        is(to, "ip_is_global_unicast", IpAddress::isGlobalUnicast);
    }
  }

  private static void contains(FunctionTable.Builder to, boolean ip) {
    if (ip) {
      two(
          to,
          "cidr_contains_ip_string",
          "net.CIDR.(string) -> bool",
          (network, text) -> containsIp(network, IpAddress.read((String) text)));
      two(to, "cidr_contains_ip_ip", "net.CIDR.(net.IP) -> bool", NetworkTable::containsIp);
    } else {
      two(
          to,
          "cidr_contains_cidr_string",
          "net.CIDR.(string) -> bool",
          (network, text) -> containsNetwork(network, IpNetwork.read((String) text)));
      two(to, "cidr_contains_cidr", "net.CIDR.(net.CIDR) -> bool", NetworkTable::containsNetwork);
    }
  }

  private static void fn(FunctionTable.Builder to, String id, String signature, Overload.One body) {
    to.add(Overload.of(to.function(), id, signature, body));
  }

  private static void two(
      FunctionTable.Builder to, String id, String signature, Overload.Two body) {
    to.add(Overload.of(to.function(), id, signature, body));
  }

  private static void is(FunctionTable.Builder to, String id, Predicate<IpAddress> test) {
    fn(to, id, "net.IP.() -> bool", a -> test.test((IpAddress) a));
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
