package io.fairlead.autoscale.file;

import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.capacity.Variant;
import io.fairlead.autoscale.slo.Profile;
import io.fairlead.autoscale.slo.ReplicaModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the accelerators that the model may run on. */
final class VariantSection {

  private VariantSection() {}

  static List<Variant> read(Members file, List<Slo> slos, @Nullable Profile shared) {
    List<Variant> variants = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Members each : file.list("variants")) {
      String name = each.text("name");
      String accelerator = Objects.requireNonNullElse(each.text("accelerator"), "");
      Profile own = each.members("profile").map(ProfileSection::profile).orElse(shared);
      double capacity = each.number("capacity", Double.MIN_VALUE, Double.MAX_VALUE);
      double cost = each.number("cost", 0, Double.MAX_VALUE);
      Integer least = each.count("min", 0, Variant.MOST_REPLICAS);
      Integer most = each.count("max", 0, Variant.MOST_REPLICAS);
      double start = each.number("startCost", 0, Double.MAX_VALUE);
      double stop = each.number("stopCost", 0, Double.MAX_VALUE);
      Map<String, Long> uses = new LinkedHashMap<>();
      each.counts("uses", uses);
      for (String needed : List.of("name", "cost")) {
        if (!each.has(needed)) {
          each.missing(needed);
        }
      }
      if (name != null && !names.add(name)) {
        each.problem(each.at("name"), "name must be used once, but " + name + " is there twice");
      }
      each.end();
      double rate = Double.isNaN(capacity) ? modelled(each, own, slos) : capacity;
      if (name == null || Double.isNaN(cost) || Double.isNaN(rate)) {
        continue;
      }
      Variant variant =
          each.made(
              () -> {
                Variant.Builder builder =
                    Variant.builder(new VariantId("", name, "", accelerator), rate, cost)
                        .bounds(least == null ? 0 : least, most == null ? 64 : most)
                        .churn(Double.isNaN(start) ? 0 : start, Double.isNaN(stop) ? 0 : stop);
                uses.forEach(builder::uses);
                return builder.build();
              });
      if (variant != null) {
        variants.add(variant);
      }
    }
    return variants;
  }

  /** Requests per second that a replica serves within the objectives, by its profile. */
  private static double modelled(Members each, @Nullable Profile profile, List<Slo> slos) {
    Optional<LengthMoments> lengths = profile == null ? Optional.empty() : profile.lengths();
    if (profile == null || lengths.isEmpty() || slos.isEmpty()) {
      each.problem(
          each.pointer(),
          "capacity must be there, or slo and a profile with lengths to compute it from");
      return Double.NaN;
    }
    double dispersion = Double.isNaN(profile.dispersion()) ? 1 : profile.dispersion();
    return ReplicaModel.prior(profile).capacity(slos, lengths.get(), dispersion).rate();
  }
}
