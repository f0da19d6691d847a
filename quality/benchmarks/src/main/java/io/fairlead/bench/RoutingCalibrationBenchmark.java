package io.fairlead.bench;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

/** Work that is not ours, with which {@link CompareToBaseline} compares one machine to another. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class RoutingCalibrationBenchmark {

  private final byte[] input = new byte[4096];
  private MessageDigest digest;

  /** Gets the digest. */
  @Setup
  public void prepare() throws NoSuchAlgorithmException {
    digest = MessageDigest.getInstance("MD5"); // no processor has an instruction for it
  }

  /** Digests 4 KiB. */
  @Benchmark
  public byte[] calibrate() {
    return digest.digest(input);
  }
}
