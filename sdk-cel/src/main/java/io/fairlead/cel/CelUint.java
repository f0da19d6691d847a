package io.fairlead.cel;

/**
 * An unsigned 64-bit number.
 *
 * @param bits the number, as the unsigned reading of these bits
 */
public record CelUint(long bits) implements Comparable<CelUint> {

  /** Returns the nearest double. */
  public double doubleValue() {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  @Override
  public int compareTo(CelUint other) {
    return Long.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(bits);
  }
}
