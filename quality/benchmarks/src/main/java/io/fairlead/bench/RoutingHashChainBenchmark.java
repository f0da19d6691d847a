package io.fairlead.bench;

import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixHasher;
import io.fairlead.routing.prefix.PrefixScheme;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The hash chain of a prompt that arrives in pieces. Promise: 15 µs for 48 kB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RoutingHashChainBenchmark {

  private static final int PIECE = 16_384 - 37; // so that blocks lie across pieces

  /** Bytes of the prompt. */
  @Param("48000")
  public int textBytes;

  private final PrefixScheme scheme = PrefixScheme.approximate();
  private byte[] text = new byte[0];

  /** Makes the prompt. */
  @Setup
  public void prepare() {
    text = new byte[textBytes];
    new SplittableRandom(1).nextBytes(text);
  }

  /** Hashes one prompt. */
  @Benchmark
  public PrefixChain chain() {
    PrefixHasher hasher = PrefixHasher.of(scheme);
    for (int at = 0; at < text.length; at += PIECE) {
      hasher.text(text, at, Math.min(text.length, at + PIECE));
    }
    return hasher.finish("meta-llama/Llama-3.1-8B-Instruct", "");
  }
}
