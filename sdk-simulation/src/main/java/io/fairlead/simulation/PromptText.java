package io.fairlead.simulation;

import static io.fairlead.kernel.Preconditions.requirePositive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A prompt given as text, cut into tokens of four bytes, with the answer that a simulated model
 * gives to it.
 *
 * <p>Parts (a role, a message) are padded to whole tokens, so that appending a message never
 * changes what came before. The answer is a function of prompt and seed: {@link #answerWord} says
 * what it reads, {@link #hash} includes it, and a client that sends it back in the next turn finds
 * it cached.
 *
 * <p>Not thread-safe. Parts are added first, then the rest is asked.
 */
public final class PromptText implements TokenBlocks {

  private final int blockBytes;
  private final long root;
  private final long seed;
  private byte[] bytes = new byte[256];
  private int length;
  private long[] hashes = new long[8];
  private int hashed;
  private long answerSeed;
  private boolean complete;

  /**
   * Starts an empty prompt.
   *
   * @param blockTokens tokens in a block of the server, at least 1
   * @param model prompts to different models share nothing
   * @param seed of the answers
   */
  public PromptText(int blockTokens, String model, long seed) {
    this.blockBytes = requirePositive(blockTokens, "blockTokens") * TokenText.BYTES;
    this.root = SplitMix.hash(model);
    this.seed = seed;
  }

  /** Appends a part and pads it to a whole token. */
  public void add(String part) {
    byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
    int padded = (utf8.length + TokenText.BYTES - 1) / TokenText.BYTES * TokenText.BYTES;
    if (length + padded > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + padded));
    }
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    Arrays.fill(bytes, length + utf8.length, length + padded, (byte) 0);
    length += padded;
  }

  /** Returns the tokens of all parts. */
  public int tokens() {
    return length / TokenText.BYTES;
  }

  /** Returns a token of the answer as text. */
  public String answerWord(int index) {
    return TokenText.word(answerSeed(), index);
  }

  /** Returns a number in {@code [0, 1)} that is the same whenever this prompt is. */
  public double draw() {
    return (SplitMix.mix(answerSeed()) >>> 11) * 0x1.0p-53;
  }

  private long answerSeed() {
    if (!complete) {
      complete = true;
      long h = SplitMix.combine(root, seed);
      for (int i = 0; i < length; i += TokenText.BYTES) {
        h = SplitMix.combine(h, token(i));
      }
      answerSeed = h;
    }
    return answerSeed;
  }

  @Override
  public long hash(int block) {
    while (hashed <= block) {
      if (hashed == hashes.length) {
        hashes = Arrays.copyOf(hashes, hashed * 2);
      }
      long h = hashed == 0 ? root : hashes[hashed - 1];
      int from = hashed * blockBytes;
      for (int i = from; i < from + blockBytes; i += TokenText.BYTES) {
        h =
            SplitMix.combine(
                h, i < length ? token(i) : answerToken((i - length) / TokenText.BYTES));
      }
      hashes[hashed++] = h;
    }
    return hashes[block];
  }

  private long answerToken(int index) {
    byte[] word = answerWord(index).getBytes(StandardCharsets.US_ASCII);
    return pack(word, 0);
  }

  private long token(int at) {
    return pack(bytes, at);
  }

  private static long pack(byte[] from, int at) {
    return (from[at] & 0xffL)
        | (from[at + 1] & 0xffL) << 8
        | (from[at + 2] & 0xffL) << 16
        | (from[at + 3] & 0xffL) << 24;
  }
}
