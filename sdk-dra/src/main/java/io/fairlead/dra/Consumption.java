package io.fairlead.dra;

import io.fairlead.api.resource.v1.CapacityRequestPolicy;
import io.fairlead.api.resource.v1.CapacityRequestPolicyRange;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.kernel.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request takes of each capacity of a device, rounded up as the device's policy says.
 *
 * @param fits whether the device has the capacities that were asked for, has enough of each, and
 *     the policies allow the amounts
 * @param error why the request cannot be expressed at all, which ends the attempt
 * @param names the device's capacities, in its order
 * @param amounts what is taken of each
 * @param exact the same as numbers
 * @param totals what the device has of each
 * @param tooSmall the first capacity that does not fit, for explanations
 */
record Consumption(
    boolean fits,
    @Nullable String error,
    List<String> names,
    List<Quantity> amounts,
    BigDecimal[] exact,
    BigDecimal[] totals,
    @Nullable String tooSmall) {

  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final String UNREPRESENTABLE =
      "capacity request cannot be represented in the device's range arithmetic: ";

  static Consumption of(
      Map<String, Quantity> requests, Map<String, DeviceCapacity> capacities, boolean fractions) {
    for (String name : requests.keySet()) {
      if (!capacities.containsKey(name)) {
        return refused(name, null);
      }
    }
    int size = capacities.size();
    List<String> names = new ArrayList<>(size);
    List<Quantity> amounts = new ArrayList<>(size);
    BigDecimal[] exact = new BigDecimal[size];
    BigDecimal[] totals = new BigDecimal[size];
    String tooSmall = null;
    for (Map.Entry<String, DeviceCapacity> entry : capacities.entrySet()) {
      int i = names.size();
      DeviceCapacity capacity = entry.getValue();
      Quantity value = capacity.value() == null ? Quantity.ZERO : capacity.value();
      Quantity amount;
      try {
        amount = amount(requests.get(entry.getKey()), value, capacity.requestPolicy(), fractions);
      } catch (ArithmeticException e) {
        return refused(entry.getKey(), "capacity \"" + entry.getKey() + "\": " + e.getMessage());
      }
      if (amount.signum() < 0) {
        return refused(
            entry.getKey(), "capacity \"" + entry.getKey() + "\": capacity value is negative");
      }
      names.add(entry.getKey());
      amounts.add(amount);
      exact[i] = amount.toBigDecimal();
      totals[i] = value.toBigDecimal();
      if (tooSmall == null
          && (exact[i].compareTo(totals[i]) > 0
              || violates(amount, capacity.requestPolicy(), fractions))) {
        tooSmall = entry.getKey();
      }
    }
    return new Consumption(tooSmall == null, null, names, amounts, exact, totals, tooSmall);
  }

  private static Consumption refused(String name, @Nullable String error) {
    BigDecimal[] none = {};
    return new Consumption(false, error, List.of(), List.of(), none, none, name);
  }

  private static Quantity amount(
      @Nullable Quantity request,
      Quantity value,
      @Nullable CapacityRequestPolicy policy,
      boolean fractions) {
    if (request == null) {
      return policy != null && policy.defaultValue() != null ? policy.defaultValue() : value;
    } else if (policy == null) {
      return request;
    } else if (policy.validRange() != null) {
      return inRange(request, policy.validRange(), fractions);
    }
    for (Quantity valid : Texts.orEmpty(policy.validValues())) {
      if (request.compareTo(valid) <= 0) {
        return valid;
      }
    }
    return request;
  }

  private static Quantity inRange(
      Quantity request, CapacityRequestPolicyRange range, boolean fractions) {
    Quantity min = range.min() == null ? Quantity.ZERO : range.min();
    if (request.compareTo(min) < 0) {
      return min;
    } else if (range.step() == null) {
      return request;
    }
    boolean milli = fractions && fitsThousandths(range);
    if (milli && !isThousandths(request)) {
      throw new ArithmeticException(
          UNREPRESENTABLE + "request " + request + " is not a representable milli value");
    } else if (!milli && request.toBigDecimal().compareTo(LARGEST) > 0) {
      throw new ArithmeticException(UNREPRESENTABLE + "request " + request + " exceeds MaxInt64");
    }
    BigInteger step = units(range.step(), milli);
    BigInteger from = units(min, milli);
    BigInteger[] steps = units(request, milli).subtract(from).divideAndRemainder(step);
    BigInteger count = steps[1].signum() == 0 ? steps[0] : steps[0].add(BigInteger.ONE);
    BigInteger rounded = from.add(step.multiply(count));
    if (rounded.bitLength() > 63) {
      throw new ArithmeticException(
          UNREPRESENTABLE
              + "rounding request "
              + request
              + " up to the next step passes "
              + (milli ? "the milli-value range" : "MaxInt64"));
    }
    long amount = rounded.longValueExact();
    return milli && amount % 1000 != 0
        ? Quantity.ofMilli(amount)
        : Quantity.of(milli ? amount / 1000 : amount, range.step().format());
  }

  private static boolean violates(
      Quantity amount, @Nullable CapacityRequestPolicy policy, boolean fractions) {
    if (policy == null || (policy.defaultValue() != null && amount.equals(policy.defaultValue()))) {
      return false;
    }
    CapacityRequestPolicyRange range = policy.validRange();
    if (range == null) {
      List<Quantity> valid = Texts.orEmpty(policy.validValues());
      return !valid.isEmpty() && !valid.contains(amount);
    } else if (range.max() != null && amount.compareTo(range.max()) > 0) {
      return true;
    } else if (range.step() == null) {
      return false;
    }
    boolean milli = fractions && fitsThousandths(range);
    if (milli && !isThousandths(amount)) {
      return true;
    }
    Quantity min = range.min() == null ? Quantity.ZERO : range.min();
    BigInteger above = units(amount, milli).subtract(units(min, milli));
    return above.remainder(units(range.step(), milli)).signum() != 0;
  }

  /** Go's {@code Value} and {@code MilliValue}, which round up, but without their overflow. */
  private static BigInteger units(Quantity quantity, boolean milli) {
    BigDecimal exact = quantity.toBigDecimal();
    return (milli ? exact.movePointRight(3) : exact).setScale(0, RoundingMode.UP).toBigInteger();
  }

  private static boolean fitsThousandths(CapacityRequestPolicyRange range) {
    return (range.min() == null || isThousandths(range.min()))
        && (range.max() == null || isThousandths(range.max()))
        && (range.step() == null
            || (isThousandths(range.step()) && units(range.step(), true).signum() > 0));
  }

  private static boolean isThousandths(Quantity quantity) {
    BigDecimal thousandths = quantity.toBigDecimal().movePointRight(3);
    return thousandths.stripTrailingZeros().scale() <= 0
        && thousandths.toBigInteger().bitLength() <= 63;
  }
}
