package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.violated;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How the controller manager runs: its version, gates and flags.
 *
 * @param version the release
 * @param featureGates gates set by hand; others have the default of the release
 * @param tolerance {@code --horizontal-pod-autoscaler-tolerance}, a fraction
 * @param downscaleStabilization {@code --horizontal-pod-autoscaler-downscale-stabilization}
 * @param cpuInitializationPeriod {@code --horizontal-pod-autoscaler-cpu-initialization-period}
 * @param initialReadinessDelay {@code --horizontal-pod-autoscaler-initial-readiness-delay}
 * @param overflow what happens to numbers that do not fit
 */
public record Controller(
    HpaVersion version,
    Map<String, Boolean> featureGates,
    double tolerance,
    Duration downscaleStabilization,
    Duration cpuInitializationPeriod,
    Duration initialReadinessDelay,
    Overflow overflow) {

  /** The newest release with the defaults of its flags; numbers saturate. */
  public static final Controller DEFAULT =
      new Controller(
          HpaVersion.V1_37,
          Map.of(),
          0.1,
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          Overflow.SATURATE);

  static final String CONFIGURABLE_TOLERANCE = "HPAConfigurableTolerance";
  static final String SCALE_TO_ZERO = "HPAScaleToZero";
  static final String POD_LEVEL_RESOURCES = "PodLevelResources";

  /** What happens to numbers that do not fit 32 or 64 bits. */
  public enum Overflow {
    /** As Go does on amd64: sums wrap, and a conversion gives the smallest number. */
    AMD64,
    /** The nearest number that fits: what the authors meant, and what arm64 mostly does. */
    SATURATE
  }

  public Controller {
    Objects.requireNonNull(version, "version");
    featureGates = Collections.unmodifiableMap(new TreeMap<>(featureGates));
    requireNotNegative(tolerance, "tolerance");
    requireNotNegative(downscaleStabilization, "downscaleStabilization");
    requireNotNegative(cpuInitializationPeriod, "cpuInitializationPeriod");
    requireNotNegative(initialReadinessDelay, "initialReadinessDelay");
    Objects.requireNonNull(overflow, "overflow");
    for (String gate : featureGates.keySet()) {
      if (!gate.equals(CONFIGURABLE_TOLERANCE)
          && !gate.equals(SCALE_TO_ZERO)
          && !gate.equals(POD_LEVEL_RESOURCES)) {
        throw violated(
            "feature gate",
            CONFIGURABLE_TOLERANCE + ", " + POD_LEVEL_RESOURCES + " or " + SCALE_TO_ZERO,
            gate);
      }
    }
  }

  /** Returns the defaults with changes, as in {@code create(c -> c.version(V1_34))}. */
  public static Controller create(UnaryOperator<Builder> changes) {
    return changes.apply(new Builder()).build();
  }

  /** Returns a builder that starts from these values. */
  public Builder toBuilder() {
    Builder builder =
        new Builder()
            .version(version)
            .tolerance(tolerance)
            .downscaleStabilization(downscaleStabilization)
            .cpuInitializationPeriod(cpuInitializationPeriod)
            .initialReadinessDelay(initialReadinessDelay)
            .overflow(overflow);
    featureGates.forEach(builder::featureGate);
    return builder;
  }

  /** Returns whether a gate is on: as set, else the default of the release. */
  boolean on(String gate) {
    Boolean set = featureGates.get(gate);
    if (set != null) {
      return set;
    }
    return switch (gate) {
      // alpha in 1.33, on by default from 1.35
      case CONFIGURABLE_TOLERANCE -> version.since(HpaVersion.V1_36);
      case POD_LEVEL_RESOURCES -> version.since(HpaVersion.V1_34);
      case SCALE_TO_ZERO -> version.since(HpaVersion.V1_37);
      default -> false;
    };
  }

  /** Builds a {@link Controller} from the defaults. Not thread-safe. */
  public static final class Builder {
    private HpaVersion version = DEFAULT.version;
    private final Map<String, Boolean> featureGates = new TreeMap<>();
    private double tolerance = DEFAULT.tolerance;
    private Duration downscaleStabilization = DEFAULT.downscaleStabilization;
    private Duration cpuInitializationPeriod = DEFAULT.cpuInitializationPeriod;
    private Duration initialReadinessDelay = DEFAULT.initialReadinessDelay;
    private Overflow overflow = DEFAULT.overflow;

    Builder() {}

    /** Sets {@link Controller#version()}. */
    public Builder version(HpaVersion version) {
      this.version = version;
      return this;
    }

    /** Switches a gate by hand. */
    public Builder featureGate(String gate, boolean on) {
      featureGates.put(gate, on);
      return this;
    }

    /** Sets {@link Controller#tolerance()}. */
    public Builder tolerance(double tolerance) {
      this.tolerance = tolerance;
      return this;
    }

    /** Sets {@link Controller#downscaleStabilization()}. */
    public Builder downscaleStabilization(Duration window) {
      this.downscaleStabilization = window;
      return this;
    }

    /** Sets {@link Controller#cpuInitializationPeriod()}. */
    public Builder cpuInitializationPeriod(Duration period) {
      this.cpuInitializationPeriod = period;
      return this;
    }

    /** Sets {@link Controller#initialReadinessDelay()}. */
    public Builder initialReadinessDelay(Duration delay) {
      this.initialReadinessDelay = delay;
      return this;
    }

    /** Sets {@link Controller#overflow()}. */
    public Builder overflow(Overflow overflow) {
      this.overflow = overflow;
      return this;
    }

    /** Returns the checked configuration. */
    public Controller build() {
      return new Controller(
          version,
          featureGates,
          tolerance,
          downscaleStabilization,
          cpuInitializationPeriod,
          initialReadinessDelay,
          overflow);
    }
  }
}
