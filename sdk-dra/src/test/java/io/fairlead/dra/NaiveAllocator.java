package io.fairlead.dra;

import static io.fairlead.dra.NaiveRules.asks;
import static io.fairlead.dra.NaiveRules.charge;
import static io.fairlead.dra.NaiveRules.tainted;
import static io.fairlead.dra.NaiveRules.violates;

import io.fairlead.api.core.v1.Node;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceConstraint;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.dra.NaiveRules.Ask;
import io.fairlead.dra.NaiveRules.Candidate;
import io.fairlead.dra.NaiveTaken.Choice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Upstream's algorithm as it is described, without any thought of speed: what the allocator is
 * compared with. Says {@code fits: ...} with the devices in order, {@code no}, {@code abort: ...},
 * or {@code ?} if it would take too long.
 */
final class NaiveAllocator {

  private static final int MOST_STEPS = 60_000;

  private enum End {
    DONE,
    NO,
    TOO_MANY
  }

  private final Features features;
  private final NaivePools gatherer;
  private final List<NaivePools.Pool> pools;
  private final List<Candidate> candidates = new ArrayList<>();
  private final NaiveSelection selection;
  private final NaiveTaken taken;
  private final List<List<List<Ask>>> claims = new ArrayList<>();
  private final List<List<DeviceConstraint>> constraints = new ArrayList<>();
  private final Map<Ask, List<Candidate>> everything = new HashMap<>();
  private int steps;

  NaiveAllocator(
      Features features,
      List<ResourceSlice> slices,
      List<DeviceClass> classes,
      List<ResourceClaim> held,
      Node node) {
    this.features = features;
    gatherer = new NaivePools(slices, node, features);
    pools = gatherer.gather();
    selection = new NaiveSelection(features, gatherer, classes);
    taken = new NaiveTaken(held, features);
    for (NaivePools.Pool pool : pools) {
      for (ResourceSlice slice : pool.targeting) {
        NaivePools.devices(slice).forEach(d -> candidates.add(new Candidate(pool, slice, d)));
      }
    }
  }

  String allocate(List<ResourceClaim> asked) {
    try {
      for (ResourceClaim claim : asked) {
        prepare(claim);
      }
      End end = one(0, 0, 0, 0, false, 0);
      if (end != End.DONE) {
        return "no";
      }
      StringBuilder text = new StringBuilder("fits:");
      for (Choice choice : taken.chosen()) {
        String parent = choice.ask().parent() == null ? "" : choice.ask().parent() + "/";
        text.append(' ')
            .append(choice.claim())
            .append(':')
            .append(parent)
            .append(choice.ask().name())
            .append('=')
            .append(choice.candidate().id());
      }
      return text.toString();
    } catch (NaiveAbort e) {
      return e.getMessage().equals("?") ? "?" : "abort: " + e.getMessage();
    }
  }

  private void prepare(ResourceClaim claim) {
    List<List<Ask>> requests = new ArrayList<>();
    claims.add(requests);
    constraints.add(
        claim.spec().devices().constraints() == null
            ? List.of()
            : claim.spec().devices().constraints());
    long fewest = 0;
    for (DeviceRequest request : claim.spec().devices().requests()) {
      List<Ask> options = asks(request);
      requests.add(options);
      long own = Long.MAX_VALUE;
      for (Ask ask : options) {
        if (!selection.knows(ask.className())) {
          throw new NaiveAbort("no class " + ask.className());
        } else if (ask.all()) {
          collect(claims.size() - 1, ask);
        }
        own = Math.min(own, ask.all() ? everything.get(ask).size() : ask.count());
      }
      fewest += own;
    }
    if (fewest > 32) {
      throw new NaiveAbort("too many");
    }
    for (DeviceConstraint constraint : constraints.get(claims.size() - 1)) {
      if (constraint.distinctAttribute() != null && !features.isBeyondStable()) {
        throw new NaiveAbort("empty constraint");
      }
    }
  }

  private void collect(int claim, Ask ask) {
    List<Candidate> found = new ArrayList<>();
    for (NaivePools.Pool pool : pools) {
      if (pool.incomplete || pool.invalid) {
        throw new NaiveAbort("pool " + pool.id());
      }
      for (Candidate candidate : candidates) {
        if (candidate.pool() == pool
            && selection.selects(claim, ask, candidate)
            && (!features.has(Gate.CONSUMABLE_CAPACITY) || enough(ask, candidate, Map.of()))) {
          found.add(candidate);
        }
      }
    }
    everything.put(ask, found);
  }

  private End one(int claim, int request, int option, int index, boolean opened, int from) {
    if (++steps > MOST_STEPS) {
      throw new NaiveAbort("?");
    } else if (claim >= claims.size()) {
      return End.DONE;
    }
    List<List<Ask>> requests = claims.get(claim);
    if (request >= requests.size()) {
      End end = one(claim + 1, 0, 0, 0, false, 0);
      return end == End.TOO_MANY ? End.NO : end;
    }
    List<Ask> options = requests.get(request);
    if (!opened && options.get(0).parent() != null) {
      boolean allTooMany = true;
      for (int i = 0; i < options.size(); i++) {
        End end = one(claim, request, i, 0, true, 0);
        if (end == End.DONE) {
          return end;
        }
        allTooMany &= end == End.TOO_MANY;
      }
      return allTooMany ? End.TOO_MANY : End.NO;
    }
    Ask ask = options.get(option);
    if (ask.all() && everything.get(ask).isEmpty()) {
      return End.NO;
    }
    long wanted = ask.all() ? everything.get(ask).size() : ask.count();
    if (index >= wanted) {
      return one(claim, request + 1, 0, 0, false, 0);
    }
    long results = taken.chosen().stream().filter(c -> c.claim() == claim).count();
    if (wanted - index > 32 - results) {
      return End.TOO_MANY;
    }
    if (ask.all()) {
      if (!give(claim, ask, everything.get(ask).get(index), true)) {
        return End.NO;
      }
      End end = one(claim, request, option, index + 1, opened, 0);
      if (end != End.DONE) {
        taken.removeLast();
      }
      return end;
    }
    for (int i = from; i < candidates.size(); i++) {
      steps++;
      Candidate candidate = candidates.get(i);
      if (taken.inUse(claim, ask, candidate)
          || !selection.selects(claim, ask, candidate)
          || (features.has(Gate.CONSUMABLE_CAPACITY)
              && !enough(ask, candidate, taken.consumed(candidate)))
          || !give(claim, ask, candidate, false)) {
        continue;
      }
      End end = one(claim, request, option, index + 1, opened, i + 1);
      if (end == End.DONE) {
        return end;
      }
      taken.removeLast();
      if (end == End.TOO_MANY) {
        return end;
      }
    }
    return End.NO;
  }

  private boolean enough(Ask ask, Candidate candidate, Map<String, BigDecimal> before) {
    boolean fractions = features.has(Gate.FRACTIONAL_CAPACITY_RANGE);
    Map<String, BigDecimal> charged = charge(ask, candidate, fractions);
    if (charged == null) {
      return false;
    }
    for (var entry : charged.entrySet()) {
      DeviceCapacity capacity = candidate.device().capacity().get(entry.getKey());
      BigDecimal sum = before.getOrDefault(entry.getKey(), BigDecimal.ZERO).add(entry.getValue());
      if (violates(entry.getValue(), capacity.requestPolicy(), fractions)
          || sum.compareTo(capacity.value().toBigDecimal()) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Takes a device if nothing is against it; all that was chosen is looked at anew. */
  private boolean give(int claim, Ask ask, Candidate candidate, boolean must) {
    if (taken.inUse(claim, ask, candidate)
        || gatherer.skips(candidate.slice())
        || (!features.has(Gate.PARTITIONABLE_DEVICES)
            && !NaivePools.consumed(candidate.device()).isEmpty())) {
      return false;
    }
    if (!taken.isRunning(candidate) && !fitsCounters(candidate)) {
      return false;
    } else if (features.has(Gate.DEVICE_TAINTS) && tainted(ask, candidate.device())) {
      return false;
    }
    for (DeviceConstraint constraint : constraints.get(claim)) {
      if (ask.concerns(constraint) && !satisfies(claim, ask, candidate, constraint)) {
        if (must) {
          throw new NaiveAbort("constraint " + candidate.id());
        }
        return false;
      }
    }
    if (features.has(Gate.CONSUMABLE_CAPACITY)
        && !enough(ask, candidate, taken.consumed(candidate))) {
      return false;
    }
    boolean fractions = features.has(Gate.FRACTIONAL_CAPACITY_RANGE);
    Map<String, BigDecimal> charged =
        taken.isShared(candidate) ? charge(ask, candidate, fractions) : Map.of();
    taken.add(new Choice(claim, ask, candidate, charged));
    return true;
  }

  private boolean fitsCounters(Candidate candidate) {
    List<Device> drawing = taken.drawing(candidate);
    return (!features.has(Gate.DEVICE_COMPATIBILITY_GROUPS)
            || NaiveCounters.isCompatible(candidate.device(), drawing))
        && NaiveCounters.suffice(candidate.pool().sets.values(), candidate.device(), drawing);
  }

  private boolean satisfies(int claim, Ask ask, Candidate candidate, DeviceConstraint constraint) {
    boolean match = constraint.matchAttribute() != null;
    String attribute = match ? constraint.matchAttribute() : constraint.distinctAttribute();
    Object own = selection.value(ask, candidate, attribute);
    if (own == null) {
      return false;
    }
    List<Object> others = new ArrayList<>();
    for (Choice choice : taken.chosen()) {
      if (choice.claim() == claim && choice.ask().concerns(constraint)) {
        others.add(selection.value(choice.ask(), choice.candidate(), attribute));
      }
    }
    return NaiveValues.satisfy(match, own, others, features.has(Gate.LIST_TYPE_ATTRIBUTES));
  }
}
