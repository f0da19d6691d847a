package io.fairlead.autoscale.file;

import io.fairlead.autoscale.PolicyFileException;
import io.fairlead.autoscale.PolicyFileException.Problem;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.capacity.Variant;
import io.fairlead.autoscale.kubernetes.Controller;
import io.fairlead.autoscale.replay.Candidate;
import io.fairlead.autoscale.replay.MetricInput;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A file of kind {@code ScalingPolicy}: objectives and what a replica can do, bounds, times, and
 * how several policies become one. Immutable. The schema is {@code scaling-policy.schema.json}
 * beside this class.
 */
public final class ScalingPolicyFile {

  /** The kind of the file. */
  public static final String KIND = "ScalingPolicy";

  /** The newest version of the schema that this release reads. */
  public static final int SCHEMA_VERSION = 1;

  private static final String SCHEMA = "scaling-policy.schema.json";

  private final String name;
  private final ScalingPolicy policy;
  private final int min;
  private final int max;
  private final List<Slo> slos;
  private final List<MetricInput> inputs;
  private final List<Variant> variants;

  ScalingPolicyFile(
      String name,
      ScalingPolicy policy,
      int min,
      int max,
      List<Slo> slos,
      List<MetricInput> inputs,
      List<Variant> variants) {
    this.name = name;
    this.policy = policy;
    this.min = min;
    this.max = max;
    this.slos = List.copyOf(slos);
    this.inputs = List.copyOf(inputs);
    this.variants = List.copyOf(variants);
  }

  /**
   * Reads a file that refers to nothing else.
   *
   * @throws PolicyFileException with every problem of the file
   */
  public static ScalingPolicyFile read(Json.Obj file) {
    return read(file, List.of(), UnaryOperator.identity());
  }

  /**
   * Reads a file.
   *
   * @param others documents that a node {@code hpa: {ref: NAME}} may mean
   * @param controller how the controller of Kubernetes' autoscalers runs
   * @throws PolicyFileException with every problem of the file
   */
  public static ScalingPolicyFile read(
      Json.Obj file, List<Json.Obj> others, UnaryOperator<Controller.Builder> controller) {
    List<Problem> problems = new ArrayList<>();
    ScalingPolicyFile read =
        new PolicyFileReader(new Members(problems, file, ""), others, controller).read();
    if (!problems.isEmpty() || read == null) {
      throw new PolicyFileException(problems);
    }
    return read;
  }

  /** Returns the JSON Schema of the file, UTF-8. */
  public static byte[] schema() {
    try (InputStream in = ScalingPolicyFile.class.getResourceAsStream(SCHEMA)) {
      return Objects.requireNonNull(in, SCHEMA).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the name, for people. */
  public String name() {
    return name;
  }

  /** Returns the policy: always within the bounds of the file. */
  public ScalingPolicy policy() {
    return policy;
  }

  /** Returns the fewest replicas at any time. */
  public int min() {
    return min;
  }

  /** Returns the most replicas at any time. */
  public int max() {
    return max;
  }

  /** Returns the objectives; empty if the file combines other policies only. */
  public List<Slo> slos() {
    return slos;
  }

  /** Returns what the policy reads. */
  public List<MetricInput> inputs() {
    return inputs;
  }

  /** Returns the accelerators that the model may run on, for a planner of the mix. */
  public List<Variant> variants() {
    return variants;
  }

  /** Returns the policy as one to be replayed. */
  public Candidate candidate(String called) {
    return new Candidate(called, policy, Candidate.SYNC, min, max, inputs);
  }
}
