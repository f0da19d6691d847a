package io.fairlead.routing;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.JsonObjectBuilder;
import io.fairlead.kernel.Numbers;
import io.fairlead.routing.Drops.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision is what it is: for each endpoint which filter dropped it or what each scorer gave.
 *
 * <p>Immutable. Text and data are made when somebody asks for them.
 */
public final class RoutingExplanation {

  private final RoutingDecision decision;
  private final DecisionInput input;
  private final Set<Column> reads;
  private final Pipeline pipeline;
  private final Trace trace;

  RoutingExplanation(
      RoutingDecision decision,
      DecisionInput input,
      Set<Column> reads,
      Pipeline pipeline,
      Trace trace) {
    this.decision = decision;
    this.input = input;
    this.reads = reads;
    this.pipeline = pipeline;
    this.trace = trace;
  }

  /**
   * One endpoint.
   *
   * @param endpoint its name
   * @param slot its number
   * @param rank 1 for the winner, then its fallbacks; 0 if the picker did not rank it
   * @param total the weighted sum; NaN if dropped
   * @param drop why it was dropped, {@code null} if it was not
   * @param parts what each scorer gave, in their order; empty if dropped
   * @param reads the values that the stages look at, by column; NaN is unknown
   */
  public record Verdict(
      String endpoint,
      int slot,
      int rank,
      double total,
      @Nullable Drop drop,
      List<Part> parts,
      Map<Column, Double> reads) {}

  /**
   * Why an endpoint was dropped.
   *
   * @param filter name of the filter
   * @param code stable identifier of the reason
   * @param value the number that decided; NaN if none did
   * @param limit what it was compared with; NaN if nothing
   * @param text for people
   */
  public record Drop(String filter, String code, double value, double limit, String text) {}

  /**
   * What one scorer gave to one endpoint.
   *
   * @param scorer its name
   * @param raw the rating in {@code [0, 1]}; NaN if the scorer had no opinion
   * @param weight factor of the rating
   * @param contribution what was added to the sum, also for an unknown rating
   */
  public record Part(String scorer, double raw, double weight, double contribution) {

    /** Returns whether the scorer had no opinion. */
    public boolean unknown() {
      return Double.isNaN(raw);
    }
  }

  /**
   * A stage that took no part.
   *
   * @param stage its name
   * @param why what happened
   */
  public record LeftOut(String stage, String why) {}

  /** Returns the decision that is explained. */
  public RoutingDecision decision() {
    return decision;
  }

  /** Returns the input of the decision. */
  public DecisionInput input() {
    return input;
  }

  /** Returns the stages that took no part. */
  public List<LeftOut> leftOut() {
    List<LeftOut> stages = new ArrayList<>();
    for (int i = 0; i < trace.leftOut.length; i++) {
      String why = trace.leftOut[i];
      if (why != null) {
        stages.add(new LeftOut(pipeline.stageName(i), why));
      }
    }
    return Collections.unmodifiableList(stages);
  }

  /** Returns all live endpoints: ranked ones, then by falling total, dropped ones last. */
  public List<Verdict> endpoints() {
    List<Verdict> verdicts = new ArrayList<>();
    for (int slot = 0; slot < input.pool().slots(); slot++) {
      if (input.pool().live(slot)) {
        verdicts.add(verdict(slot));
      }
    }
    verdicts.sort(
        Comparator.comparingInt((Verdict v) -> v.rank() == 0 ? Integer.MAX_VALUE : v.rank())
            .thenComparing(Verdict::total, RoutingExplanation::greatestFirst)
            .thenComparing(Verdict::endpoint));
    return Collections.unmodifiableList(verdicts);
  }

  private static int greatestFirst(double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
    }
    return Double.compare(b, a);
  }

  private Verdict verdict(int slot) {
    String name = input.pool().endpoint(slot).name();
    Reason reason = trace.dropReason[slot];
    if (reason != null) {
      double value = trace.dropValue[slot];
      double limit = trace.dropLimit[slot];
      String filter = pipeline.stageName(trace.dropStage[slot]);
      String text =
          reason
              .template()
              .replace("{value}", number(value, "unknown"))
              .replace("{limit}", number(limit, "unknown"));
      Drop drop = new Drop(filter, reason.code(), value, limit, text);
      return new Verdict(name, slot, 0, Double.NaN, drop, List.of(), reads(slot));
    }
    return new Verdict(name, slot, rank(slot), trace.totals[slot], null, parts(slot), reads(slot));
  }

  private Map<Column, Double> reads(int slot) {
    Map<Column, Double> values = new LinkedHashMap<>();
    for (Column column : reads) {
      double[] row = input.rows().get(column);
      values.put(column, row == null ? input.pool().value(column, slot) : row[slot]);
    }
    return Collections.unmodifiableMap(values);
  }

  private int rank(int slot) {
    for (int i = 0; i < trace.ranked.length; i++) {
      if (trace.ranked[i] == slot) {
        return i + 1;
      }
    }
    return 0;
  }

  private List<Part> parts(int slot) {
    List<Part> parts = new ArrayList<>(pipeline.scorers.length);
    for (int i = 0; i < pipeline.scorers.length; i++) {
      double[] ratings = trace.ratings[i];
      double[] contributions = trace.contributions[i];
      if (ratings != null && contributions != null) {
        parts.add(
            new Part(
                pipeline.scorers[i].name(),
                ratings[slot],
                pipeline.weights[i],
                contributions[slot]));
      }
    }
    return Collections.unmodifiableList(parts);
  }

  /** Returns a table for people: what each stage made of each endpoint; plain text. */
  public String table() {
    return ExplanationTable.render(this);
  }

  /** Returns a table for people: what the stages looked at; empty if they look at nothing. */
  public String readsTable() {
    return reads.isEmpty() ? "" : ExplanationTable.renderReads(this, reads);
  }

  /** Returns the same as data; unknown numbers are left out. */
  public Json.Obj toJson() {
    List<Json> endpoints = new ArrayList<>();
    for (Verdict verdict : endpoints()) {
      endpoints.add(json(verdict));
    }
    List<Json> leftOut = new ArrayList<>();
    for (LeftOut stage : leftOut()) {
      leftOut.add(Json.object().put("stage", stage.stage()).put("why", stage.why()).build());
    }
    boolean routed = decision instanceof Routed;
    return Json.object()
        .put("schemaVersion", 1)
        .put("profile", decision.profile())
        .put("request", input.request().id())
        .put("model", input.request().model())
        .put("seed", Long.toUnsignedString(decision.seed(), 16))
        .put("snapshotVersion", decision.snapshotVersion())
        .put("result", routed ? "routed" : "rejected")
        .put("endpoint", decision instanceof Routed r ? r.endpoint().name() : null)
        .put("margin", decision instanceof Routed r ? r.margin() : Double.NaN)
        .put("code", decision instanceof Rejected r ? r.code() : null)
        .put("httpStatus", decision instanceof Rejected r ? r.httpStatus() : Double.NaN)
        .put("endpoints", endpoints)
        .put("leftOut", leftOut)
        .build();
  }

  private static Json json(Verdict verdict) {
    Drop drop = verdict.drop();
    List<Json> parts = new ArrayList<>();
    for (Part part : verdict.parts()) {
      parts.add(
          Json.object()
              .put("scorer", part.scorer())
              .put("raw", part.raw())
              .put("unknown", part.unknown() ? Json.Bool.TRUE : null)
              .put("weight", part.weight())
              .put("contribution", part.contribution())
              .build());
    }
    JsonObjectBuilder reads = Json.object();
    verdict.reads().forEach((column, value) -> reads.put(column.name(), finite(value)));
    return Json.object()
        .put("endpoint", verdict.endpoint())
        .put("rank", verdict.rank() == 0 ? null : Json.Num.of(verdict.rank()))
        .put("total", verdict.total())
        .put("dropped", drop == null ? null : json(drop))
        .put("scores", drop == null ? new Json.Arr(parts) : null)
        .put("reads", reads.build())
        .build();
  }

  private static Json json(Drop drop) {
    return Json.object()
        .put("filter", drop.filter())
        .put("code", drop.code())
        .put("value", finite(drop.value()))
        .put("limit", finite(drop.limit()))
        .put("text", drop.text())
        .build();
  }

  private static double finite(double value) {
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  static String number(double value, String unknown) {
    if (Double.isNaN(value)) {
      return unknown;
    }
    return Double.isInfinite(value) ? (value > 0 ? "infinity" : "-infinity") : Numbers.text(value);
  }

  @Override
  public String toString() {
    return table();
  }
}
