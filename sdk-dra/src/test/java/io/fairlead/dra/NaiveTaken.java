package io.fairlead.dra;

import static io.fairlead.dra.NaiveRules.orEmpty;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.dra.NaiveRules.Ask;
import io.fairlead.dra.NaiveRules.Candidate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is taken already: by claims that hold devices, and by the choices made so far. */
final class NaiveTaken {

  record Choice(int claim, Ask ask, Candidate candidate, Map<String, BigDecimal> consumed) {}

  private final List<ResourceClaim> held;
  private final boolean shares;
  private final List<Choice> chosen = new ArrayList<>();

  NaiveTaken(List<ResourceClaim> held, Features features) {
    this.held = held;
    shares = features.has(Gate.CONSUMABLE_CAPACITY);
  }

  List<Choice> chosen() {
    return chosen;
  }

  void add(Choice choice) {
    chosen.add(choice);
  }

  void removeLast() {
    chosen.remove(chosen.size() - 1);
  }

  boolean isShared(Candidate candidate) {
    return shares && Boolean.TRUE.equals(candidate.device().allowMultipleAllocations());
  }

  boolean inUse(int claim, Ask ask, Candidate candidate) {
    boolean ours = false;
    boolean any = false;
    for (Choice choice : chosen) {
      boolean same = choice.candidate.equals(candidate) && !isShared(candidate);
      any |= same;
      ours |= same && choice.claim == claim;
    }
    return ask.admin() ? ours : any || isHeld(candidate.id(), true, false);
  }

  /** Whether somebody has a share of a device that is shared. */
  boolean isRunning(Candidate candidate) {
    return isShared(candidate)
        && (isHeld(candidate.id(), false, true)
            || chosen.stream().anyMatch(c -> c.candidate.equals(candidate)));
  }

  /** Whether a claim holds a device, as a whole or as a share. */
  private boolean isHeld(String id, boolean whole, boolean share) {
    for (ResourceClaim claim : held) {
      for (var result : claim.status().allocation().devices().results()) {
        boolean isShare = shares && result.shareID() != null;
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

  Map<String, BigDecimal> consumed(Candidate candidate) {
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

  /** All devices of the pool that hold counters, each once. */
  List<Device> drawing(Candidate candidate) {
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
    Set<Candidate> counted = new HashSet<>();
    for (Choice choice : chosen) {
      Candidate other = choice.candidate;
      boolean again = isShared(other) && (isHeld(other.id(), true, true) || !counted.add(other));
      if (other.pool() == candidate.pool() && !again) {
        drawing.add(other.device());
      }
    }
    return drawing;
  }
}
