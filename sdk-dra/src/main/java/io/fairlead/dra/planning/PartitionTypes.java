package io.fairlead.dra.planning;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.dra.PoolSupply;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which type of partition each device of a pool is. Immutable.
 *
 * <p>The type is the value of an attribute: the one that is asked for, else the one that the slice
 * names, else the one that tells apart how much devices consume with the fewest values. Where there
 * is no such attribute, devices that consume the same amounts are of one type.
 */
final class PartitionTypes {

  private static final String NO_ATTRIBUTE = "";

  private final String attribute;
  private final String[] types;

  private PartitionTypes(String attribute, String[] types) {
    this.attribute = attribute;
    this.types = types;
  }

  static PartitionTypes of(PoolSupply pool, @Nullable String asked) {
    String attribute = asked != null ? asked : published(pool);
    if (attribute == null || !has(pool, attribute)) {
      attribute = inferred(pool);
    }
    String[] types = new String[pool.devices()];
    for (int i = 0; i < types.length; i++) {
      String value = attribute.isEmpty() ? null : value(pool, i, attribute);
      types[i] = value != null ? value : fallback(pool, i, attribute);
    }
    return new PartitionTypes(attribute, types);
  }

  /** Returns the attribute, "" if the type is what a device consumes. */
  String attribute() {
    return attribute;
  }

  String type(int device) {
    return types[device];
  }

  private static @Nullable String published(PoolSupply pool) {
    for (int i = 0; i < pool.devices(); i++) {
      String named = pool.partitionTypeAttribute(i).orElse(null);
      if (named != null) {
        return named;
      }
    }
    return null;
  }

  private static boolean has(PoolSupply pool, String attribute) {
    for (int i = 0; i < pool.devices(); i++) {
      if (value(pool, i, attribute) != null) {
        return true;
      }
    }
    return false;
  }

  /** A device without the attribute is the whole thing, or of a pool that is not partitioned. */
  private static String fallback(PoolSupply pool, int device, String attribute) {
    String type = value(pool, device, pool.driver() + "/type");
    if (type != null && !attribute.endsWith("/type")) {
      return type;
    }
    return pool.consumes(device).length == 0 ? "device" : consumption(pool, device);
  }

  private static String inferred(PoolSupply pool) {
    if (pool.counters() == 0) {
      return NO_ATTRIBUTE;
    }
    Set<String> names = new TreeSet<>();
    String[] shares = new String[pool.devices()];
    long[] totals = pool.totals();
    for (int i = 0; i < pool.devices(); i++) {
      shares[i] = shares(pool, i, totals);
      Map<String, DeviceAttribute> attributes = pool.record(i).attributes();
      if (attributes != null) {
        attributes.forEach(
            (name, value) -> {
              if (value != null && value.string() != null) {
                names.add(name.indexOf('/') < 0 ? pool.driver() + '/' + name : name);
              }
            });
      }
    }
    String best = NO_ATTRIBUTE;
    int fewest = Integer.MAX_VALUE;
    for (String name : names) {
      int values = values(pool, name, shares);
      if (values > 0 && values < fewest) {
        fewest = values;
        best = name;
      }
    }
    return best;
  }

  /** Returns how many values an attribute has, 0 if it does not say how much devices consume. */
  private static int values(PoolSupply pool, String attribute, String[] shares) {
    Map<String, String> consumptions = new HashMap<>();
    Set<String> distinct = new HashSet<>();
    for (int i = 0; i < pool.devices(); i++) {
      String value = value(pool, i, attribute);
      String consumption = shares[i];
      String known = consumptions.putIfAbsent(value == null ? "\n" : value, consumption);
      if (known != null && !known.equals(consumption)) {
        return 0;
      }
      distinct.add(consumption);
    }
    // One value for each device would say it, too, but it is a name, not a type.
    return consumptions.size() > 2 * distinct.size() ? 0 : consumptions.size();
  }

  /** Returns the shares of counters that a device takes, whichever counters these are. */
  private static String shares(PoolSupply pool, int device, long[] totals) {
    int[] counters = pool.consumes(device);
    long[] amounts = pool.amounts(device);
    double[] shares = new double[counters.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = totals[counters[i]] <= 0 ? 0 : (double) amounts[i] / totals[counters[i]];
    }
    Arrays.sort(shares);
    return Arrays.toString(shares);
  }

  /**
   * Says how much a device consumes by the kind of counter, whichever of several equal ones it is:
   * numbers in the names of counters and sets do not count.
   */
  private static String consumption(PoolSupply pool, int device) {
    int[] counters = pool.consumes(device);
    long[] amounts = pool.amounts(device);
    Map<String, Long> sums = new TreeMap<>();
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < counters.length; i++) {
      String name = pool.counter(counters[i]);
      String kind = name.substring(name.indexOf('/') + 1).replaceAll("[-_]?\\d+$", "");
      sums.merge(kind, amounts[i], Long::sum);
      first.putIfAbsent(kind, counters[i]);
    }
    StringBuilder out = new StringBuilder();
    sums.forEach(
        (kind, sum) -> {
          if (sum != 0) {
            out.append(out.isEmpty() ? "" : ", ")
                .append(kind)
                .append(' ')
                .append(pool.quantity(first.getOrDefault(kind, 0), sum));
          }
        });
    return out.toString();
  }

  static @Nullable String value(PoolSupply pool, int device, String attribute) {
    Device record = pool.record(device);
    Map<String, DeviceAttribute> attributes = record.attributes();
    if (attributes == null) {
      return null;
    }
    DeviceAttribute found = attributes.get(attribute);
    int slash = attribute.indexOf('/');
    if (found == null && slash < 0) {
      found = attributes.get(pool.driver() + '/' + attribute);
    } else if (found == null && attribute.substring(0, slash).equals(pool.driver())) {
      found = attributes.get(attribute.substring(slash + 1));
    }
    return found == null ? null : text(found);
  }

  private static @Nullable String text(DeviceAttribute attribute) {
    for (Object value :
        Arrays.asList(
            attribute.string(), attribute.intValue(), attribute.bool(), attribute.version())) {
      if (value != null) {
        return value.toString();
      }
    }
    List<String> several = attribute.strings();
    return several == null || several.isEmpty() ? null : String.join(",", several);
  }
}
