package io.fairlead.routing.stages;

import static io.fairlead.kernel.Preconditions.requireFraction;
import static io.fairlead.kernel.Preconditions.requireNoNull;
import static io.fairlead.kernel.Preconditions.requireNotEmpty;
import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;

import io.fairlead.kernel.Selector;
import io.fairlead.routing.Column;
import io.fairlead.routing.Filter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The filters that ship with Fairlead. O(n) in the number of candidates; each is named as its type.
 *
 * <p>Those by model, label, role and limit are rules; affinities, and limits that fall back, are
 * advice, see {@link Filter#mandatory}.
 */
public final class Filters {

  /** Share of the prompt from which {@link #prefixCacheAffinity()} calls an endpoint sticky. */
  public static final double DEFAULT_AFFINITY_THRESHOLD = 0.80;

  /** Milliseconds of waiting beyond which stickiness is given up. */
  public static final double DEFAULT_MAX_TTFT_PENALTY_MILLIS = 18_000;

  /** Tokens per second that upstream measured for a 32B model on two H100. */
  public static final double DEFAULT_PREFILL_TOKENS_PER_SECOND = 15_928;

  static final Set<String> DECODE =
      sorted("decode", "prefill-decode", "both", "encode-prefill-decode");
  static final Set<String> PREFILL =
      sorted("prefill", "encode-prefill", "prefill-decode", "both", "encode-prefill-decode");
  static final Set<String> ENCODE = sorted("encode", "encode-prefill", "encode-prefill-decode");

  private Filters() {}

  private static Set<String> sorted(String... roles) {
    return Collections.unmodifiableSet(new TreeSet<>(List.of(roles)));
  }

  /**
   * Keeps the endpoints that serve the model of the request, or whose models are not known (yet).
   */
  public static Filter model() {
    return new ModelFilter("model-filter");
  }

  /** Keeps the endpoints whose labels match. */
  public static Filter labelSelector(Selector selector) {
    return labelSelector("label-selector-filter", selector);
  }

  /** As {@link #labelSelector(Selector)} under another name, for a second one in a profile. */
  public static Filter labelSelector(String name, Selector selector) {
    return LabelFilter.selector(name, Objects.requireNonNull(selector, "selector"));
  }

  /** Keeps endpoints that decode: by the label {@code llm-d.ai/role}, or without that label. */
  public static Filter decode() {
    return LabelFilter.role("decode-filter", DECODE, true);
  }

  /** Keeps endpoints that prefill, by the label {@code llm-d.ai/role}. */
  public static Filter prefill() {
    return LabelFilter.role("prefill-filter", PREFILL, false);
  }

  /** Keeps endpoints that encode images and the like, by the label {@code llm-d.ai/role}. */
  public static Filter encode() {
    return LabelFilter.role("encode-filter", ENCODE, false);
  }

  /**
   * Drops endpoints of which a value is above its limit. An unknown value drops nobody.
   *
   * @param fallbackOnEmpty keep all where none would be left: the limits are then advice
   * @param limits at least one
   */
  public static Filter utilization(boolean fallbackOnEmpty, Limit... limits) {
    return utilization("utilization-filter", fallbackOnEmpty, Arrays.asList(limits));
  }

  static Filter utilization(String name, boolean fallbackOnEmpty, List<Limit> limits) {
    return new UtilizationFilter(
        name, requireNotEmpty(requireNoNull(limits, "limits"), "limits"), fallbackOnEmpty);
  }

  /** {@link #prefixCacheAffinity(double, double, double, double)} with upstream's parameters. */
  public static Filter prefixCacheAffinity() {
    return prefixCacheAffinity(
        DEFAULT_AFFINITY_THRESHOLD,
        0.0,
        DEFAULT_MAX_TTFT_PENALTY_MILLIS,
        DEFAULT_PREFILL_TOKENS_PER_SECOND);
  }

  /**
   * Keeps only the endpoints that hold most of the prompt, unless they are too busy.
   *
   * <p>Sticky is who holds at least the threshold's share of the blocks ({@link
   * Column#CACHED_TOKENS}). If somebody is and somebody is not, the others are dropped, except that
   * all are kept when the least estimated wait of the sticky ones exceeds the least of the others
   * by more than the penalty, or by chance with the exploration probability. The estimate is {@link
   * Column#IN_FLIGHT_TOKENS} over the throughput.
   *
   * @param affinityThreshold share of the prompt's blocks, in [0, 1]
   * @param explorationProbability in [0, 1]
   * @param maxPenaltyMillis at least 0
   * @param prefillTokensPerSecond prompt tokens that an endpoint computes per second
   */
  public static Filter prefixCacheAffinity(
      double affinityThreshold,
      double explorationProbability,
      double maxPenaltyMillis,
      double prefillTokensPerSecond) {
    return prefixCacheAffinity(
        "prefix-cache-affinity-filter",
        affinityThreshold,
        explorationProbability,
        maxPenaltyMillis,
        prefillTokensPerSecond);
  }

  static Filter prefixCacheAffinity(
      String name,
      double affinityThreshold,
      double explorationProbability,
      double maxPenaltyMillis,
      double prefillTokensPerSecond) {
    return new PrefixAffinityFilter(
        name,
        requireFraction(affinityThreshold, "affinityThreshold"),
        requireFraction(explorationProbability, "explorationProbability"),
        requireNotNegative(maxPenaltyMillis, "maxTTFTPenaltyMs"),
        requirePositive(prefillTokensPerSecond, "peakPrefillThroughput"));
  }

  /**
   * Keeps only the endpoint to which the session is bound ({@link Column#SESSION}), if it is among
   * the candidates.
   */
  public static Filter sessionAffinity() {
    return new SessionAffinityFilter("session-affinity-filter");
  }
}
