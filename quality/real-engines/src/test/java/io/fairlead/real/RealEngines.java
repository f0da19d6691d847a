package io.fairlead.real;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.function.Supplier;

/** Decides whether a test with a real engine runs, and says in one line why it does not. */
final class RealEngines {

  private RealEngines() {}

  /** Where engines are kept. */
  static Path folder() {
    return Path.of(System.getProperty("fairlead.real.folder"));
  }

  /** Where a run writes models and logs. */
  static Path work() {
    return Path.of("target", "real-engines").toAbsolutePath();
  }

  /** Returns the engine, or ends the test as skipped. */
  static <T> T orSkip(Supplier<T> engine) {
    assumeTrue(Boolean.getBoolean("fairlead.real"), "real engines run with: mvn verify -Preal");
    try {
      return engine.get();
    } catch (EngineMissing missing) {
      System.out.println("[skipped] " + missing.getMessage());
      return abort(missing.getMessage());
    }
  }
}
