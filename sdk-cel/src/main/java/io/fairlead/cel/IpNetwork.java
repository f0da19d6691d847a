package io.fairlead.cel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An IP network in CIDR notation; immutable. Bits behind the prefix are kept, see {@link
 * #masked()}.
 */
public final class IpNetwork {

  private final IpAddress address;
  private final int bits;

  private IpNetwork(IpAddress address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  /**
   * Reads a network.
   *
   * @return {@code null} if the text is none
   */
  public static @Nullable IpNetwork parse(String text) {
    return read(text) instanceof IpNetwork network ? network : null;
  }

  /** Returns a network, or the error that the server gives. */
  static Object read(String text) {
    int slash = text.lastIndexOf('/');
    if (slash < 0) {
      return refused(text, "no '/'");
    }
    String before = text.substring(0, slash);
    byte[] octets;
    try {
      octets = IpParser.parse(before);
    } catch (IpParser.NoAddress e) {
      return refused(text, String.valueOf(e.getMessage()));
    }
    if (before.indexOf('%') >= 0) {
      return refused(text, "IPv6 zones cannot be present in a prefix");
    }
    String length = text.substring(slash + 1);
    if (!length.matches("0|[1-9][0-9]{0,17}")) {
      return refused(text, "bad bits after slash: " + Texts.quoted(length));
    }
    long bits = Long.parseLong(length);
    if (bits > octets.length * 8L) {
      return refused(text, "prefix length out of range");
    }
    if (IpAddress.isMapped(octets)) {
      return new CelError(
          "network address parse error during conversion from string: IPv4-mapped IPv6 address "
              + Texts.quoted(text)
              + " is not allowed");
    }
    return new IpNetwork(new IpAddress(octets), (int) bits);
  }

  private static CelError refused(String text, String problem) {
    String prefix = "network address parse error during conversion from string: ";
    return new CelError(
        prefix + prefix + "netip.ParsePrefix(" + Texts.quoted(text) + "): " + problem);
  }

  /** Returns the address as written. */
  public IpAddress address() {
    return address;
  }

  /** Returns the length of the prefix. */
  public int bits() {
    return bits;
  }

  /** Whether the address is in this network; never, if the families differ. */
  public boolean contains(IpAddress other) {
    return samePrefix(other, bits);
  }

  /** Whether the other network is in this one. */
  public boolean contains(IpNetwork other) {
    return bits <= other.bits && samePrefix(other.address, bits);
  }

  private boolean samePrefix(IpAddress other, int length) {
    if (address.size() != other.size()) {
      return false;
    }
    byte[] a = address.octets();
    byte[] b = other.octets();
    int whole = length / 8;
    if (!Arrays.equals(a, 0, whole, b, 0, whole)) {
      return false;
    }
    int rest = length % 8;
    return rest == 0
        || (a[whole] ^ b[whole]) >> 8 - rest == 0
        || ((a[whole] ^ b[whole]) & 0xff) >> 8 - rest == 0;
  }

  /** Returns this network with the bits behind the prefix cleared. */
  public IpNetwork masked() {
    byte[] octets = address.octets().clone();
    for (int i = 0; i < octets.length; i++) {
      int keep = Math.max(0, Math.min(8, bits - 8 * i));
      octets[i] &= (byte) (0xff00 >> keep);
    }
    return new IpNetwork(new IpAddress(octets), bits);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpNetwork that && bits == that.bits && address.equals(that.address);
  }

  @Override
  public int hashCode() {
    return 31 * address.hashCode() + bits;
  }

  @Override
  public String toString() {
    return address.toString() + '/' + bits;
  }
}
