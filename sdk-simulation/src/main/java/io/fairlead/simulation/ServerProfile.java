package io.fairlead.simulation;

import static io.fairlead.kernel.Preconditions.requireInRange;
import static io.fairlead.kernel.Preconditions.requirePositive;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * How big and how fast a model server is.
 *
 * @param maxSequences requests in the batch at once, at least 1 (vLLM: {@code --max-num-seqs})
 * @param maxWaiting requests in the queue at once, at least 1; more are rejected
 * @param maxModelTokens context window: prompt and answer together, at least 2
 * @param stepTokens tokens computed in one step at most, at least 1 (vLLM: {@code
 *     --max-num-batched-tokens}); has no meaning with {@link RequestLatency}
 * @param blockTokens tokens in a KV block, at least 1
 * @param blocks KV blocks, at least 1
 * @param prefixCaching whether blocks are found again by their content
 * @param maxAdapters different LoRA adapters in the batch at once, at least 1
 * @param latency how long things take
 * @param seed source of all randomness
 */
public record ServerProfile(
    int maxSequences,
    int maxWaiting,
    int maxModelTokens,
    int stepTokens,
    int blockTokens,
    int blocks,
    boolean prefixCaching,
    int maxAdapters,
    LatencyModel latency,
    long seed) {

  /**
   * A small engine that is realistic in its behaviour: vLLM's block size and step budget, 64
   * sequences, 8,192 blocks (131,072 tokens), prefix caching, {@link StepLatency#MODEL_8B_ON_H100}.
   */
  public static final ServerProfile DEFAULT =
      new ServerProfile(
          64, 10_000, 131_072, 2_048, 16, 8_192, true, 1, StepLatency.MODEL_8B_ON_H100, 0);

  public ServerProfile {
    requirePositive(maxSequences, "maxSequences");
    requirePositive(maxWaiting, "maxWaiting");
    requireInRange(maxModelTokens, 2, Integer.MAX_VALUE, "maxModelTokens");
    requirePositive(stepTokens, "stepTokens");
    requirePositive(blockTokens, "blockTokens");
    requirePositive(blocks, "blocks");
    requirePositive(maxAdapters, "maxAdapters");
    Objects.requireNonNull(latency, "latency");
  }

  /** Returns the defaults with changes, as in {@code create(p -> p.maxSequences(8))}. */
  public static ServerProfile create(UnaryOperator<Builder> changes) {
    return changes.apply(DEFAULT.toBuilder()).build();
  }

  /** Returns a builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Builds a {@link ServerProfile}. Not thread-safe. */
  public static final class Builder {
    private int maxSequences;
    private int maxWaiting;
    private int maxModelTokens;
    private int stepTokens;
    private int blockTokens;
    private int blocks;
    private boolean prefixCaching;
    private int maxAdapters;
    private LatencyModel latency;
    private long seed;

    private Builder(ServerProfile from) {
      maxSequences = from.maxSequences;
      maxWaiting = from.maxWaiting;
      maxModelTokens = from.maxModelTokens;
      stepTokens = from.stepTokens;
      blockTokens = from.blockTokens;
      blocks = from.blocks;
      prefixCaching = from.prefixCaching;
      maxAdapters = from.maxAdapters;
      latency = from.latency;
      seed = from.seed;
    }

    /** Sets {@link ServerProfile#maxSequences()}. */
    public Builder maxSequences(int value) {
      maxSequences = value;
      return this;
    }

    /** Sets {@link ServerProfile#maxWaiting()}. */
    public Builder maxWaiting(int value) {
      maxWaiting = value;
      return this;
    }

    /** Sets {@link ServerProfile#maxModelTokens()}. */
    public Builder maxModelTokens(int value) {
      maxModelTokens = value;
      return this;
    }

    /** Sets {@link ServerProfile#stepTokens()}. */
    public Builder stepTokens(int value) {
      stepTokens = value;
      return this;
    }

    /** Sets {@link ServerProfile#blockTokens()}. */
    public Builder blockTokens(int value) {
      blockTokens = value;
      return this;
    }

    /** Sets {@link ServerProfile#blocks()}. */
    public Builder blocks(int value) {
      blocks = value;
      return this;
    }

    /** Sets {@link ServerProfile#prefixCaching()}. */
    public Builder prefixCaching(boolean value) {
      prefixCaching = value;
      return this;
    }

    /** Sets {@link ServerProfile#maxAdapters()}. */
    public Builder maxAdapters(int value) {
      maxAdapters = value;
      return this;
    }

    /** Sets {@link ServerProfile#latency()}. */
    public Builder latency(LatencyModel value) {
      latency = value;
      return this;
    }

    /** Sets {@link ServerProfile#seed()}. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Returns the checked profile. */
    public ServerProfile build() {
      return new ServerProfile(
          maxSequences,
          maxWaiting,
          maxModelTokens,
          stepTokens,
          blockTokens,
          blocks,
          prefixCaching,
          maxAdapters,
          latency,
          seed);
    }
  }
}
