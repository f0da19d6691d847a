package io.fairlead.cel;

import io.fairlead.kernel.GoDuration;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code int(x)}, {@code string(x)} and their like. */
final class ConversionTable {

  /**
   * Functions that are computed beforehand if their argument is a literal, and then cost nothing.
   */
  static final Set<String> NAMES =
      Set.of(
          "bool",
          "bytes",
          "double",
          "dyn",
          "duration",
          "int",
          "string",
          "timestamp",
          "type",
          "uint");

  /** Made when a time is first read. */
  private static final class Rfc3339 {
    static final Pattern TIME =
        Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?"
                + "(Z|[+-][0-9]{2}:[0-9]{2})");
  }

  private ConversionTable() {}

  static void declare(FunctionTable.Builder to) {
    switch (to.function()) {
      case "bool":
        same(to, "bool_to_bool");
        add(to, "string_to_bool", "(string) -> bool");
        break;
      case "bytes":
        same(to, "bytes_to_bytes");
        add(to, "string_to_bytes", "(string) -> bytes");
        break;
      case "double":
        same(to, "double_to_double");
        add(to, "int64_to_double", "(int) -> double");
        add(to, "string_to_double", "(string) -> double");
        add(to, "uint64_to_double", "(uint) -> double");
        break;
      case "duration":
        same(to, "duration_to_duration");
        add(to, "string_to_duration", "(string) -> duration");
        break;
      case "int":
        integers(to);
        break;
      case "string":
        texts(to);
        break;
      case "timestamp":
        same(to, "timestamp_to_timestamp");
        add(to, "int64_to_timestamp", "(int) -> timestamp");
        add(to, "string_to_timestamp", "(string) -> timestamp");
        break;
      default:
        same(to, "uint64_to_uint64");
        add(to, "double_to_uint64", "(double) -> uint");
        add(to, "int64_to_uint64", "(int) -> uint");
        add(to, "string_to_uint64", "(string) -> uint");
    }
  }

  private static void integers(FunctionTable.Builder to) {
    same(to, "int64_to_int64");
    add(to, "double_to_int64", "(double) -> int");
    add(to, "duration_to_int64", "(duration) -> int");
    add(to, "string_to_int64", "(string) -> int");
    add(to, "timestamp_to_int64", "(timestamp) -> int");
    add(to, "uint64_to_int64", "(uint) -> int");
  }

  private static void texts(FunctionTable.Builder to) {
    same(to, "string_to_string");
    add(to, "bool_to_string", "(bool) -> string");
    add(to, "bytes_to_string", "(bytes) -> string");
    add(to, "double_to_string", "(double) -> string");
    add(to, "duration_to_string", "(duration) -> string");
    add(to, "int64_to_string", "(int) -> string");
    add(to, "timestamp_to_string", "(timestamp) -> string");
    add(to, "uint64_to_string", "(uint) -> string");
  }

  private static void add(FunctionTable.Builder to, String id, String signature) {
    to.add(Overload.of(to.function(), id, signature, new Conversion(id)));
  }

  private static void same(FunctionTable.Builder to, String id) {
    String name = to.function();
    add(to, id, '(' + name + ") -> " + name);
  }

  /** All conversions: a class of its own for each would start slowly. */
  private static final class Conversion implements Overload.One {
    private final String id;

    Conversion(String id) {
      this.id = id;
    }

    @Override
    public Object apply(Object a) {
      switch (id) {
        case "string_to_bool":
          return toBool(a);
        case "string_to_bytes":
          return toBytes(a);
        case "int64_to_double":
          return (double) (Long) a;
        case "string_to_double":
          return toDouble(a);
        case "uint64_to_double":
          return ((CelUint) a).doubleValue();
        case "string_to_duration":
          return toDuration(a);
        case "int64_to_timestamp":
          return ofSeconds(a);
        case "string_to_timestamp":
          return toTime(a);
        case "bytes_to_string":
          return decode(a);
        default:
          if (id.endsWith("_to_string")) {
            return Texts.plain(a);
          }
          return wholeNumber(a);
      }
    }

    private Object wholeNumber(Object a) {
      switch (id) {
        case "double_to_int64":
          return Arithmetic.toInt((Double) a);
        case "duration_to_int64":
          return ((Duration) a).toNanos();
        case "string_to_int64":
          return toInt(a);
        case "timestamp_to_int64":
          return ((Instant) a).getEpochSecond();
        case "uint64_to_int64":
          return Arithmetic.toInt((CelUint) a);
        case "double_to_uint64":
          return Arithmetic.toUint((Double) a);
        case "int64_to_uint64":
          return Arithmetic.toUint((long) (Long) a);
        case "string_to_uint64":
          return toUint(a);
        default: // from a type to itself
          return a;
      }
    }
  }

  private static Object toBytes(Object a) {
    return new CelBytes(((String) a).getBytes(StandardCharsets.UTF_8));
  }

  private static CelError failed(String to) {
    return new CelError("type conversion error from 'string' to '" + to + "'");
  }

  private static Object toBool(Object a) {
    switch ((String) a) {
      case "1", "t", "T", "TRUE", "true", "True":
        return true;
      case "0", "f", "F", "FALSE", "false", "False":
        return false;
      default:
        return failed("bool");
    }
  }

  private static Object toInt(Object a) {
    if (isDecimal((String) a)) {
      try {
        return Long.parseLong((String) a);
      } catch (NumberFormatException e) {
        return failed("int");
      }
    }
    return failed("int");
  }

  /** Whether it is digits with a sign before them or none. */
  private static boolean isDecimal(String text) {
    int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > from;
  }

  private static Object toUint(Object a) {
    String text = (String) a;
    if (isDecimal(text) && text.charAt(0) >= '0') {
      try {
        return new CelUint(Long.parseUnsignedLong(text));
      } catch (NumberFormatException e) {
        return failed("uint");
      }
    }
    return failed("uint");
  }

  private static Object toDouble(Object a) {
    Double value = GoDouble.parse((String) a);
    return value == null ? failed("double") : (Object) value;
  }

  private static Object toDuration(Object a) {
    Duration duration = parseDuration((String) a);
    return duration == null ? failed("google.protobuf.Duration") : duration;
  }

  static @Nullable Duration parseDuration(String text) {
    GoDuration duration = GoDuration.ofWire(text);
    return duration.isValid() ? duration.toDuration() : null;
  }

  private static Object ofSeconds(Object a) {
    long seconds = (Long) a;
    return Math.abs(seconds) > 1L << 40
        ? new CelError("timestamp overflow")
        : Arithmetic.timestamp(Instant.ofEpochSecond(seconds));
  }

  private static Object toTime(Object a) {
    Instant time = parseTime((String) a);
    return time == null ? failed("google.protobuf.Timestamp") : Arithmetic.timestamp(time);
  }

  /** Returns the time, or {@code null} if the text is not as RFC 3339 demands. */
  static @Nullable Instant parseTime(String text) {
    if (!Rfc3339.TIME.matcher(text).matches()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text.replace(',', '.')).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static Object decode(Object a) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(((CelBytes) a).shared()))
          .toString();
    } catch (CharacterCodingException e) {
      return new CelError("invalid UTF-8 in bytes, cannot convert to string");
    }
  }
}
