package io.fairlead.autoscale.file;

import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.StartStage;
import io.fairlead.autoscale.slo.ColdStart;
import io.fairlead.autoscale.slo.Profile;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what is believed of a replica: its steps, what requests ask for, how it starts. */
final class ProfileSection {

  private ProfileSection() {}

  static @Nullable Profile profile(Members members) {
    double base = members.seconds("base");
    double perComputed = members.seconds("perComputed");
    double perResident = members.seconds("perResident");
    for (String name : new String[] {"base", "perComputed", "perResident"}) {
      if (!members.has(name)) {
        members.missing(name);
      }
    }
    Integer sequences = members.count("sequences", 1, 1_000_000);
    double kvTokens = members.number("kvTokens", 1, Double.MAX_VALUE);
    Integer chunk = members.count("chunk", 1, Integer.MAX_VALUE);
    double uncertainty = members.number("uncertainty", 0.001, 10);
    double dispersion = members.number("dispersion", 1, Double.MAX_VALUE);
    Optional<LengthMoments> lengths = members.members("lengths").map(ProfileSection::lengths);
    members.end();
    if (Double.isNaN(base) || Double.isNaN(perComputed) || Double.isNaN(perResident)) {
      return null;
    }
    return members.made(
        () -> {
          Profile profile =
              Profile.of(base, perComputed, perResident)
                  .withKvTokens(kvTokens)
                  .withDispersion(dispersion);
          profile = sequences == null ? profile : profile.withSequences(sequences);
          profile = chunk == null ? profile : profile.withChunk(chunk);
          profile = Double.isNaN(uncertainty) ? profile : profile.withUncertainty(uncertainty);
          return lengths.isPresent() ? profile.withLengths(lengths.get()) : profile;
        });
  }

  /** Means, and how much outputs scatter; prompts and outputs count as independent. */
  private static @Nullable LengthMoments lengths(Members members) {
    double prompt = members.number("prompt", 0, Double.MAX_VALUE);
    double output = members.number("output", 0, Double.MAX_VALUE);
    double cached = members.number("cachedFraction", 0, 1);
    double variability = members.number("outputVariability", 0, 1_000);
    for (String name : new String[] {"prompt", "output"}) {
      if (!members.has(name)) {
        members.missing(name);
      }
    }
    members.end();
    if (Double.isNaN(prompt) || Double.isNaN(output)) {
      return null;
    }
    double computed = prompt * (Double.isNaN(cached) ? 1 : 1 - cached);
    double square = output * output * (1 + (Double.isNaN(variability) ? 0 : variability));
    return members.made(
        () ->
            new LengthMoments(
                computed, prompt, output, Interval.exactly(prompt * output), square, Double.NaN));
  }

  static @Nullable ColdStart coldStart(Members members) {
    Map<StartStage, Duration> medians = new EnumMap<>(StartStage.class);
    for (StartStage stage : StartStage.values()) {
      Duration median = members.duration(stage.name().toLowerCase(Locale.ROOT), true);
      if (median != null) {
        medians.put(stage, median);
      }
    }
    double spread = members.number("spread", 0, 3);
    members.end();
    if (medians.isEmpty()) {
      members.problem(members.pointer(), "coldStart must have the time of at least one stage");
      return null;
    }
    double scatter = Double.isNaN(spread) ? ColdStart.SPREAD : spread;
    return members.made(() -> ColdStart.prior(medians, scatter));
  }
}
