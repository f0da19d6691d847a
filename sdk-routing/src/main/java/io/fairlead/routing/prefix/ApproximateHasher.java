package io.fairlead.routing.prefix;

import io.fairlead.kernel.XxHash64;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * The hash chain of {@link PrefixScheme#APPROXIMATE}.
 *
 * <p>The digest of a block does not depend on the one before: only the 16-byte links do. So
 * whatever is known of the body is digested while the rest is still under way, straight from the
 * array it arrived in, and {@link #finish} has one short hash per block left to do.
 */
final class ApproximateHasher implements PrefixHasher {

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final PrefixScheme scheme;
  private final byte[] pending; // the beginning of a block that is not complete
  private int filled;
  private long[] digests = new long[32];
  private int blocks;
  private long bytes; // of all complete blocks, counted ones and those beyond the last
  private boolean spent;

  ApproximateHasher(PrefixScheme scheme) {
    this.scheme = scheme;
    pending = new byte[Math.multiplyExact(scheme.blockTokens(), BYTES_PER_TOKEN)];
  }

  @Override
  public void text(byte[] utf8, int from, int to) {
    requireNotSpent();
    Objects.checkFromToIndex(from, to, utf8.length);
    int at = from;
    if (filled > 0) {
      int taken = Math.min(to - at, pending.length - filled);
      System.arraycopy(utf8, at, pending, filled, taken);
      filled += taken;
      at += taken;
      if (filled < pending.length) {
        return;
      }
      digest(XxHash64.hash(pending));
      filled = 0;
    }
    for (; to - at >= pending.length; at += pending.length) {
      digest(isFull() ? 0 : XxHash64.hash(utf8, at, at + pending.length));
    }
    System.arraycopy(utf8, at, pending, 0, to - at);
    filled = to - at;
  }

  @Override
  public void tokens(int[] ids, int from, int to) {
    requireNotSpent();
    Objects.checkFromToIndex(from, to, ids.length);
    if (from == to) {
      return;
    }
    align();
    int at = from;
    while (at < to) {
      if (filled == 0 && to - at >= scheme.blockTokens()) {
        digest(isFull() ? 0 : XxHash64.hash(ids, at, at + scheme.blockTokens()));
        at += scheme.blockTokens();
      } else {
        INTS.set(pending, filled, ids[at++]);
        filled += BYTES_PER_TOKEN;
        endBlock();
      }
    }
  }

  @Override
  public long promptTokens() {
    return (bytes + filled + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
  }

  @Override
  public PrefixChain finish(String model, String salt) {
    requireNotSpent();
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(salt, "salt");
    align();
    int tokens = (int) Math.min(promptTokens(), (long) scheme.maxBlocks() * scheme.blockTokens());
    if (filled > 0) {
      add(XxHash64.hash(pending, 0, filled));
    }
    spent = true;
    byte[] root = (salt.isEmpty() ? model : model + salt).getBytes(StandardCharsets.UTF_8);
    long link = XxHash64.hash(root);
    for (int i = 0; i < blocks; i++) {
      link = XxHash64.hash(digests[i], link);
      digests[i] = link;
    }
    return new HashChain(scheme, digests, blocks, tokens);
  }

  /** Fills the last token up with zeros. */
  private void align() {
    while (filled % BYTES_PER_TOKEN != 0) {
      pending[filled++] = 0;
    }
    endBlock();
  }

  private void endBlock() {
    if (filled == pending.length) {
      digest(XxHash64.hash(pending));
      filled = 0;
    }
  }

  private void digest(long digest) {
    bytes += pending.length;
    add(digest);
  }

  private void add(long digest) {
    if (isFull()) {
      return;
    }
    if (blocks == digests.length) {
      digests = Arrays.copyOf(digests, 2 * blocks);
    }
    digests[blocks++] = digest;
  }

  private boolean isFull() {
    return blocks == scheme.maxBlocks();
  }

  private void requireNotSpent() {
    if (spent) {
      throw new IllegalStateException("the hasher is spent: one hasher hashes one prompt");
    }
  }
}
