package io.fairlead.autoscale.file;

import io.fairlead.autoscale.BoundsWindow;
import io.fairlead.autoscale.Policies;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.capacity.Variant;
import io.fairlead.autoscale.kubernetes.Controller;
import io.fairlead.autoscale.replay.MetricInput;
import io.fairlead.autoscale.slo.ColdStart;
import io.fairlead.autoscale.slo.Profile;
import io.fairlead.autoscale.slo.ScaleDown;
import io.fairlead.autoscale.slo.SloPolicy;
import io.fairlead.kernel.Json;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads one file; used once. */
final class PolicyFileReader {
  private final Members file;
  private final List<Json.Obj> others;
  private final UnaryOperator<Controller.Builder> controller;
  private int min = 1;
  private int max = 1;
  private @Nullable Signal wakeOn;

  PolicyFileReader(
      Members file, List<Json.Obj> others, UnaryOperator<Controller.Builder> controller) {
    this.file = file;
    this.others = others;
    this.controller = controller;
  }

  @Nullable ScalingPolicyFile read() {
    kind();
    String name = Objects.requireNonNullElse(file.text("name"), "policy");
    boolean bounded = bounds();
    List<Slo> slos = SloSection.objectives(file);
    Profile profile = file.members("profile").map(ProfileSection::profile).orElse(null);
    ColdStart coldStart = file.members("coldStart").map(ProfileSection::coldStart).orElse(null);
    double epsilon = file.number("epsilon", Double.MIN_VALUE, 0.5);
    ScaleDown scaleDown = file.members("scaleDown").map(SloSection::scaleDown).orElse(null);
    Duration warmUp = file.duration("warmUp", true);
    String placement = file.text("placement");
    ZoneId zone = null;
    List<BoundsWindow> windows = new ArrayList<>();
    Members schedule = file.members("schedule").orElse(null);
    if (schedule != null) {
      zone = Times.zone(schedule);
      windows(schedule, windows);
      schedule.end();
    }
    ScalingPolicy own = null;
    if (!slos.isEmpty() && profile == null && !file.has("profile")) {
      file.problem("/slo", "slo needs profile: what one step of a replica takes");
    } else if (least(windows) == 0 && wakeOn == null && !slos.isEmpty()) {
      file.problem(
          "/bounds",
          "min 0 needs wakeOn, the signal of a gateway: replicas that are not there report nothing");
    } else if (!slos.isEmpty() && profile != null && bounded) {
      own = slo(slos, profile, coldStart, epsilon, scaleDown, warmUp, placement, windows);
    }
    CombineTree tree = new CombineTree(own, others, controller);
    ScalingPolicy combined = combined(tree, own);
    List<Variant> variants = VariantSection.read(file, slos, profile);
    file.end();
    if (combined == null || !bounded || !file.problems().isEmpty()) {
      return null;
    }
    ScalingPolicy whole =
        zone == null || windows.isEmpty()
            ? Policies.bounded(combined, min, max)
            : Policies.scheduledBounds(zone, windows, min, max, combined);
    return new ScalingPolicyFile(
        name, whole, least(windows), most(windows), slos, inputs(tree), variants);
  }

  private void kind() {
    String kind = file.text("kind");
    if (!ScalingPolicyFile.KIND.equals(kind)) {
      file.problem(
          file.has("kind") ? "/kind" : "",
          "kind must be "
              + ScalingPolicyFile.KIND
              + ", but was "
              + (kind == null ? "absent" : kind));
    }
    Integer version = file.count("schemaVersion", 1, Integer.MAX_VALUE);
    if (version == null && !file.has("schemaVersion")) {
      file.problem(
          "",
          "schemaVersion is missing (this release reads " + ScalingPolicyFile.SCHEMA_VERSION + ")");
    } else if (version != null && version > ScalingPolicyFile.SCHEMA_VERSION) {
      file.problem(
          "/schemaVersion",
          "schemaVersion must be at most "
              + ScalingPolicyFile.SCHEMA_VERSION
              + ", but was "
              + version
              + " (written for a later release of Fairlead)");
    }
  }

  private boolean bounds() {
    Members bounds = file.members("bounds").orElse(null);
    if (bounds == null) {
      if (!file.has("bounds")) {
        file.missing("bounds");
      }
      return false;
    }
    Integer least = bounds.count("min", 0, Integer.MAX_VALUE);
    Integer most = bounds.count("max", 1, Integer.MAX_VALUE);
    wakeOn = wakeOn(bounds);
    if (!bounds.has("max")) {
      bounds.missing("max");
    }
    bounds.end();
    min = least == null ? 1 : least;
    max = most == null ? Integer.MAX_VALUE : most;
    if (max < min) {
      bounds.problem("/bounds", "max must be at least min, " + min + ", but was " + max);
      return false;
    }
    return most != null;
  }

  private static @Nullable Signal wakeOn(Members bounds) {
    String name = bounds.text("wakeOn");
    if (name == null) {
      return null;
    }
    for (Signal signal : List.of(Signal.ARRIVALS, Signal.IN_FLIGHT)) {
      if (signal.name().equals(name)) {
        return signal;
      }
    }
    bounds.problem(
        bounds.at("wakeOn"), "wakeOn must be arrivals or in-flight, but was \"" + name + '"');
    return null;
  }

  private void windows(Members schedule, List<BoundsWindow> windows) {
    if (!schedule.has("windows")) {
      schedule.missing("windows");
    }
    for (Members each : schedule.list("windows")) {
      Times times = Times.read(each);
      Integer least = each.count("min", 0, Integer.MAX_VALUE);
      Integer most = each.count("max", 1, Integer.MAX_VALUE);
      if (!each.has("min") && !each.has("max")) {
        each.problem(each.pointer(), "a window must have min, max or both");
      }
      each.end();
      if (times != null) {
        BoundsWindow window =
            each.made(
                () ->
                    new BoundsWindow(
                        times.days(),
                        times.from(),
                        times.to(),
                        least == null ? min : least,
                        most == null ? Math.max(max, least == null ? 0 : least) : most));
        if (window != null) {
          windows.add(window);
        }
      }
    }
  }

  private int least(List<BoundsWindow> windows) {
    return Math.min(min, windows.stream().mapToInt(BoundsWindow::min).min().orElse(min));
  }

  private int most(List<BoundsWindow> windows) {
    return Math.max(max, windows.stream().mapToInt(BoundsWindow::max).max().orElse(max));
  }

  private @Nullable ScalingPolicy slo(
      List<Slo> slos,
      Profile profile,
      @Nullable ColdStart coldStart,
      double epsilon,
      @Nullable ScaleDown scaleDown,
      @Nullable Duration warmUp,
      @Nullable String placement,
      List<BoundsWindow> windows) {
    return file.made(
        () -> {
          SloPolicy.Builder builder =
              SloPolicy.builder(slos.get(0), slos.subList(1, slos.size()).toArray(Slo[]::new))
                  .profile(profile)
                  .bounds(least(windows), most(windows));
          if (coldStart != null) {
            builder.coldStart(coldStart);
          }
          if (!Double.isNaN(epsilon)) {
            builder.epsilon(epsilon);
          }
          if (scaleDown != null) {
            builder.scaleDown(scaleDown);
          }
          if (warmUp != null) {
            builder.warmUp(warmUp);
          }
          if (placement != null) {
            builder.placement(placement);
          }
          if (wakeOn != null) {
            builder.wakeOn(wakeOn);
          }
          return builder.build();
        });
  }

  private @Nullable ScalingPolicy combined(CombineTree tree, @Nullable ScalingPolicy own) {
    if (file.has("combine")) {
      ScalingPolicy whole = tree.node(file, "combine");
      if (whole != null && own != null && !tree.usesSlo()) {
        file.problem("/combine", "combine must have the node slo where the file has objectives");
      }
      return whole;
    }
    if (!file.has("slo")) {
      file.problem("", "slo, combine or both must be there");
    }
    return own;
  }

  private List<MetricInput> inputs(CombineTree tree) {
    Set<MetricInput> inputs = new LinkedHashSet<>(tree.inputs());
    if (tree.usesSlo() || !file.has("combine")) {
      inputs.addAll(MetricInput.signals());
    }
    return List.copyOf(inputs);
  }
}
