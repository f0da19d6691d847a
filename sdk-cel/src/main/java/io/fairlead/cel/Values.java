package io.fairlead.cel;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/** Type, equality, order and size of values. */
final class Values {

  /** Result of {@link #compare}: the two have no order. */
  static final int INCOMPARABLE = 2;

  /** Result of {@link #compare}: one of the two is NaN. */
  static final int UNORDERED = 3;

  private static final double TWO_TO_63 = 0x1p63;

  private Values() {}

  /** Returns the type of a value at run time. */
  static CelType typeOf(Object value) {
    if (value instanceof String) {
      return CelType.STRING;
    } else if (value instanceof Long) {
      return CelType.INT;
    } else if (value instanceof Boolean) {
      return CelType.BOOL;
    } else if (value instanceof CelMap map) {
      return map.type();
    } else if (value instanceof CelList) {
      return CelType.LIST;
    } else if (value instanceof Double) {
      return CelType.DOUBLE;
    } else if (value instanceof CelUint) {
      return CelType.UINT;
    } else if (value instanceof CelBytes) {
      return CelType.BYTES;
    } else if (value == Json.Null.NULL) {
      return CelType.NULL;
    } else if (value instanceof Duration) {
      return CelType.DURATION;
    } else if (value instanceof Instant) {
      return CelType.TIMESTAMP;
    } else if (value instanceof CelType) {
      return CelType.TYPE;
    } else if (value instanceof CelOptional) {
      return CelType.opaque(CelType.OPTIONAL_NAME);
    }
    return KubernetesTypes.typeOf(value);
  }

  /** Returns {@code a == b}: a {@code Boolean} or a {@link CelError}. */
  static Object equal(Object a, Object b) {
    if (a instanceof String text) {
      return text.equals(b);
    } else if (a instanceof CelError) {
      return a;
    } else if (a instanceof Long || a instanceof CelUint || a instanceof Double) {
      return compareNumbers(a, b) == 0;
    } else if (a instanceof CelList list) {
      return b instanceof CelList other ? equalLists(list, other) : (Object) false;
    } else if (a instanceof CelMap map) {
      return b instanceof CelMap other ? equalMaps(map, other) : (Object) false;
    } else if (a instanceof CelOptional optional) {
      return equalOptionals(optional, b);
    } else if (a instanceof Quantity quantity) {
      return b instanceof Quantity other
          ? quantity.compareTo(other) == 0
          : CelError.orNoSuchOverload(b);
    } else if (KubernetesTypes.isOwn(a)) {
      return a.getClass() == b.getClass() ? a.equals(b) : CelError.orNoSuchOverload(b);
    }
    return a.equals(b);
  }

  private static Object equalLists(CelList a, CelList b) {
    int size = a.size();
    if (size != b.size()) {
      return false;
    }
    if (a.identity() != ListIdentity.PLACE) {
      return a.identity().equal(a, b);
    }
    for (int i = 0; i < size; i++) {
      Object same = equal(a.get(i), b.get(i));
      if (decides(same)) {
        return same;
      }
    }
    return true;
  }

  private static Object equalMaps(CelMap a, CelMap b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (Iterator<?> keys = a.keys(); keys.hasNext(); ) {
      Object key = keys.next();
      Object one = a.find(key);
      Object other = b.find(key);
      Object same = one == null || other == null ? (Object) (one == other) : equal(one, other);
      if (decides(same)) {
        return same;
      }
    }
    return a.equalsHidden(b);
  }

  /** Parts that differ decide, and so do those that are no values at all. */
  private static boolean decides(Object same) {
    return Boolean.FALSE.equals(same)
        || same instanceof CelError error && error != CelError.NO_SUCH_OVERLOAD;
  }

  private static Object equalOptionals(CelOptional a, Object b) {
    if (!(b instanceof CelOptional other)) {
      return false;
    }
    Object one = a.value();
    Object two = other.value();
    return one == null || two == null ? one == two : equal(one, two);
  }

  static boolean isEqual(Object a, Object b) {
    return Boolean.TRUE.equals(equal(a, b));
  }

  /** Returns -1, 0 or 1, or {@link #INCOMPARABLE} or {@link #UNORDERED}. */
  static int compare(Object a, Object b) {
    if (a instanceof Long || a instanceof CelUint || a instanceof Double) {
      return compareNumbers(a, b);
    } else if (a instanceof String one && b instanceof String other) {
      return compareTexts(one, other);
    } else if (a instanceof Boolean one && b instanceof Boolean other) {
      return one.compareTo(other);
    } else if (a instanceof Duration one && b instanceof Duration other) {
      return one.compareTo(other);
    } else if (a instanceof Instant one && b instanceof Instant other) {
      return Integer.signum(one.compareTo(other));
    } else if (a instanceof CelBytes one && b instanceof CelBytes other) {
      return one.compareTo(other);
    }
    return INCOMPARABLE;
  }

  /** Whether values of this type have an order among themselves. */
  static boolean isOrdered(Object value) {
    return compare(value, value) != INCOMPARABLE;
  }

  /** Order by code points, which is also the order of UTF-8. */
  static int compareTexts(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean xPair = Character.isSurrogate(x);
        boolean yPair = Character.isSurrogate(y);
        return xPair == yPair ? Integer.compare(x, y) : xPair ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int compareNumbers(Object a, Object b) {
    if (a instanceof Long x) {
      if (b instanceof Long y) {
        return Long.compare(x, y);
      } else if (b instanceof CelUint y) {
        return x < 0 || y.bits() < 0 ? -1 : Long.compare(x, y.bits());
      } else if (b instanceof Double y) {
        return compare((long) x, (double) y);
      }
    } else if (a instanceof CelUint x) {
      if (b instanceof CelUint y) {
        return x.compareTo(y);
      } else if (b instanceof Long) {
        return -compareNumbers(b, a);
      } else if (b instanceof Double y) {
        return compare(x, (double) y);
      }
    } else if (a instanceof Double x) {
      if (b instanceof Double y) {
        return Double.isNaN(x) || Double.isNaN(y) ? UNORDERED : x < y ? -1 : x > y ? 1 : 0;
      } else if (b instanceof Long || b instanceof CelUint) {
        int reversed = compareNumbers(b, a);
        return reversed == UNORDERED ? reversed : -reversed;
      }
    }
    return INCOMPARABLE;
  }

  private static int compare(long a, double b) {
    if (Double.isNaN(b)) {
      return UNORDERED;
    }
    if (b < -TWO_TO_63) {
      return 1;
    }
    if (b >= TWO_TO_63) {
      return -1;
    }
    return Double.compare(a, b == 0 ? 0.0 : b);
  }

  private static int compare(CelUint a, double b) {
    if (Double.isNaN(b)) {
      return UNORDERED;
    }
    if (b < 0) {
      return 1;
    }
    if (b >= 2 * TWO_TO_63) {
      return -1;
    }
    return Double.compare(a.doubleValue(), b == 0 ? 0.0 : b);
  }

  /** Returns the size that costs are counted by; 1 for what has none. */
  static long costSize(Object value) {
    if (value instanceof String text) {
      return codePoints(text);
    } else if (value instanceof CelList list) {
      return list.size();
    } else if (value instanceof CelMap map) {
      return map.size();
    } else if (value instanceof CelBytes bytes) {
      return bytes.size();
    } else if (value instanceof IpAddress address) {
      return address.size();
    } else if (value instanceof IpNetwork network) {
      return (network.bits() + 7) / 8;
    }
    return 1;
  }

  /** As {@link #costSize}, but looks into optionals, as the counters of the base language do. */
  static long costSizeInside(Object value) {
    Object inner = value;
    while (inner instanceof CelOptional optional && optional.value() != null) {
      inner = optional.value();
    }
    return costSize(inner);
  }

  static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Returns how many octets a text has in UTF-8. */
  static long utf8Length(String text) {
    long octets = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      octets += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return octets;
  }
}
