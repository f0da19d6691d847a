package io.fairlead.cel;

import io.fairlead.kernel.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The variables of the vectors, and how the vectors write values. */
final class Samples {

  private Samples() {}

  static CelEnvironment environment(int minor) {
    return CelEnvironment.builder()
        .kubernetes(minor)
        .variable("i", CelType.INT)
        .variable("u", CelType.UINT)
        .variable("d", CelType.DOUBLE)
        .variable("s", CelType.STRING)
        .variable("b", CelType.BOOL)
        .variable("by", CelType.BYTES)
        .variable("x", CelType.DYN)
        .variable("li", CelType.list(CelType.INT))
        .variable("ls", CelType.list(CelType.STRING))
        .variable("msi", CelType.map(CelType.STRING, CelType.INT))
        .variable("mss", CelType.map(CelType.STRING, CelType.STRING))
        .variable("du", CelType.DURATION)
        .variable("ts", CelType.TIMESTAMP)
        .variable("ld", CelType.list(CelType.DYN))
        .variable("msd", CelType.map(CelType.STRING, CelType.DYN))
        .build();
  }

  static CelFrame fill(CelFrame frame) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("a", 1L);
    numbers.put("b", 2L);
    Map<String, Object> mixed = new LinkedHashMap<>();
    mixed.put("a", 1L);
    mixed.put("b", CelList.of(List.of(1L, 2L)));
    Object[] values = {
      7L,
      new CelUint(9),
      2.5,
      "héllo",
      true,
      new CelBytes(new byte[] {'a', 'b', 'c'}),
      "dynamic",
      CelList.of(List.of(3L, 1L, 2L)),
      CelList.of(List.of("a", "bb", "ccc")),
      CelMap.of(numbers),
      CelMap.of(Map.of("k", "v")),
      Duration.ofSeconds(90),
      "", // not a time, as in the run that made the vectors
      CelList.of(List.of(1L, "two", 3.0)),
      CelMap.of(mixed)
    };
    for (int i = 0; i < values.length; i++) {
      frame.set(i, values[i]);
    }
    return frame;
  }

  static String show(Object value) {
    if (value instanceof String text) {
      return quoted(text);
    } else if (value instanceof CelBytes bytes) {
      StringBuilder out = new StringBuilder("b");
      for (byte octet : bytes.toArray()) {
        out.append(String.format("%02x", octet));
      }
      return out.toString();
    } else if (value instanceof Long || value instanceof Boolean) {
      return value.toString();
    } else if (value instanceof CelUint) {
      return value + "u";
    } else if (value instanceof Double number) {
      return String.format("d%016x", Double.doubleToRawLongBits(number));
    } else if (value == Json.Null.NULL) {
      return "null";
    } else if (value instanceof CelOptional optional) {
      Object inner = optional.value();
      return inner == null ? "optional.none()" : "optional.of(" + show(inner) + ")";
    } else if (value instanceof CelList list) {
      StringJoiner out = new StringJoiner(", ", "[", "]");
      for (int i = 0; i < list.size(); i++) {
        out.add(show(list.get(i)));
      }
      return out.toString();
    } else if (value instanceof CelMap map) {
      return "map(" + map.size() + ")";
    } else if (value instanceof CelType type) {
      return "type:" + type.name();
    } else if (value instanceof Instant time) {
      return "ts" + time.getEpochSecond() + "." + time.getNano();
    } else if (value instanceof Duration duration) {
      return "dur" + duration.toNanos();
    }
    return CelType.of(value).name() + ":" + value;
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
