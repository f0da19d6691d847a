package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.kubernetes.HpaSpec.Rules;
import io.fairlead.autoscale.kubernetes.HpaSpec.ScalingPolicyRule;
import io.fairlead.autoscale.kubernetes.HpaSpec.Select;
import io.fairlead.autoscale.kubernetes.HpaState.Event;
import java.time.Instant;
import java.util.List;

/**
 * The changes of the recent past and what they leave room for. One decision, one thread; changes
 * the lists that it is given as the controller changes its maps.
 */
final class ScaleEvents {

  private final GoInt go;
  private final Instant now;
  private final List<Event> ups;
  private final List<Event> downs;

  ScaleEvents(GoInt go, Instant now, List<Event> ups, List<Event> downs) {
    this.go = go;
    this.now = now;
    this.ups = ups;
    this.downs = downs;
  }

  int upLimit(int current, Rules rules) {
    if (rules.select() == Select.DISABLED) {
      return current;
    }
    boolean least = rules.select() == Select.MIN;
    int result = least ? Integer.MAX_VALUE : Integer.MIN_VALUE;
    for (ScalingPolicyRule policy : rules.policies()) {
      int start = atStart(current, policy);
      // in doubles, as Go writes it: 25 up 12 % is 29, in integers it would be 28
      int proposed =
          policy.percent()
              ? go.int32(Math.ceil(start * (1 + policy.value() / 100.0)))
              : go.plus32(start, policy.value());
      result = least ? Math.min(result, proposed) : Math.max(result, proposed);
    }
    return result;
  }

  int downLimit(int current, Rules rules) {
    if (rules.select() == Select.DISABLED) {
      return current;
    }
    boolean leastChange = rules.select() == Select.MIN;
    int result = leastChange ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    for (ScalingPolicyRule policy : rules.policies()) {
      int start = atStart(current, policy);
      int proposed =
          policy.percent()
              ? go.int32(start * (1 - policy.value() / 100.0))
              : go.plus32(start, -policy.value());
      result = leastChange ? Math.max(result, proposed) : Math.min(result, proposed);
    }
    return result;
  }

  /** The number at the start of a policy's period, from the events since. */
  private int atStart(int current, ScalingPolicyRule policy) {
    Instant cutoff = now.minusSeconds(policy.periodSeconds());
    int added = 0;
    for (Event event : ups) {
      added = event.timestamp().isAfter(cutoff) ? go.plus32(added, event.change()) : added;
    }
    int deleted = 0;
    for (Event event : downs) {
      deleted = event.timestamp().isAfter(cutoff) ? go.plus32(deleted, event.change()) : deleted;
    }
    return go.plus32(go.plus32(current, -added), deleted);
  }

  /** Remembers a change that was made, in the place of one that no policy looks at any more. */
  void store(int before, int after, Rules rules) {
    List<Event> events = after > before ? ups : downs;
    Instant cutoff = now.minusSeconds(rules.longestPeriod());
    int old = -1;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (event.timestamp().isBefore(cutoff) && !event.outdated()) {
        events.set(i, new Event(event.change(), event.timestamp(), true));
      }
      old = events.get(i).outdated() ? i : old;
    }
    Event entry = new Event(Math.abs(after - before), now, false);
    if (old < 0) {
      events.add(entry);
    } else {
      events.set(old, entry);
    }
  }
}
