package io.fairlead.cel;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans {@code x in [1, 2, 3]} for a constant list: one look into a set instead of a walk. */
final class Membership {

  private Membership() {}

  /** Returns a test for membership in a set, or {@code null} if the list has other values. */
  static @Nullable Node of(Node operand, CelList list) {
    if (list.size() == 0) {
      return new Node.Constant(false);
    }
    Set<Object> values = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      Object value = list.get(i);
      if (value instanceof Long || value instanceof Double || value instanceof CelUint) {
        addNumber(values, value);
      } else if (value instanceof String || value instanceof Boolean) {
        values.add(value);
      } else {
        return null;
      }
    }
    return new Logic.OneOf(operand, values);
  }

  private static void addNumber(Set<Object> values, Object value) {
    values.add(value);
    if (value instanceof Double number) {
      Object whole = Arithmetic.toInt(number);
      if (whole instanceof Long && Values.isEqual(whole, number)) {
        values.add(whole);
      }
      Object unsigned = Arithmetic.toUint((double) number);
      if (unsigned instanceof CelUint && Values.isEqual(unsigned, number)) {
        values.add(unsigned);
      }
    } else if (value instanceof Long number) {
      values.add((double) number);
      if (number >= 0) {
        values.add(new CelUint(number));
      }
    } else if (value instanceof CelUint number) {
      values.add(number.doubleValue());
      if (number.bits() >= 0) {
        values.add(number.bits());
      }
    }
  }
}
