package io.fairlead.servers.metrics;

import java.math.BigInteger;

/**
 * The powers of five from -342 to 308 as 128-bit numbers whose top bit is set: non-negative powers
 * truncated, negative ones rounded up while they are exact in the product (down to -27), truncated
 * below. Computed once, when the first number needs them.
 */
final class PowersOfFive {

  static final int SMALLEST = -342;
  static final int LARGEST = 308;

  private static final long[] HIGH = new long[LARGEST - SMALLEST + 1];
  private static final long[] LOW = new long[LARGEST - SMALLEST + 1];

  static {
    BigInteger five = BigInteger.valueOf(5);
    BigInteger power = BigInteger.ONE;
    for (int exponent = 0; exponent <= -SMALLEST; exponent++) {
      if (exponent <= LARGEST) {
        put(exponent, power.shiftLeft(128).shiftRight(power.bitLength()));
      }
      if (exponent > 0) {
        put(-exponent, reciprocal(power, exponent <= 27));
      }
      power = power.multiply(five);
    }
  }

  private PowersOfFive() {}

  static long high(int exponent) {
    return HIGH[exponent - SMALLEST];
  }

  static long low(int exponent) {
    return LOW[exponent - SMALLEST];
  }

  private static BigInteger reciprocal(BigInteger power, boolean roundedUp) {
    BigInteger quotient = BigInteger.ONE.shiftLeft(power.bitLength() + 127).divide(power);
    return roundedUp ? quotient.add(BigInteger.ONE) : quotient;
  }

  private static void put(int exponent, BigInteger bits) {
    HIGH[exponent - SMALLEST] = bits.shiftRight(64).longValue();
    LOW[exponent - SMALLEST] = bits.longValue();
  }
}
