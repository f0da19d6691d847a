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

  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?"
              + "(Z|[+-][0-9]{2}:[0-9]{2})");

  private ConversionTable() {}

  static void declare(FunctionTable.Builder to) {
    switch (to.function()) {
      case "bool":
        same(to, "bool_to_bool");
        add(to, "string_to_bool", "(string) -> bool", ConversionTable::toBool);
        break;
      case "bytes":
        same(to, "bytes_to_bytes");
        add(to, "string_to_bytes", "(string) -> bytes", ConversionTable::toBytes);
        break;
      case "double":
        same(to, "double_to_double");
        add(to, "int64_to_double", "(int) -> double", a -> (double) (Long) a);
        add(to, "string_to_double", "(string) -> double", ConversionTable::toDouble);
        add(to, "uint64_to_double", "(uint) -> double", a -> ((CelUint) a).doubleValue());
        break;
      case "duration":
        same(to, "duration_to_duration");
        add(to, "string_to_duration", "(string) -> duration", ConversionTable::toDuration);
        break;
      case "int":
        integers(to);
        break;
      case "string":
        texts(to);
        break;
      case "timestamp":
        same(to, "timestamp_to_timestamp");
        add(to, "int64_to_timestamp", "(int) -> timestamp", ConversionTable::ofSeconds);
        add(to, "string_to_timestamp", "(string) -> timestamp", ConversionTable::toTime);
        break;
      default:
        same(to, "uint64_to_uint64");
        add(to, "double_to_uint64", "(double) -> uint", a -> Arithmetic.toUint((Double) a));
        add(to, "int64_to_uint64", "(int) -> uint", a -> Arithmetic.toUint((long) (Long) a));
        add(to, "string_to_uint64", "(string) -> uint", ConversionTable::toUint);
    }
  }

  private static void integers(FunctionTable.Builder to) {
    same(to, "int64_to_int64");
    add(to, "double_to_int64", "(double) -> int", a -> Arithmetic.toInt((Double) a));
    add(to, "duration_to_int64", "(duration) -> int", a -> ((Duration) a).toNanos());
    add(to, "string_to_int64", "(string) -> int", ConversionTable::toInt);
    add(to, "timestamp_to_int64", "(timestamp) -> int", a -> ((Instant) a).getEpochSecond());
    add(to, "uint64_to_int64", "(uint) -> int", a -> Arithmetic.toInt((CelUint) a));
  }

  private static void texts(FunctionTable.Builder to) {
    Overload.One plain = Texts::plain;
    same(to, "string_to_string");
    add(to, "bool_to_string", "(bool) -> string", plain);
    add(to, "bytes_to_string", "(bytes) -> string", ConversionTable::decode);
    add(to, "double_to_string", "(double) -> string", plain);
    add(to, "duration_to_string", "(duration) -> string", plain);
    add(to, "int64_to_string", "(int) -> string", plain);
    add(to, "timestamp_to_string", "(timestamp) -> string", plain);
    add(to, "uint64_to_string", "(uint) -> string", plain);
  }

  private static void add(
      FunctionTable.Builder to, String id, String signature, Overload.One body) {
    to.add(Overload.of(to.function(), id, signature, body));
  }

  private static void same(FunctionTable.Builder to, String id) {
    String name = to.function();
    add(to, id, '(' + name + ") -> " + name, a -> a);
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
    if (DECIMAL.matcher((String) a).matches()) {
      try {
        return Long.parseLong((String) a);
      } catch (NumberFormatException e) {
        return failed("int");
      }
    }
    return failed("int");
  }

  private static Object toUint(Object a) {
    String text = (String) a;
    if (DECIMAL.matcher(text).matches() && Character.isDigit(text.charAt(0))) {
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
    if (!RFC_3339.matcher(text).matches()) {
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
