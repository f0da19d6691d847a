package io.fairlead.compliance;

import static io.fairlead.kernel.Preconditions.requirePositive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks SBOMs against a profile. Immutable; may be used by several threads at once.
 *
 * <p>A document is read once, from front to back, and its components are not kept: rules leave one
 * bit per component. What is reported is then looked up in a second pass for line and column. Time
 * is linear in the document; memory is about 120 bytes per component.
 */
public final class SbomChecker {

  private final Profile profile;
  private final Limits limits;
  private final List<Waiver> waivers;
  private final int maxFindings;
  private final @Nullable LocalDate today;
  private final @Nullable LocalDate deliveryDate;

  private SbomChecker(Builder builder) {
    this.profile = builder.profile;
    this.limits = builder.limits;
    this.waivers = List.copyOf(builder.waivers);
    this.maxFindings = builder.maxFindings;
    this.today = builder.today;
    this.deliveryDate = builder.deliveryDate;
    if (!waivers.isEmpty() && today == null) {
      throw new IllegalArgumentException(
          "day of the check must be set when there are waivers, but was not (they expire)");
    }
    IdleWaivers.requireKnownRules(waivers, profile);
  }

  /** Returns a checker of a profile with the usual limits, without waivers. */
  public static SbomChecker of(Profile profile) {
    return with(profile).build();
  }

  /** Starts a checker of a profile. */
  public static Builder with(Profile profile) {
    return new Builder(profile);
  }

  /** Returns the profile. */
  public Profile profile() {
    return profile;
  }

  /**
   * Checks a document. With a date of delivery, {@code bsi-2.1} picks the edition that was in
   * force: before 2025-08-20 v2.0.0, until 2026-02-20 either of the two, then v2.1.0.
   *
   * @throws UnreadableSbomException if it cannot be read as an SBOM
   */
  public Report check(SbomSource source) {
    Objects.requireNonNull(source, "source");
    LocalDate day = deliveryDate;
    if (day == null || day.isAfter(Profiles.BSI_20_ENDS) || !profile.id().equals("bsi-2.1")) {
      return check(source, profile, List.of());
    }
    Profile before = Profiles.named("bsi-2.0");
    if (day.isBefore(Profiles.BSI_21_ISSUED)) {
      return check(
          source,
          before,
          List.of(
              "v2.1.0 was issued on "
                  + Profiles.BSI_21_ISSUED
                  + ", after the delivery: v2.0.0 counts"));
    }
    Report report = check(source, profile, List.of());
    if (report.verdict() != Verdict.PASS) {
      Report older =
          check(
              source,
              before,
              List.of(
                  "delivered in the transition until "
                      + Profiles.BSI_20_ENDS
                      + ": v2.0.0 is enough"));
      return older.verdict() == Verdict.PASS ? older : report;
    }
    return report;
  }

  /** Checks a document unless the time is up, which is asked for each buffer that is read. */
  Report check(SbomSource source, BooleanSupplier late) {
    return check(new Timed(source, late));
  }

  /** Ends the reading of a source when the time is up. */
  private record Timed(SbomSource source, BooleanSupplier late) implements SbomSource {

    @Override
    public String name() {
      return source.name();
    }

    @Override
    public InputStream open() throws IOException {
      return new FilterInputStream(source.open()) {
        @Override
        public int read(byte[] into, int from, int length) throws IOException {
          if (late.getAsBoolean()) {
            throw new AdmissionGate.Late();
          }
          return super.read(into, from, length);
        }
      };
    }
  }

  private Report check(SbomSource source, Profile rules, List<String> remarks) {
    SbomReading reading = SbomReading.probe(source, limits);
    List<RuleRun> runs = new ArrayList<>();
    List<WaiverUse> uses = new ArrayList<>();
    for (Waiver waiver : waivers) {
      uses.add(new WaiverUse(waiver, today != null && waiver.holdsOn(today)));
    }
    Subjects subjects = new Subjects();
    for (Rule rule : rules.rules()) {
      RuleRun run = new RuleRun(rule, maxFindings, uses, subjects);
      runs.add(run);
      if (rule.componentCheck() != null) {
        subjects.local.add(run);
      }
    }
    SbomIndex index = reading.read(subjects);
    subjects.component = null;
    subjects.index = index;
    index.deliveryDate = deliveryDate;
    for (RuleRun run : runs) {
      run.document(index);
    }
    try {
      return new Findings(index, reading, rules, runs, maxFindings)
          .report(source, new Report.Terms(deliveryDate, today, uses), remarks);
    } catch (IOException e) {
      throw reading.unreadable(e);
    }
  }

  /** Shows components to rules, and names them for waivers: the one at hand, later all. */
  private static final class Subjects implements ComponentSink, RuleRun.Names {
    private final List<RuleRun> local = new ArrayList<>();
    private @Nullable SbomComponent component;
    private @Nullable SbomIndex index;

    @Override
    public void component(SbomComponent next) {
      component = next;
      for (int i = 0; i < local.size(); i++) {
        local.get(i).component(next);
      }
    }

    @Override
    public String ref(int number) {
      if (component != null) {
        return component.ref();
      }
      return index == null ? "" : index.ref(number);
    }

    @Override
    public String label(int number) {
      if (component != null) {
        return component.label();
      }
      return index == null ? "" : index.label(number);
    }
  }

  /** Collects how to check. */
  public static final class Builder {

    private final Profile profile;
    private Limits limits = Limits.DEFAULT;
    private List<Waiver> waivers = List.of();
    private int maxFindings = 1_000;
    private @Nullable LocalDate today;
    private @Nullable LocalDate deliveryDate;

    private Builder(Profile profile) {
      this.profile = Objects.requireNonNull(profile, "profile");
    }

    /** Sets how much of a document is read at most. */
    public Builder limits(Limits most) {
      this.limits = Objects.requireNonNull(most, "limits");
      return this;
    }

    /** Sets gaps somebody takes responsibility for, and the day on which they must hold. */
    public Builder waivers(List<Waiver> accepted, LocalDate day) {
      this.waivers = List.copyOf(accepted);
      this.today = Objects.requireNonNull(day, "day");
      return this;
    }

    /** Sets how many findings are kept at most; all of them are counted. */
    public Builder maxFindings(int most) {
      this.maxFindings = requirePositive(most, "maxFindings");
      return this;
    }

    /** Sets the day on which the product is delivered, for standards with a transition. */
    public Builder deliveryDate(@Nullable LocalDate day) {
      this.deliveryDate = day;
      return this;
    }

    /**
     * Returns the checker.
     *
     * @throws IllegalArgumentException if a waiver names a rule that neither the profile nor one of
     *     {@link Profiles} has
     */
    public SbomChecker build() {
      return new SbomChecker(this);
    }
  }
}
