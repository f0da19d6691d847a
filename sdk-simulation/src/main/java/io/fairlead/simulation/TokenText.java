package io.fairlead.simulation;

/**
 * Tokens as text: each token is a pronounceable word of three letters and a space, four bytes of
 * ASCII that need no escaping in JSON. Pure functions.
 *
 * <p>Four bytes a token is also how llm-d's endpoint picker estimates tokens without a tokenizer,
 * so lengths and shared prefixes mean the same to a router, to a simulated server and to a
 * workload.
 */
public final class TokenText {

  /** Bytes in a token. */
  public static final int BYTES = 4;

  private static final String OUTER = "bdfgklmnprstvz";
  private static final String INNER = "aeiou";

  private TokenText() {}

  /**
   * Appends one word.
   *
   * @param seed identity of the run of tokens
   * @param index number of the token in the run, at least 0
   */
  public static void append(StringBuilder to, long seed, int index) {
    long bits = SplitMix.combine(seed, index);
    to.append(OUTER.charAt(pick(bits, OUTER.length())))
        .append(INNER.charAt(pick(bits << 16, INNER.length())))
        .append(OUTER.charAt(pick(bits << 32, OUTER.length())))
        .append(' ');
  }

  /** Returns one word, space included. */
  public static String word(long seed, int index) {
    StringBuilder word = new StringBuilder(BYTES);
    append(word, seed, index);
    return word.toString();
  }

  /** Maps the upper 16 bits to a number below {@code bound}. */
  private static int pick(long bits, int bound) {
    return (int) (((bits >>> 48) * bound) >>> 16);
  }
}
