package io.fairlead.compliance;

import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.requirePositive;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an image may run, by its SBOM: a call for an admission webhook. Verdicts are kept
 * by the image's digest, so the SBOM of an image is read once. Thread-safe; two threads that ask
 * for the same new digest may both read it.
 *
 * <p>The deadline is checked while the document is read, for each buffer; a source that blocks in
 * {@code open} or {@code read} is not interrupted. A checker with waivers holds them on one day:
 * make a new gate each day, so that they expire.
 */
public final class AdmissionGate {

  /** What happens when an SBOM is missing, unreadable or not checked in time. */
  public enum OnFailure {
    /** The image may run: availability comes first. */
    OPEN,
    /** The image may not run: nothing unknown runs. */
    CLOSED
  }

  /**
   * An answer.
   *
   * @param allowed whether the image may run
   * @param reason why, in one sentence
   * @param report what was checked; null if nothing could be, or if the answer is an earlier one:
   *     of those only the verdict is kept, a few hundred bytes each
   * @param cached whether the answer is an earlier one
   */
  public record Decision(boolean allowed, String reason, @Nullable Report report, boolean cached) {}

  /** Signals that the time is up. */
  static final class Late extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Late() {
      super("the time is up", null, false, false);
    }
  }

  private final SbomChecker checker;
  private final OnFailure onFailure;
  private final long deadlineNanos;
  private final LongSupplier nanoClock;
  private final Map<String, Decision> decisions;

  private AdmissionGate(
      SbomChecker checker,
      OnFailure onFailure,
      Duration deadline,
      LongSupplier nanoClock,
      int cachedDigests) {
    this.checker = Objects.requireNonNull(checker, "checker");
    this.onFailure = Objects.requireNonNull(onFailure, "onFailure");
    this.deadlineNanos = requirePositive(deadline, "deadline").toNanos();
    this.nanoClock = Objects.requireNonNull(nanoClock, "nanoClock");
    this.decisions = new Recent(requirePositive(cachedDigests, "cachedDigests"));
  }

  /**
   * Returns a gate.
   *
   * @param deadline time for one document, from when its check starts
   * @param nanoClock a monotonic clock, for example {@code System::nanoTime}
   * @param cachedDigests how many answers are kept; the least recently used goes first
   */
  public static AdmissionGate of(
      SbomChecker checker,
      OnFailure onFailure,
      Duration deadline,
      LongSupplier nanoClock,
      int cachedDigests) {
    return new AdmissionGate(checker, onFailure, deadline, nanoClock, cachedDigests);
  }

  /**
   * Decides on an image. Answers that rest on a failure (missing, unreadable, late) are not kept.
   *
   * @param imageDigest for example {@code sha256:...}
   * @param sbom finds the SBOM of the image, asked only if the digest is new; null if there is none
   */
  public Decision evaluate(String imageDigest, Supplier<? extends @Nullable SbomSource> sbom) {
    requireNotBlank(imageDigest, "imageDigest");
    synchronized (decisions) {
      Decision known = decisions.get(imageDigest);
      if (known != null) {
        return known;
      }
    }
    Decision decision = decide(sbom);
    if (decision.report() != null) {
      synchronized (decisions) {
        decisions.put(imageDigest, new Decision(decision.allowed(), decision.reason(), null, true));
      }
    }
    return decision;
  }

  private Decision decide(Supplier<? extends @Nullable SbomSource> sbom) {
    long end = nanoClock.getAsLong() + deadlineNanos;
    try {
      SbomSource source = sbom.get();
      if (source == null) {
        return failure("the image has no SBOM");
      }
      Report report = checker.check(source, () -> nanoClock.getAsLong() - end > 0);
      boolean allowed = report.verdict() == Verdict.PASS;
      return new Decision(
          allowed,
          report.profile().id()
              + ": "
              + report.verdict()
              + ", "
              + TextReport.count(report.gaps(), "finding"),
          report,
          false);
    } catch (UnreadableSbomException e) {
      return failure("the SBOM cannot be read: " + e.getMessage());
    } catch (Late e) {
      return failure("the SBOM was not checked in time");
    } catch (RuntimeException e) {
      return failure("the SBOM could not be had: " + e);
    }
  }

  private Decision failure(String reason) {
    return new Decision(onFailure == OnFailure.OPEN, reason, null, false);
  }

  /** The most recently used answers. */
  private static final class Recent extends LinkedHashMap<String, Decision> {
    private static final long serialVersionUID = 1L;

    private final int most;

    Recent(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Decision> eldest) {
      return size() > most;
    }
  }
}
