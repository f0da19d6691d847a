package io.fairlead.fuzz;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Feeds mutated inputs to a parser: a fixed seed and a fixed number of executions, so that a run
 * can be repeated and a failure names the input that caused it.
 *
 * <p>The system property {@code fuzz} is {@code on} (the number of executions the test asks for),
 * {@code off} (skipped), or a number of executions: {@code mvn verify -Dfuzz=10000000}.
 */
public final class Fuzz {

  /** What is run; a thrown {@code RuntimeException} that the target does not expect is a find. */
  @FunctionalInterface
  public interface Target {
    /** Parses {@code input}; catches exactly the exceptions that the parser documents. */
    void run(byte[] input) throws Exception;
  }

  private static final int LONGEST = 1 << 14;

  private final List<byte[]> corpus = new ArrayList<>();
  private final List<byte[]> tokens = new ArrayList<>();
  private final long seed;

  private Fuzz(long seed) {
    this.seed = seed;
  }

  /**
   * Starts a run with this seed, or with the one that the system property {@code fuzz.seed} says.
   */
  public static Fuzz seeded(long seed) {
    return new Fuzz(Long.getLong("fuzz.seed", seed));
  }

  /** Adds inputs to start from. */
  public Fuzz corpus(String... inputs) {
    for (String input : inputs) {
      corpus.add(input.getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  /** Adds inputs to start from. */
  public Fuzz corpus(byte[]... inputs) {
    corpus.addAll(Arrays.asList(inputs));
    return this;
  }

  /** Adds words of the language, to be thrown in anywhere. */
  public Fuzz tokens(String... words) {
    for (String word : words) {
      tokens.add(word.getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  /**
   * Returns how often to run: {@code executions}, or what the system property {@code fuzz} says;
   * ends the test as skipped if that is {@code off}. {@code 500000@1000000} runs half a million
   * behind the first million, so that a long run may be cut into pieces.
   */
  public static long executions(long executions) {
    String setting = System.getProperty("fuzz", "on");
    assumeFalse(setting.equals("off"), "fuzzing is off (-Dfuzz=off)");
    return setting.equals("on")
        ? executions
        : Long.parseLong(setting.substring(0, (setting + '@').indexOf('@')));
  }

  private static long first() {
    String setting = System.getProperty("fuzz", "on");
    int at = setting.indexOf('@');
    return at < 0 ? 0 : Long.parseLong(setting.substring(at + 1));
  }

  /** Runs the target on the corpus as it is and then on mutations of it. */
  public void run(long executions, Target target) {
    long times = executions(executions);
    for (byte[] input : corpus) {
      once(target, input, -1);
    }
    long first = first();
    for (long i = first; i < first + times; i++) {
      once(target, mutated(new SplittableRandom(seed + i * 0x9E3779B97F4A7C15L)), i);
    }
  }

  private void once(Target target, byte[] input, long execution) {
    try {
      target.run(input);
    } catch (Throwable found) {
      throw new AssertionError(
          "seed "
              + seed
              + ", execution "
              + execution
              + ", input in base64: "
              + Base64.getEncoder().encodeToString(input),
          found);
    }
  }

  private byte[] mutated(SplittableRandom random) {
    byte[] input = corpus.get(random.nextInt(corpus.size()));
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      input = mutated(input, random);
    }
    return input.length <= LONGEST ? input : Arrays.copyOf(input, LONGEST);
  }

  private byte[] mutated(byte[] input, SplittableRandom random) {
    if (input.length == 0) {
      return piece(random);
    }
    int at = random.nextInt(input.length);
    int to = at + Math.min(input.length - at, 1 + random.nextInt(16));
    switch (random.nextInt(7)) {
      case 0: // flip a bit
        byte[] flipped = input.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
      case 1: // another byte
        byte[] changed = input.clone();
        changed[at] = (byte) random.nextInt(256);
        return changed;
      case 2: // end early
        return Arrays.copyOf(input, at);
      case 3: // leave a range out
        return joined(input, 0, at, new byte[0], input, to);
      case 4: // say a range again, perhaps often
        byte[] again = Arrays.copyOfRange(input, at, to);
        byte[] result = input;
        for (int i = 1 << random.nextInt(6); i > 0 && result.length < LONGEST; i--) {
          result = joined(result, 0, at, again, result, at);
        }
        return result;
      case 5: // put a word in
        return joined(input, 0, at, piece(random), input, at);
      default: // go on with another input
        byte[] other = corpus.get(random.nextInt(corpus.size()));
        int from = other.length == 0 ? 0 : random.nextInt(other.length);
        return joined(input, 0, at, new byte[0], other, from);
    }
  }

  private byte[] piece(SplittableRandom random) {
    if (tokens.isEmpty()) {
      byte[] bytes = new byte[1 + random.nextInt(4)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) random.nextInt(256);
      }
      return bytes;
    }
    return tokens.get(random.nextInt(tokens.size()));
  }

  private static byte[] joined(
      byte[] head, int from, int to, byte[] middle, byte[] tail, int tailFrom) {
    byte[] result = new byte[to - from + middle.length + tail.length - tailFrom];
    System.arraycopy(head, from, result, 0, to - from);
    System.arraycopy(middle, 0, result, to - from, middle.length);
    System.arraycopy(tail, tailFrom, result, to - from + middle.length, tail.length - tailFrom);
    return result;
  }
}
