package io.fairlead.routing.stages;

import static io.fairlead.kernel.Preconditions.requireFraction;
import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Selector;
import io.fairlead.routing.Column;
import io.fairlead.routing.Picker;
import io.fairlead.routing.Scorer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types of the standard catalogue, with upstream's parameter names. */
final class StandardStages {

  /** Upstream's names of the metrics of a utilization filter. */
  private static final Map<String, Column> METRICS =
      Map.of(
          "active-requests", Column.IN_FLIGHT_REQUESTS,
          "running-requests", Column.RUNNING,
          "waiting-queue", Column.WAITING,
          "kv-cache-utilization", Column.KV_USE);

  private StandardStages() {}

  static StageCatalog.Builder addTo(StageCatalog.Builder catalog) {
    return addPickers(addFilters(addScorers(catalog)));
  }

  private static StageCatalog.Builder addScorers(StageCatalog.Builder catalog) {
    return catalog
        .scorer("queue-scorer", (name, p) -> leastOf(name, p, Column.WAITING, Column.WAITING))
        .scorer(
            "running-requests-size-scorer",
            (name, p) -> leastOf(name, p, Column.RUNNING, Column.RUNNING_NOW))
        .scorer("kv-cache-utilization-scorer", (name, p) -> new KvCacheScorer(name))
        .scorer("prefix-cache-scorer", StandardStages::prefixCache)
        .scorer("lora-affinity-scorer", (name, p) -> new LoraAffinityScorer(name))
        .scorer(
            "load-aware-scorer",
            (name, p) ->
                new LoadAwareScorer(
                    name,
                    requirePositive(
                        p.integer("threshold", Scorers.DEFAULT_LOAD_THRESHOLD), "threshold")))
        .scorer("active-request-scorer", StandardStages::activeRequests)
        .scorer(
            "token-load-scorer",
            (name, p) ->
                new TokenLoadScorer(
                    name,
                    requirePositive(
                        p.number("queueThresholdTokens", Scorers.DEFAULT_QUEUE_THRESHOLD_TOKENS),
                        "queueThresholdTokens")))
        .scorer("session-affinity-scorer", (name, p) -> new SessionAffinityScorer(name))
        .scorer("no-hit-lru-scorer", (name, p) -> new NoHitLruScorer(name))
        .scorer(
            "least-tokens-scorer",
            (name, p) ->
                Scorers.leastTokens(
                    name,
                    p.number("uncachedWeight", Scorers.DEFAULT_UNCACHED_WEIGHT),
                    p.number("tokensPerRequest", Scorers.DEFAULT_TOKENS_PER_REQUEST)));
  }

  private static StageCatalog.Builder addFilters(StageCatalog.Builder catalog) {
    return catalog
        .filter("model-filter", (name, p) -> new ModelFilter(name))
        .filter("label-selector-filter", (name, p) -> LabelFilter.selector(name, selector(p)))
        .filter("decode-filter", (name, p) -> LabelFilter.role(name, Filters.DECODE, true))
        .filter("prefill-filter", (name, p) -> LabelFilter.role(name, Filters.PREFILL, false))
        .filter("encode-filter", (name, p) -> LabelFilter.role(name, Filters.ENCODE, false))
        .filter(
            "utilization-filter",
            (name, p) -> Filters.utilization(name, p.flag("fallbackOnEmpty", false), conditions(p)))
        .filter("session-affinity-filter", (name, p) -> new SessionAffinityFilter(name))
        .filter(
            "prefix-cache-affinity-filter",
            (name, p) ->
                Filters.prefixCacheAffinity(
                    name,
                    p.number("affinityThreshold", Filters.DEFAULT_AFFINITY_THRESHOLD),
                    p.number("explorationProbability", 0.0),
                    p.number("maxTTFTPenaltyMs", Filters.DEFAULT_MAX_TTFT_PENALTY_MILLIS),
                    p.number("peakPrefillThroughput", Filters.DEFAULT_PREFILL_TOKENS_PER_SECOND)));
  }

  private static StageCatalog.Builder addPickers(StageCatalog.Builder catalog) {
    return catalog
        .picker("max-score-picker", (name, p) -> Picker.maxScore(name, count(p)))
        .picker("random-picker", (name, p) -> new RandomPicker(name, count(p)))
        .picker("weighted-random-picker", (name, p) -> new WeightedRandomPicker(name, count(p)));
  }

  /** Upstream takes 0 and less for 1. */
  private static int count(Parameters p) {
    return Math.max(1, p.integer("maxNumOfEndpoints", 1));
  }

  private static Scorer leastOf(String name, Parameters p, Column reported, Column now) {
    return p.flag("credit", false)
        ? new LeastWithCredit(name, now)
        : new LeastOfColumn(name, reported);
  }

  private static Scorer prefixCache(String name, Parameters p) {
    return new PrefixCacheScorer(
        name,
        requireFraction(p.number("matchLengthWeight", 0.0), "matchLengthWeight"),
        requirePositive(
            p.integer("matchLengthScaleTokens", Scorers.DEFAULT_LENGTH_SCALE_TOKENS),
            "matchLengthScaleTokens"));
  }

  private static Scorer activeRequests(String name, Parameters p) {
    return new ActiveRequestScorer(
        name,
        requireNotNegative(p.integer("idleThreshold", 0), "idleThreshold"),
        requireFraction(p.number("maxBusyScore", 1.0), "maxBusyScore"));
  }

  private static List<Limit> conditions(Parameters p) {
    List<Limit> limits = new ArrayList<>();
    for (Json item : p.array("conditions").items()) {
      String metric = item instanceof Json.Obj condition ? condition.text("metric") : null;
      Column column = metric == null ? null : METRICS.get(metric);
      Json max = item instanceof Json.Obj condition ? condition.get("maxValue") : null;
      if (column == null || !(max instanceof Json.Num number)) {
        throw p.wrong(
            "conditions",
            "objects with maxValue and a metric of active-requests, running-requests,"
                + " waiting-queue, kv-cache-utilization",
            item);
      }
      limits.add(new Limit(column, number.doubleValue()));
    }
    return limits;
  }

  private static Selector selector(Parameters p) {
    Map<String, String> labels = new LinkedHashMap<>();
    p.object("matchLabels")
        .members()
        .forEach(
            (key, value) -> {
              if (!(value instanceof Json.Str text)) {
                throw p.wrong("matchLabels", "texts", value);
              }
              labels.put(key, text.value());
            });
    List<Selector.Requirement> expressions = new ArrayList<>();
    for (Json item : p.array("matchExpressions").items()) {
      expressions.add(requirement(p, item));
    }
    return Selector.of(labels, expressions);
  }

  private static Selector.Requirement requirement(Parameters p, Json item) {
    String rule = "objects with key, operator and values";
    if (!(item instanceof Json.Obj expression)) {
      throw p.wrong("matchExpressions", rule, item);
    }
    String key = expression.text("key");
    String operator = expression.text("operator");
    if (key == null || operator == null) {
      throw p.wrong("matchExpressions", rule, item);
    }
    List<String> values = new ArrayList<>();
    if (expression.get("values") instanceof Json.Arr array) {
      for (Json value : array.items()) {
        if (!(value instanceof Json.Str text)) {
          throw p.wrong("matchExpressions", rule, item);
        }
        values.add(text.value());
      }
    }
    return new Selector.Requirement(key, Selector.Operator.ofLabelSelector(operator), values);
  }
}
