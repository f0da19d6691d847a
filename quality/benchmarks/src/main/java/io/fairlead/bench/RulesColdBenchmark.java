package io.fairlead.bench;

import io.fairlead.validation.ModelDescription;
import io.fairlead.validation.SchemaSet;
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

/**
 * Compiles all rules of all kinds that are built in, once in each of ten fresh JVMs. Promise: below
 * 60 ms.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
public class RulesColdBenchmark {

  /** The tables of the schemas, read already. */
  @State(Scope.Benchmark)
  public static class Tables {
    private final SchemaSet schemas = SchemaSet.builtin();

    /** Reads all of them, as describing the kinds does. */
    @Setup
    public void read() {
      ModelDescription.of(schemas);
    }
  }

  /** Compiles the rules. */
  @Benchmark
  public int compile(Tables tables) {
    return tables.schemas.compileRules();
  }

  /** Reads the tables and compiles the rules. */
  @Benchmark
  public int readAndCompile() {
    return SchemaSet.builtin().compileRules();
  }
}
