package io.fairlead.dra;

import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.cel.CelList;
import io.fairlead.cel.SemanticVersion;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the attribute names and values that an inventory and all that is derived from it have, so
 * that devices are rows of {@code int}s; and remembers what selectors said of values.
 *
 * <p>Numbers are only ever added, so what was read once stays true. Thread-safe.
 */
final class Universe {

  /** The number of a value that is not there. */
  static final int ABSENT = -1;

  private static final int[] NOTHING = {};

  private record ListKey(char type, List<?> values) {}

  private final Map<String, Map<String, Integer>> keys = new HashMap<>();
  private int keyCount;
  private final Map<Object, Integer> values = new HashMap<>();
  private final Map<String, Integer> versions = new HashMap<>();
  private final Map<String, Integer> quantities = new HashMap<>();
  private volatile Object[] objects = new Object[64];
  private volatile int[][] elements = new int[64][];
  private int valueCount;
  private final Map<VerdictTree.Key, VerdictTree> trees = new ConcurrentHashMap<>();

  /** Returns the number of an attribute's or a capacity's name. */
  synchronized int key(String domain, String id) {
    Map<String, Integer> ids = keys.computeIfAbsent(domain, d -> new HashMap<>());
    Integer known = ids.get(id);
    if (known == null) {
      known = keyCount++;
      ids.put(id, known);
    }
    return known;
  }

  /** Returns the number of a name as devices write it, with or without a domain. */
  int keyOf(String name, String driver) {
    int slash = name.indexOf('/');
    return slash < 0 ? key(driver, name) : key(name.substring(0, slash), name.substring(slash + 1));
  }

  VerdictTree tree(VerdictTree.Key key) {
    VerdictTree known = trees.get(key);
    return known != null ? known : trees.computeIfAbsent(key, k -> new VerdictTree());
  }

  /** Returns a value as an expression sees it. */
  Object object(int value) {
    return objects[value];
  }

  /**
   * Returns the scalars that a value stands for, ascending: itself, or what its list contains;
   * empty for a value of no known type.
   */
  int[] elements(int value) {
    return elements[value];
  }

  boolean isScalar(int value) {
    int[] own = elements[value];
    return own.length == 1 && own[0] == value;
  }

  /** Returns the number of a value; of several in one attribute, that which Go looks at first. */
  synchronized int value(DeviceAttribute attribute) {
    if (attribute.intValue() != null) {
      return scalar(attribute.intValue());
    } else if (attribute.bool() != null) {
      return scalar(attribute.bool());
    } else if (attribute.string() != null) {
      return scalar(attribute.string());
    } else if (attribute.version() != null) {
      return version(attribute.version());
    } else if (attribute.ints() != null) {
      return list('i', attribute.ints());
    } else if (attribute.bools() != null) {
      return list('b', attribute.bools());
    } else if (attribute.strings() != null) {
      return list('s', attribute.strings());
    } else if (attribute.versions() != null) {
      return list('v', attribute.versions());
    }
    return list('?', List.of());
  }

  /** Returns the number of a text, a number or a flag. */
  synchronized int scalar(Object value) {
    Integer known = values.get(value);
    if (known == null) {
      known = add(value, null);
      values.put(value, known);
    }
    return known;
  }

  /** Returns the number of a version; versions are the same if their texts are. */
  synchronized int version(String text) {
    Integer known = versions.get(text);
    if (known == null) {
      SemanticVersion parsed = SemanticVersion.parse(text);
      known = add(parsed != null ? parsed : text, null);
      versions.put(text, known);
    }
    return known;
  }

  synchronized int quantity(Quantity quantity) {
    Integer known = quantities.get(quantity.text());
    if (known == null) {
      known = add(quantity, null);
      quantities.put(quantity.text(), known);
    }
    return known;
  }

  synchronized int list(char type, List<?> items) {
    Integer known = values.get(new ListKey(type, items));
    if (known != null) {
      return known;
    }
    int[] numbers = new int[items.size()];
    List<Object> seen = new ArrayList<>(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      Object item = items.get(i);
      numbers[i] = type == 'v' ? version((String) item) : scalar(item);
      seen.add(object(numbers[i]));
    }
    int[] distinct = Arrays.stream(numbers).sorted().distinct().toArray();
    int number = add(CelList.of(seen), distinct);
    values.put(new ListKey(type, List.copyOf(items)), number);
    return number;
  }

  private int add(Object value, int @Nullable [] contents) {
    int number = valueCount++;
    if (number == objects.length) {
      objects = Arrays.copyOf(objects, number * 2);
      elements = Arrays.copyOf(elements, number * 2);
    }
    objects[number] = value;
    elements[number] =
        contents == null ? new int[] {number} : contents.length == 0 ? NOTHING : contents;
    return number;
  }
}
