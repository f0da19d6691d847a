package io.fairlead.servers.openai;

import static io.fairlead.kernel.Preconditions.requireInRange;

/**
 * What a request body may have at most.
 *
 * @param bodyBytes greatest body; beyond it the answer is 413
 * @param depth deepest nesting of objects and arrays
 * @param textBytes longest single text, decoded
 */
public record RequestLimits(long bodyBytes, int depth, long textBytes) {

  /** 16 MiB a body, 200 levels, a text as long as the body. */
  public static final RequestLimits DEFAULT = new RequestLimits(16L << 20, 200, 16L << 20);

  public RequestLimits {
    requireInRange(bodyBytes, 1, Integer.MAX_VALUE, "bodyBytes");
    requireInRange(depth, 4, 100_000, "depth");
    requireInRange(textBytes, 1, Integer.MAX_VALUE, "textBytes");
  }
}
