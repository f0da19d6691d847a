package io.fairlead.dra;

import static io.fairlead.dra.NaiveRules.asks;
import static io.fairlead.dra.NaiveRules.cel;
import static io.fairlead.dra.NaiveRules.charge;
import static io.fairlead.dra.NaiveRules.or;
import static io.fairlead.dra.NaiveRules.orEmpty;
import static io.fairlead.dra.NaiveRules.tainted;
import static io.fairlead.dra.NaiveRules.violates;

import io.fairlead.api.core.v1.Node;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceConstraint;
import io.fairlead.api.resource.v1.DeviceDerivedAttribute;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.cel.CelError;
import io.fairlead.cel.CelList;
import io.fairlead.cel.SemanticVersion;
import io.fairlead.cel.dra.DeviceEnvironment;
import io.fairlead.cel.dra.Verdict;
import io.fairlead.dra.NaiveRules.Ask;
import io.fairlead.dra.NaiveRules.Candidate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Upstream's algorithm as it is described, without any thought of speed: what the allocator is
 * compared with. Says {@code fits: ...} with the devices in order, {@code no}, {@code abort: ...},
 * or {@code ?} if it would take too long.
 */
final class NaiveAllocator {

  private static final int MOST_STEPS = 60_000;

  private static final class Abort extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Abort(String message) {
      super(message, null, false, false);
    }
  }

  private enum End {
    DONE,
    NO,
    TOO_MANY
  }

  private record Choice(
      int claim, Ask ask, Candidate candidate, Map<String, BigDecimal> consumed) {}

  private final Features features;
  private final Map<String, DeviceClass> classes = new HashMap<>();
  private final List<ResourceClaim> held;
  private final NaivePools gatherer;
  private final List<NaivePools.Pool> pools;
  private final List<Candidate> candidates = new ArrayList<>();
  private static final Map<String, io.fairlead.cel.dra.DeviceSelector> COMPILED = new HashMap<>();

  private final DeviceEnvironment environment;
  private final List<List<List<Ask>>> claims = new ArrayList<>();
  private final List<List<DeviceConstraint>> constraints = new ArrayList<>();
  private final Map<Ask, List<Candidate>> everything = new HashMap<>();
  private final Map<String, Boolean> verdicts = new HashMap<>();
  private final List<Choice> chosen = new ArrayList<>();
  private int steps;

  NaiveAllocator(
      Features features,
      List<ResourceSlice> slices,
      List<DeviceClass> classes,
      List<ResourceClaim> held,
      Node node) {
    this.features = features;
    this.held = held;
    classes.forEach(c -> this.classes.put(c.metadata().name(), c));
    gatherer = new NaivePools(slices, node, features);
    pools = gatherer.gather();
    environment = DeviceEnvironment.stored(features.version().minor());
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
      for (Choice choice : chosen) {
        String parent = choice.ask.parent() == null ? "" : choice.ask.parent() + "/";
        text.append(' ')
            .append(choice.claim)
            .append(':')
            .append(parent)
            .append(choice.ask.name())
            .append('=')
            .append(choice.candidate.id());
      }
      return text.toString();
    } catch (Abort e) {
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
        if (!classes.containsKey(ask.className())) {
          throw new Abort("no class " + ask.className());
        } else if (ask.all()) {
          collect(claims.size() - 1, ask);
        }
        own = Math.min(own, ask.all() ? everything.get(ask).size() : ask.count());
      }
      fewest += own;
    }
    if (fewest > 32) {
      throw new Abort("too many");
    }
    for (DeviceConstraint constraint : constraints.get(claims.size() - 1)) {
      if (constraint.distinctAttribute() != null && !features.isBeyondStable()) {
        throw new Abort("empty constraint");
      }
    }
  }

  private void collect(int claim, Ask ask) {
    List<Candidate> found = new ArrayList<>();
    for (NaivePools.Pool pool : pools) {
      if (pool.incomplete || pool.invalid) {
        throw new Abort("pool " + pool.id());
      }
      for (Candidate candidate : candidates) {
        if (candidate.pool() == pool
            && selectable(claim, ask, candidate)
            && (!features.has(Gate.CONSUMABLE_CAPACITY) || enough(ask, candidate, Map.of()))) {
          found.add(candidate);
        }
      }
    }
    everything.put(ask, found);
  }

  private End one(int claim, int request, int option, int index, boolean opened, int from) {
    if (++steps > MOST_STEPS) {
      throw new Abort("?");
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
    long results = chosen.stream().filter(c -> c.claim == claim).count();
    if (wanted - index > 32 - results) {
      return End.TOO_MANY;
    }
    if (ask.all()) {
      if (!give(claim, ask, everything.get(ask).get(index), true)) {
        return End.NO;
      }
      End end = one(claim, request, option, index + 1, opened, 0);
      if (end != End.DONE) {
        chosen.remove(chosen.size() - 1);
      }
      return end;
    }
    for (int i = from; i < candidates.size(); i++) {
      steps++;
      Candidate candidate = candidates.get(i);
      if (inUse(claim, ask, candidate)
          || !selectable(claim, ask, candidate)
          || (features.has(Gate.CONSUMABLE_CAPACITY)
              && !enough(ask, candidate, consumed(candidate)))
          || !give(claim, ask, candidate, false)) {
        continue;
      }
      End end = one(claim, request, option, index + 1, opened, i + 1);
      if (end == End.DONE) {
        return end;
      }
      chosen.remove(chosen.size() - 1);
      if (end == End.TOO_MANY) {
        return end;
      }
    }
    return End.NO;
  }

  private boolean shared(Candidate candidate) {
    return features.has(Gate.CONSUMABLE_CAPACITY)
        && Boolean.TRUE.equals(candidate.device().allowMultipleAllocations());
  }

  private boolean inUse(int claim, Ask ask, Candidate candidate) {
    boolean ours = false;
    boolean any = false;
    for (Choice choice : chosen) {
      boolean same = choice.candidate.equals(candidate) && !shared(candidate);
      any |= same;
      ours |= same && choice.claim == claim;
    }
    return ask.admin() ? ours : any || isHeld(candidate.id(), true, false);
  }

  /** Whether a claim holds a device, as a whole or as a share. */
  private boolean isHeld(String id, boolean whole, boolean share) {
    for (ResourceClaim claim : held) {
      for (var result : claim.status().allocation().devices().results()) {
        boolean isShare = features.has(Gate.CONSUMABLE_CAPACITY) && result.shareID() != null;
        String device = result.driver() + "/" + result.pool() + "/" + result.device();
        if (device.equals(id)
            && !Boolean.TRUE.equals(result.adminAccess())
            && (isShare ? share : whole)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean selectable(int claim, Ask ask, Candidate candidate) {
    Boolean known =
        verdicts.get(
            claim
                + "\n"
                + ask.hashCode()
                + "\n"
                + ask.parent()
                + ask.name()
                + "\n"
                + candidate.id());
    if (known != null) {
      return known;
    }
    boolean verdict = judge(ask, candidate);
    verdicts.put(
        claim + "\n" + ask.hashCode() + "\n" + ask.parent() + ask.name() + "\n" + candidate.id(),
        verdict);
    return verdict;
  }

  private boolean judge(Ask ask, Candidate candidate) {
    Device device = candidate.device();
    boolean binds = device.bindingConditions() != null && !device.bindingConditions().isEmpty();
    if (binds
        && !(features.has(Gate.BINDING_CONDITIONS) && features.has(Gate.CLAIM_DEVICE_STATUS))) {
      return false;
    }
    List<DeviceSelector> all = new ArrayList<>(or(classes.get(ask.className()).spec().selectors()));
    all.addAll(ask.selectors());
    for (DeviceSelector selector : all) {
      Verdict verdict = compiled(selector.cel().expression()).matches(cel(candidate));
      if (verdict.failed()) {
        throw new Abort("CEL " + candidate.id());
      } else if (!verdict.matches()) {
        return false;
      }
    }
    return !Boolean.TRUE.equals(candidate.slice().spec().perDeviceNodeSelection())
        || gatherer.reaches(device);
  }

  private io.fairlead.cel.dra.DeviceSelector compiled(String expression) {
    return COMPILED.computeIfAbsent(
        features.version() + expression,
        key ->
            environment
                .compile(expression)
                .selector()
                .orElseThrow(() -> new Abort("does not compile: " + expression)));
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

  private Map<String, BigDecimal> consumed(Candidate candidate) {
    Map<String, BigDecimal> sum = new HashMap<>();
    for (ResourceClaim claim : held) {
      for (var result : claim.status().allocation().devices().results()) {
        String id = result.driver() + "/" + result.pool() + "/" + result.device();
        if (id.equals(candidate.id()) && result.shareID() != null) {
          orEmpty(result.consumedCapacity())
              .forEach((name, amount) -> sum.merge(name, amount.toBigDecimal(), BigDecimal::add));
        }
      }
    }
    for (Choice choice : chosen) {
      if (choice.candidate.equals(candidate)) {
        choice.consumed.forEach((name, amount) -> sum.merge(name, amount, BigDecimal::add));
      }
    }
    return sum;
  }

  /** Takes a device if nothing is against it; all that was chosen is looked at anew. */
  private boolean give(int claim, Ask ask, Candidate candidate, boolean must) {
    if (inUse(claim, ask, candidate)
        || gatherer.skips(candidate.slice())
        || (!features.has(Gate.PARTITIONABLE_DEVICES)
            && !NaivePools.consumed(candidate.device()).isEmpty())) {
      return false;
    }
    boolean running =
        shared(candidate)
            && (isHeld(candidate.id(), false, true)
                || chosen.stream().anyMatch(c -> c.candidate.equals(candidate)));
    if (!running && !fitsCounters(candidate)) {
      return false;
    } else if (features.has(Gate.DEVICE_TAINTS) && tainted(ask, candidate.device())) {
      return false;
    }
    for (DeviceConstraint constraint : constraints.get(claim)) {
      if (ask.concerns(constraint) && !satisfies(claim, ask, candidate, constraint)) {
        if (must) {
          throw new Abort("constraint " + candidate.id());
        }
        return false;
      }
    }
    if (features.has(Gate.CONSUMABLE_CAPACITY) && !enough(ask, candidate, consumed(candidate))) {
      return false;
    }
    boolean fractions = features.has(Gate.FRACTIONAL_CAPACITY_RANGE);
    Map<String, BigDecimal> charged =
        shared(candidate) ? charge(ask, candidate, fractions) : Map.of();
    chosen.add(new Choice(claim, ask, candidate, charged));
    return true;
  }

  private boolean fitsCounters(Candidate candidate) {
    List<Device> drawing = drawing(candidate);
    return (!features.has(Gate.DEVICE_COMPATIBILITY_GROUPS)
            || NaiveCounters.isCompatible(candidate.device(), drawing))
        && NaiveCounters.suffice(candidate.pool().sets.values(), candidate.device(), drawing);
  }

  /** All devices of the pool that hold counters, each once. */
  private List<Device> drawing(Candidate candidate) {
    List<Device> drawing = new ArrayList<>();
    List<ResourceSlice> slices = new ArrayList<>(candidate.pool().targeting);
    slices.addAll(candidate.pool().others);
    for (ResourceSlice slice : slices) {
      for (Device device : NaivePools.devices(slice)) {
        if (isHeld(candidate.pool().id() + "/" + device.name(), true, true)) {
          drawing.add(device);
        }
      }
    }
    Set<Candidate> shares = new HashSet<>();
    for (Choice choice : chosen) {
      Candidate other = choice.candidate;
      boolean again = shared(other) && (isHeld(other.id(), true, true) || !shares.add(other));
      if (other.pool() == candidate.pool() && !again) {
        drawing.add(other.device());
      }
    }
    return drawing;
  }

  private boolean satisfies(int claim, Ask ask, Candidate candidate, DeviceConstraint constraint) {
    boolean match = constraint.matchAttribute() != null;
    String attribute = match ? constraint.matchAttribute() : constraint.distinctAttribute();
    Object own = value(ask, candidate, attribute);
    if (own == null) {
      return false;
    }
    List<Object> others = new ArrayList<>();
    for (Choice choice : chosen) {
      if (choice.claim == claim && choice.ask.concerns(constraint)) {
        others.add(value(choice.ask, choice.candidate, attribute));
      }
    }
    return NaiveValues.satisfy(match, own, others, features.has(Gate.LIST_TYPE_ATTRIBUTES));
  }

  private Object value(Ask ask, Candidate candidate, String attribute) {
    for (DeviceDerivedAttribute derived : ask.derived()) {
      if (derived.name().equals(attribute)) {
        Object value =
            environment
                .compileDerivedAttribute(derived.expression())
                .orThrow()
                .evaluate(cel(candidate));
        if (value instanceof CelError) {
          throw new Abort("derived " + candidate.id());
        } else if (value instanceof CelList list) {
          Set<Object> set = new HashSet<>();
          for (int i = 0; i < list.size(); i++) {
            set.add(list.get(i));
          }
          return set;
        }
        return value instanceof SemanticVersion ? "v" + value : value;
      }
    }
    return NaiveValues.of(candidate.device(), candidate.pool().driver, attribute);
  }
}
