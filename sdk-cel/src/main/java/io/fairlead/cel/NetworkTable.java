package io.fairlead.cel;

import java.util.Set;
import java.util.function.Predicate;

/** IP addresses and networks; since Kubernetes 1.30. */
final class NetworkTable {

  /** Functions that are declared here. */
  static final Set<String> NAMES =
      Set.of(
          "ip",
          "isIP",
          "ip.isCanonical",
          "family",
          "isUnspecified",
          "isLoopback",
          "isLinkLocalMulticast",
          "isLinkLocalUnicast",
          "isGlobalUnicast",
          "string",
          "cidr",
          "isCIDR",
          "prefixLength",
          "masked",
          "containsIP",
          "containsCIDR");

  private NetworkTable() {}

  static void declare(FunctionTable.Builder to) {
    fn(to, "ip", "string_to_ip", "(string) -> net.IP", a -> IpAddress.read((String) a));
    fn(to, "isIP", "is_ip", "(string) -> bool", a -> IpAddress.parse((String) a) != null);
    fn(to, "ip.isCanonical", "ip_is_canonical", "(string) -> bool", NetworkTable::isCanonical);
    fn(to, "family", "ip_family", "net.IP.() -> int", a -> (long) ((IpAddress) a).family());
    is(to, "isUnspecified", "ip_is_unspecified", IpAddress::isUnspecified);
    is(to, "isLoopback", "ip_is_loopback", IpAddress::isLoopback);
    is(to, "isLinkLocalMulticast", "ip_is_link_local_multicast", IpAddress::isLinkLocalMulticast);
    is(to, "isLinkLocalUnicast", "ip_is_link_local_unicast", IpAddress::isLinkLocalUnicast);
    is(to, "isGlobalUnicast", "ip_is_global_unicast", IpAddress::isGlobalUnicast);
    fn(to, "string", "ip_to_string", "(net.IP) -> string", Object::toString);
    fn(to, "cidr", "string_to_cidr", "(string) -> net.CIDR", a -> IpNetwork.read((String) a));
    fn(to, "isCIDR", "is_cidr", "(string) -> bool", a -> IpNetwork.parse((String) a) != null);
    fn(to, "string", "cidr_to_string", "(net.CIDR) -> string", Object::toString);
    fn(to, "ip", "cidr_ip", "net.CIDR.() -> net.IP", a -> ((IpNetwork) a).address());
    fn(
        to,
        "prefixLength",
        "cidr_prefix_length",
        "net.CIDR.() -> int",
        a -> (long) ((IpNetwork) a).bits());
    fn(to, "masked", "cidr_masked", "net.CIDR.() -> net.CIDR", a -> ((IpNetwork) a).masked());
    contains(to);
  }

  private static void contains(FunctionTable.Builder to) {
    to.add(
        Overload.of(
            "containsIP",
            "cidr_contains_ip_string",
            "net.CIDR.(string) -> bool",
            (network, text) -> containsIp(network, IpAddress.read((String) text))));
    to.add(
        Overload.of(
            "containsIP",
            "cidr_contains_ip_ip",
            "net.CIDR.(net.IP) -> bool",
            NetworkTable::containsIp));
    to.add(
        Overload.of(
            "containsCIDR",
            "cidr_contains_cidr_string",
            "net.CIDR.(string) -> bool",
            (network, text) -> containsNetwork(network, IpNetwork.read((String) text))));
    to.add(
        Overload.of(
            "containsCIDR",
            "cidr_contains_cidr",
            "net.CIDR.(net.CIDR) -> bool",
            NetworkTable::containsNetwork));
  }

  private static void fn(
      FunctionTable.Builder to, String name, String id, String signature, Overload.One body) {
    to.add(Overload.of(name, id, signature, body));
  }

  private static void is(
      FunctionTable.Builder to, String name, String id, Predicate<IpAddress> test) {
    fn(to, name, id, "net.IP.() -> bool", a -> test.test((IpAddress) a));
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
