package io.fairlead.bench;

import io.fairlead.api.Shape;
import io.fairlead.api.inference.v1.InferencePool;
import io.fairlead.api.inference.v1.PortNumber;
import io.fairlead.kernel.Json;
import io.fairlead.validation.Validator;
import io.fairlead.validation.Violation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Validates one InferencePool, rules included. Promise: below 20 µs warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ValidationBenchmark {

  private final Validator validator = Validator.create();

  private final InferencePool pool =
      InferencePool.builder("inference", "llama")
          .spec(
              spec ->
                  spec.selector(s -> s.matchLabels(Map.of("app", "vllm-llama")))
                      .targetPorts(
                          List.of(
                              PortNumber.builder().number(8000).build(),
                              PortNumber.builder().number(8001).build()))
                      .endpointPickerRef(e -> e.name("llama-epp").port(p -> p.number(9002))))
          .build();

  private Json.Obj json = Json.Obj.EMPTY;

  /** Makes the JSON, and makes sure that there is nothing to complain about. */
  @Setup
  public void prepare() {
    json = Shape.of(InferencePool.class).toJson(pool);
    if (!validator.validate(pool).isEmpty()) {
      throw new IllegalStateException(validator.validate(pool).toString());
    }
  }

  /** Validates the record. */
  @Benchmark
  public List<Violation> poolAsRecord() {
    return validator.validate(pool);
  }

  /** Validates its JSON. */
  @Benchmark
  public List<Violation> poolAsJson() {
    return validator.validate(json);
  }
}
