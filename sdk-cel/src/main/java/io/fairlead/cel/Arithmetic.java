package io.fairlead.cel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Calculates with values; overflow and division by zero are errors. */
final class Arithmetic {

  private static final CelError INT_OVERFLOW = new CelError("integer overflow");
  private static final CelError UINT_OVERFLOW = new CelError("unsigned integer overflow");
  private static final CelError TIMESTAMP_OVERFLOW = new CelError("timestamp overflow");
  private static final CelError DIVISION = new CelError("division by zero");
  private static final CelError MODULUS = new CelError("modulus by zero");

  /** 0001-01-01T00:00:00Z. */
  private static final long FIRST_SECOND = -62135596800L;

  /** 9999-12-31T23:59:59Z. */
  private static final long LAST_SECOND = 253402300799L;

  private Arithmetic() {}

  static Object add(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      long sum = x + y;
      return ((x ^ sum) & (y ^ sum)) < 0 ? INT_OVERFLOW : (Object) sum;
    } else if (a instanceof String x && b instanceof String y) {
      CelFrame.requireAtMost(CelFrame.MOST_CHARACTERS, (long) x.length() + y.length());
      return x.concat(y);
    } else if (a instanceof Double x && b instanceof Double y) {
      return x + y;
    } else if (a instanceof CelList x && b instanceof CelList y) {
      return ListValue.joined(x, y);
    } else if (a instanceof CelUint x && b instanceof CelUint y) {
      long sum = x.bits() + y.bits();
      return Long.compareUnsigned(sum, x.bits()) < 0 ? UINT_OVERFLOW : new CelUint(sum);
    } else if (a instanceof Duration x && b instanceof Duration y) {
      return duration(add(nanos(x), nanos(y)));
    } else if (a instanceof Instant x && b instanceof Duration y) {
      return later(x, y);
    } else if (a instanceof Duration x && b instanceof Instant y) {
      return later(y, x);
    } else if (a instanceof CelBytes x && b instanceof CelBytes y) {
      CelFrame.requireAtMost(CelFrame.MOST_CHARACTERS, (long) x.size() + y.size());
      byte[] joined = new byte[x.size() + y.size()];
      System.arraycopy(x.shared(), 0, joined, 0, x.size());
      System.arraycopy(y.shared(), 0, joined, x.size(), y.size());
      return new CelBytes(joined);
    }
    return refused(a, b, Operators.ADD);
  }

  static Object subtract(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      long difference = x - y;
      return ((x ^ y) & (x ^ difference)) < 0 ? INT_OVERFLOW : (Object) difference;
    } else if (a instanceof Double x && b instanceof Double y) {
      return x - y;
    } else if (a instanceof CelUint x && b instanceof CelUint y) {
      return x.compareTo(y) < 0 ? UINT_OVERFLOW : new CelUint(x.bits() - y.bits());
    } else if (a instanceof Duration x && b instanceof Duration y) {
      return duration(subtract(nanos(x), nanos(y)));
    } else if (a instanceof Instant x && b instanceof Duration y) {
      return later(x, y.negated());
    } else if (a instanceof Instant x && b instanceof Instant y) {
      try {
        Duration between = Duration.between(y, x);
        return Duration.ofNanos(between.toNanos()); // throws beyond 64 bits, as Go's do
      } catch (ArithmeticException e) {
        return INT_OVERFLOW;
      }
    }
    return refused(a, b, Operators.SUBTRACT);
  }

  static Object multiply(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      long high = Math.multiplyHigh(x, y);
      long low = x * y;
      return high == 0 && low >= 0 || high == -1 && low < 0 ? (Object) low : INT_OVERFLOW;
    } else if (a instanceof Double x && b instanceof Double y) {
      return x * y;
    } else if (a instanceof CelUint x && b instanceof CelUint y) {
      boolean overflow =
          y.bits() != 0 && Long.compareUnsigned(x.bits(), Long.divideUnsigned(-1, y.bits())) > 0;
      return overflow ? UINT_OVERFLOW : new CelUint(x.bits() * y.bits());
    }
    return refused(a, b, Operators.MULTIPLY);
  }

  static Object divide(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      if (y == 0) {
        return DIVISION;
      }
      return x == Long.MIN_VALUE && y == -1 ? INT_OVERFLOW : (Object) (x / y);
    } else if (a instanceof Double x && b instanceof Double y) {
      return x / y;
    } else if (a instanceof CelUint x && b instanceof CelUint y) {
      return y.bits() == 0 ? DIVISION : new CelUint(Long.divideUnsigned(x.bits(), y.bits()));
    }
    return refused(a, b, Operators.DIVIDE);
  }

  static Object modulo(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      if (y == 0) {
        return MODULUS;
      }
      return x == Long.MIN_VALUE && y == -1 ? INT_OVERFLOW : (Object) (x % y);
    } else if (a instanceof CelUint x && b instanceof CelUint y) {
      return y.bits() == 0 ? MODULUS : new CelUint(Long.remainderUnsigned(x.bits(), y.bits()));
    }
    return a instanceof Double
        ? CelError.noSuchOverload(Operators.MODULO)
        : refused(a, b, Operators.MODULO);
  }

  static Object negate(Object a) {
    if (a instanceof Long x) {
      return x == Long.MIN_VALUE ? INT_OVERFLOW : (Object) (-x);
    } else if (a instanceof Double x) {
      return -x;
    } else if (a instanceof Duration x) {
      return x.negated();
    }
    return CelError.noSuchOverload(Operators.NEGATE);
  }

  /** The left operand knows the operator, or the error names the operator. */
  private static CelError refused(Object a, Object b, String operator) {
    boolean number = a instanceof Long || a instanceof Double || a instanceof CelUint;
    boolean time = a instanceof Duration || a instanceof Instant;
    boolean sum = operator.equals(Operators.ADD);
    boolean joins = a instanceof String || a instanceof CelBytes || a instanceof CelList;
    boolean knows = number || time && (sum || operator.equals(Operators.SUBTRACT)) || joins && sum;
    return knows ? CelError.orNoSuchOverload(b) : CelError.noSuchOverload(operator);
  }

  private static Object later(Instant time, Duration by) {
    Instant sum;
    try {
      sum = time.plus(by);
    } catch (DateTimeException | ArithmeticException e) {
      return TIMESTAMP_OVERFLOW;
    }
    return timestamp(sum);
  }

  /** Returns the time if it is between the years 1 and 9999, else an error. */
  static Object timestamp(Instant time) {
    long second = time.getEpochSecond();
    return second < FIRST_SECOND || second > LAST_SECOND ? TIMESTAMP_OVERFLOW : time;
  }

  private static Long nanos(Duration duration) {
    return duration.toNanos();
  }

  private static Object duration(Object nanos) {
    return nanos instanceof Long value ? Duration.ofNanos(value) : nanos;
  }

  /** Returns a double as an int, cut off, or an error. */
  static Object toInt(double value) {
    return Double.isNaN(value) || value <= -0x1p63 || value >= 0x1p63
        ? INT_OVERFLOW
        : (Object) (long) value;
  }

  /** Returns a double as an unsigned number, cut off, or an error. */
  static Object toUint(double value) {
    if (Double.isNaN(value) || value < 0 || value >= 0x1p64) {
      return UINT_OVERFLOW;
    }
    return new CelUint(value < 0x1p63 ? (long) value : (long) (value - 0x1p63) + Long.MIN_VALUE);
  }

  static Object toInt(CelUint value) {
    return value.bits() < 0 ? INT_OVERFLOW : (Object) value.bits();
  }

  static Object toUint(long value) {
    return value < 0 ? UINT_OVERFLOW : new CelUint(value);
  }
}
