package io.fairlead.vertx;

import org.jspecify.annotations.Nullable;

/**
 * Writes one flat JSON object into a reused {@link StringBuilder}: access records and dashboard
 * samples are written thousands of times a second, where a tree would be built only to be walked.
 *
 * <p>Not thread-safe.
 */
final class JsonLine {

  private final StringBuilder out = new StringBuilder(512);
  private boolean empty;

  /** Forgets what was written and opens an object. */
  JsonLine begin() {
    out.setLength(0);
    out.append('{');
    empty = true;
    return this;
  }

  /** Writes a member; a null value writes nothing, since unknown is absent. */
  JsonLine text(String name, @Nullable CharSequence value) {
    if (value != null) {
      name(name);
      quote(out, value);
    }
    return this;
  }

  JsonLine number(String name, long value) {
    name(name);
    out.append(value);
    return this;
  }

  /** Writes a number unless it is negative, which stands for unknown here. */
  JsonLine known(String name, long value) {
    return value < 0 ? this : number(name, value);
  }

  /** Writes milliseconds with three decimals unless {@code nanos} is negative (unknown). */
  JsonLine millis(String name, long nanos) {
    if (nanos < 0) {
      return this;
    }
    name(name);
    millis(out, nanos);
    return this;
  }

  /** Writes a number with up to six decimals, or null if it is not finite. */
  JsonLine decimal(String name, double value) {
    name(name);
    decimal(out, value);
    return this;
  }

  JsonLine flag(String name, boolean value) {
    name(name);
    out.append(value);
    return this;
  }

  /** Writes a member whose value is JSON already. */
  JsonLine raw(String name, CharSequence json) {
    name(name);
    out.append(json);
    return this;
  }

  /** Closes the object and returns it without a line end. */
  String end() {
    return out.append('}').toString();
  }

  private void name(String name) {
    if (!empty) {
      out.append(',');
    }
    empty = false;
    out.append('"').append(name).append("\":");
  }

  static void millis(StringBuilder out, long nanos) {
    long micros = nanos / 1_000;
    out.append(micros / 1_000);
    long rest = micros % 1_000;
    if (rest != 0) {
      out.append('.').append((char) ('0' + rest / 100));
      out.append((char) ('0' + rest / 10 % 10)).append((char) ('0' + rest % 10));
    }
  }

  static void decimal(StringBuilder out, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      out.append("null");
      return;
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.append((long) value);
      return;
    }
    double rounded = Math.rint(value * 1e6) / 1e6;
    out.append(rounded);
  }

  /** Appends a JSON string; control characters and lone surrogates are escaped. */
  static void quote(StringBuilder out, CharSequence text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= ' ' && (c < 0x7f || c > 0x9f) && !Character.isSurrogate(c)) {
        out.append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else {
        escape(out, c);
      }
    }
    out.append('"');
  }

  private static void escape(StringBuilder out, char c) {
    if (c == '\n') {
      out.append("\\n");
      return;
    }
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(Character.forDigit(c >> shift & 15, 16));
    }
  }
}
