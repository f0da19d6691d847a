package io.fairlead.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.fairlead.compliance.AdmissionGate;
import io.fairlead.compliance.Profiles;
import io.fairlead.compliance.Report;
import io.fairlead.compliance.SbomChecker;
import io.fairlead.compliance.SbomSource;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures the SBOM check beside a bare token pass over the same file in the same run: {@code java
 * -Xmx96m -XX:+UseSerialGC -cp quality/benchmarks/target/benchmarks.jar
 * io.fairlead.bench.SbomFigures CYCLONEDX_GOOD 100000}; the admission gate: {@code ... SbomFigures
 * gate}; and what the first check in a new JVM takes: {@code ... SbomFigures first FILE}, without a
 * file for a document of its own.
 */
public final class SbomFigures {

  private SbomFigures() {}

  /** Writes the document, and measures. */
  public static void main(String... args) throws Exception {
    if (args.length > 1 && args[0].equals("first")) {
      first(Path.of(args[1]));
      return;
    }
    Path folder = Files.createTempDirectory("sbom-figures");
    try {
      if (args.length > 0 && args[0].equals("gate")) {
        gate(folder);
      } else if (args.length > 0 && args[0].equals("first")) {
        first(BigSbom.write(folder, BigSbom.Kind.CYCLONEDX_BAD, 1_000));
      } else {
        BigSbom.Kind kind =
            args.length > 0 ? BigSbom.Kind.valueOf(args[0]) : BigSbom.Kind.CYCLONEDX_GOOD;
        check(BigSbom.write(folder, kind, args.length > 1 ? Integer.parseInt(args[1]) : 100_000));
      }
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** Nothing may have been loaded before, so a file is better than a document of its own. */
  private static void first(Path file) throws IOException {
    long before = System.nanoTime();
    Report report = SbomChecker.of(Profiles.named("bsi-2.1")).check(SbomSource.of(file));
    double took = (System.nanoTime() - before) / 1e6;
    System.out.printf(Locale.ROOT, "first check: %.0f ms; %s%n", took, report.verdict());
  }

  private static void check(Path file) throws IOException {
    System.out.printf(Locale.ROOT, "%s: %.1f MB%n", file.getFileName(), Files.size(file) / 1e6);
    double bare = Double.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = cpu();
      try (InputStream in = Files.newInputStream(file);
          JsonParser parser = new JsonFactory().createParser(in)) {
        while (parser.nextToken() != null) {
          // tokens only
        }
      }
      bare = Math.min(bare, (cpu() - before) / 1e6);
    }
    System.out.printf(Locale.ROOT, "bare tokens: %.0f ms CPU%n", bare);
    SbomChecker checker = SbomChecker.of(Profiles.named("bsi-2.1"));
    for (int i = 1; i <= 3; i++) {
      long before = cpu();
      long wall = System.nanoTime();
      Report report = checker.check(SbomSource.of(file));
      double took = (cpu() - before) / 1e6;
      System.out.printf(
          Locale.ROOT,
          "run %d: %.0f ms CPU, %.0f ms wall, %.1f times the bare tokens; %s, %d findings%n",
          i,
          took,
          (System.nanoTime() - wall) / 1e6,
          took / bare,
          report.verdict(),
          report.gaps());
    }
  }

  private static void gate(Path folder) throws IOException {
    byte[] document = Files.readAllBytes(BigSbom.write(folder, BigSbom.Kind.CYCLONEDX_GOOD, 1_000));
    AdmissionGate gate =
        AdmissionGate.of(
            SbomChecker.of(Profiles.named("bsi-2.1")),
            AdmissionGate.OnFailure.CLOSED,
            Duration.ofSeconds(10),
            System::nanoTime,
            10_000);
    for (int round = 0; round < 2; round++) {
      long[] fresh = new long[1_000];
      for (int i = 0; i < fresh.length; i++) {
        String digest = "sha256:" + round + "-" + i;
        long before = System.nanoTime();
        gate.evaluate(digest, () -> SbomSource.of("image", document));
        fresh[i] = System.nanoTime() - before;
      }
      long[] cached = new long[100_000];
      for (int i = 0; i < cached.length; i++) {
        String digest = "sha256:" + round + "-" + i % 1_000;
        long before = System.nanoTime();
        gate.evaluate(digest, () -> SbomSource.of("image", document));
        cached[i] = System.nanoTime() - before;
      }
      Arrays.sort(fresh);
      Arrays.sort(cached);
      System.out.printf(
          Locale.ROOT,
          "1,000 components: uncached p50 %.1f ms, p99 %.1f ms; cached p50 %.2f µs, p99 %.2f µs%n",
          fresh[500] / 1e6,
          fresh[990] / 1e6,
          cached[50_000] / 1e3,
          cached[99_000] / 1e3);
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
