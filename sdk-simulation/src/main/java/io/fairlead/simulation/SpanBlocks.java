package io.fairlead.simulation;

import static io.fairlead.kernel.Preconditions.requirePositive;

import java.util.Arrays;
import java.util.List;

/** The chained block hashes of a list of spans, computed as far as somebody asks. */
final class SpanBlocks implements TokenBlocks {

  private final List<TokenSpan> spans;
  private final int blockTokens;
  private long[] hashes = new long[8];
  private int hashed;
  private int span;
  private int offset;

  SpanBlocks(List<TokenSpan> spans, int blockTokens) {
    this.spans = spans;
    this.blockTokens = requirePositive(blockTokens, "blockTokens");
  }

  @Override
  public long hash(int block) {
    while (hashed <= block) {
      if (hashed == hashes.length) {
        hashes = Arrays.copyOf(hashes, hashed * 2);
      }
      hashes[hashed] = next(hashed == 0 ? 0 : hashes[hashed - 1]);
      hashed++;
    }
    return hashes[block];
  }

  /** Chains the pieces of spans that make up the next block. */
  private long next(long parent) {
    long h = parent;
    int left = blockTokens;
    while (left > 0) {
      if (span == spans.size()) {
        throw new IndexOutOfBoundsException("block " + hashed + " is not complete");
      }
      TokenSpan at = spans.get(span);
      int piece = Math.min(left, at.tokens() - offset);
      h = SplitMix.combine(SplitMix.combine(h, at.seed()), ((long) offset << 32) | piece);
      left -= piece;
      offset += piece;
      if (offset == at.tokens()) {
        span++;
        offset = 0;
      }
    }
    return h;
  }
}
