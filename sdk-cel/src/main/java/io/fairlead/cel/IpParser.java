package io.fairlead.cel;

import java.util.Arrays;

/** Reads addresses as Go's {@code netip} does, with its complaints. */
final class IpParser {

  /** The text is no address. */
  static final class NoAddress extends Exception {
    private static final long serialVersionUID = 1L;

    NoAddress(String text, String problem, String at) {
      super(
          "ParseAddr("
              + Texts.quoted(text)
              + "): "
              + problem
              + (at.isEmpty() ? "" : " (at " + Texts.quoted(at) + ')'),
          null,
          false,
          false);
    }
  }

  private final String text;

  private IpParser(String text) {
    this.text = text;
  }

  /** Returns 4 or 16 octets; a zone is looked at, but not returned. */
  static byte[] parse(String text) throws NoAddress {
    IpParser parser = new IpParser(text);
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '.':
          return parser.four(text);
        case ':':
          return parser.six();
        case '%':
          throw parser.refused("missing IPv6 address", "");
        default:
          break;
      }
    }
    throw parser.refused("unable to parse IP", "");
  }

  private NoAddress refused(String problem, String at) {
    return new NoAddress(text, problem, at);
  }

  private byte[] four(String part) throws NoAddress {
    byte[] octets = new byte[4];
    int value = 0;
    int digits = 0;
    int index = 0;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c >= '0' && c <= '9') {
        if (digits == 1 && value == 0) {
          throw refused("IPv4 field has octet with leading zero", "");
        }
        value = value * 10 + c - '0';
        digits++;
        if (value > 255) {
          throw refused("IPv4 field has value >255", "");
        }
      } else if (c == '.') {
        if (i == 0 || i == part.length() - 1 || part.charAt(i - 1) == '.') {
          throw refused("IPv4 field must have at least one digit", part.substring(i));
        }
        if (index == 3) {
          throw refused("IPv4 address too long", "");
        }
        octets[index++] = (byte) value;
        value = 0;
        digits = 0;
      } else {
        throw refused("unexpected character", part.substring(i));
      }
    }
    if (index < 3) {
      throw refused("IPv4 address too short", "");
    }
    octets[3] = (byte) value;
    return octets;
  }

  private byte[] six() throws NoAddress {
    String rest = text;
    int percent = text.indexOf('%');
    if (percent >= 0) {
      rest = text.substring(0, percent);
      if (percent == text.length() - 1) {
        throw refused("zone must be a non-empty string", "");
      }
    }
    byte[] octets = new byte[16];
    int ellipsis = -1;
    if (rest.startsWith("::")) {
      ellipsis = 0;
      rest = rest.substring(2);
      if (rest.isEmpty()) {
        return octets;
      }
    }
    int filled = 0;
    while (filled < 16) {
      int length = groupLength(rest);
      if (length < rest.length() && rest.charAt(length) == '.') {
        if (ellipsis < 0 && filled != 12) {
          throw refused(
              "embedded IPv4 address must replace the final 2 fields of the address", rest);
        }
        if (filled + 4 > 16) {
          throw refused(
              "too many hex fields to fit an embedded IPv4 at the end of the address", rest);
        }
        System.arraycopy(four(rest), 0, octets, filled, 4);
        rest = "";
        filled += 4;
        break;
      }
      int group = Integer.parseInt(rest.substring(0, length), 16);
      octets[filled++] = (byte) (group >> 8);
      octets[filled++] = (byte) group;
      rest = rest.substring(length);
      if (rest.isEmpty()) {
        break;
      }
      if (rest.charAt(0) != ':') {
        throw refused("unexpected character, want colon", rest);
      }
      if (rest.length() == 1) {
        throw refused("colon must be followed by more characters", rest);
      }
      rest = rest.substring(1);
      if (rest.charAt(0) == ':') {
        if (ellipsis >= 0) {
          throw refused("multiple :: in address", rest);
        }
        ellipsis = filled;
        rest = rest.substring(1);
        if (rest.isEmpty()) {
          break;
        }
      }
    }
    if (!rest.isEmpty()) {
      throw refused("trailing garbage after address", rest);
    }
    return spread(octets, filled, ellipsis);
  }

  private int groupLength(String rest) throws NoAddress {
    int length = 0;
    while (length < rest.length()
        && Character.digit(rest.charAt(length), 16) >= 0
        && rest.charAt(length) < 0x80) {
      length++;
      if (length > 4) {
        throw refused("each group must have 4 or less digits", rest);
      }
    }
    if (length == 0) {
      throw refused("each colon-separated field must have at least one digit", rest);
    }
    return length;
  }

  private byte[] spread(byte[] octets, int filled, int ellipsis) throws NoAddress {
    if (filled == 16) {
      if (ellipsis >= 0) {
        throw refused("the :: must expand to at least one field of zeros", "");
      }
      return octets;
    }
    if (ellipsis < 0) {
      throw refused("address string too short", "");
    }
    int tail = filled - ellipsis;
    System.arraycopy(octets, ellipsis, octets, 16 - tail, tail);
    Arrays.fill(octets, ellipsis, 16 - tail, (byte) 0);
    return octets;
  }
}
