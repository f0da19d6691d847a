package io.fairlead.cel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An IPv4 or IPv6 address without a zone; immutable. */
public final class IpAddress {

  private final byte[] octets;

  IpAddress(byte[] octets) {
    this.octets = octets;
  }

  /**
   * Reads an address.
   *
   * @return {@code null} if the text is none, has a zone, or is IPv4 mapped to IPv6
   */
  public static @Nullable IpAddress parse(String text) {
    return read(text) instanceof IpAddress address ? address : null;
  }

  /** Returns an address, or the error that the server gives. */
  static Object read(String text) {
    String quoted = Texts.quoted(text);
    byte[] octets;
    try {
      octets = IpParser.parse(text);
    } catch (IpParser.NoAddress e) {
      return new CelError(
          "IP Address " + quoted + " parse error during conversion from string: " + e.getMessage());
    }
    if (text.indexOf('%') >= 0) {
      return new CelError("IP address " + quoted + " with zone value is not allowed");
    }
    if (isMapped(octets)) {
      return new CelError("IPv4-mapped IPv6 address " + quoted + " is not allowed");
    }
    return new IpAddress(octets);
  }

  static boolean isMapped(byte[] octets) {
    if (octets.length != 16) {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      if (octets[i] != 0) {
        return false;
      }
    }
    return octets[10] == -1 && octets[11] == -1;
  }

  /** Returns 4 or 16. */
  public int size() {
    return octets.length;
  }

  /** Returns 4 or 6. */
  public int family() {
    return octets.length == 4 ? 4 : 6;
  }

  byte[] octets() {
    return octets;
  }

  private int octet(int index) {
    return octets[index] & 0xff;
  }

  boolean isUnspecified() {
    for (byte octet : octets) {
      if (octet != 0) {
        return false;
      }
    }
    return true;
  }

  boolean isLoopback() {
    if (octets.length == 4) {
      return octets[0] == 127;
    }
    for (int i = 0; i < 15; i++) {
      if (octets[i] != 0) {
        return false;
      }
    }
    return octets[15] == 1;
  }

  private boolean isMulticast() {
    return octets.length == 4 ? octet(0) >> 4 == 0xe : octet(0) == 0xff;
  }

  boolean isLinkLocalMulticast() {
    return octets.length == 4
        ? octet(0) == 224 && octets[1] == 0 && octets[2] == 0
        : octet(0) == 0xff && (octet(1) & 0xf) == 2;
  }

  boolean isLinkLocalUnicast() {
    return octets.length == 4
        ? octet(0) == 169 && octet(1) == 254
        : octet(0) == 0xfe && (octet(1) & 0xc0) == 0x80;
  }

  boolean isGlobalUnicast() {
    boolean broadcast = octets.length == 4 && Arrays.equals(octets, new byte[] {-1, -1, -1, -1});
    return !broadcast
        && !isUnspecified()
        && !isLoopback()
        && !isMulticast()
        && !isLinkLocalUnicast();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpAddress that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /** Returns the canonical text (RFC 5952). */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    if (octets.length == 4) {
      for (int i = 0; i < 4; i++) {
        out.append(i == 0 ? "" : ".").append(octet(i));
      }
      return out.toString();
    }
    int from = -1;
    int to = -1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && group(end) == 0) {
        end++;
      }
      if (end - i > to - from && end - i >= 2) {
        from = i;
        to = end;
      }
      i = Math.max(i, end);
    }
    for (int i = 0; i < 8; i++) {
      if (i == from) {
        out.append("::");
        i = to;
        if (i >= 8) {
          break;
        }
      } else if (i > 0) {
        out.append(':');
      }
      out.append(Integer.toHexString(group(i)));
    }
    return out.toString();
  }

  private int group(int index) {
    return octet(2 * index) << 8 | octet(2 * index + 1);
  }
}
