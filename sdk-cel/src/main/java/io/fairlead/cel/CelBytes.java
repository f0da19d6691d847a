package io.fairlead.cel;

import java.util.Arrays;

/** Octets; immutable. */
public final class CelBytes implements Comparable<CelBytes> {

  private final byte[] octets;

  /** Takes a copy of the octets. */
  public CelBytes(byte[] octets) {
    this.octets = octets.clone();
  }

  /** Returns how many there are. */
  public int size() {
    return octets.length;
  }

  /** Returns a copy. */
  public byte[] toArray() {
    return octets.clone();
  }

  /** Returns the octets themselves; callers do not write to them. */
  byte[] shared() {
    return octets;
  }

  @Override
  public int compareTo(CelBytes other) {
    return Integer.signum(Arrays.compareUnsigned(octets, other.octets));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CelBytes that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return Arrays.toString(octets);
  }
}
