package io.fairlead.routing;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * How the stages of one router behave: times them, counts failures, switches off those without
 * which a decision can be made.
 */
final class StageHealth {

  /** Overruns running after which a stage is switched off, or a rule reported. */
  static final int OVERRUNS = 5;

  private final String profile;
  private final String[] names;
  private final long rules;
  private final LongSupplier clock;
  private final RoutingListener listener;
  private final long budgetNanos;
  private final long offNanos;
  private final AtomicIntegerArray overruns;
  private final AtomicLongArray failures;
  private final AtomicLongArray offUntil;
  private final AtomicLong off = new AtomicLong();

  /**
   * Creates the health of stages.
   *
   * @param rules one bit per stage that is never switched off
   */
  StageHealth(
      String profile,
      String[] names,
      long rules,
      LongSupplier clock,
      RoutingListener listener,
      long budgetNanos,
      long offNanos) {
    this.profile = profile;
    this.names = names;
    this.rules = rules;
    this.clock = clock;
    this.listener = listener;
    this.budgetNanos = budgetNanos;
    this.offNanos = offNanos;
    overruns = new AtomicIntegerArray(names.length);
    failures = new AtomicLongArray(names.length);
    offUntil = new AtomicLongArray(names.length);
  }

  long now() {
    return clock.getAsLong();
  }

  /** One bit per stage that is switched off. */
  long off() {
    long mask = off.get();
    return mask == 0 ? 0 : stillOff(mask);
  }

  private long stillOff(long mask) {
    long now = now();
    long still = mask;
    for (int stage = 0; stage < names.length; stage++) {
      long bit = 1L << stage;
      if ((mask & bit) != 0 && now - offUntil.get(stage) >= 0) {
        still &= ~bit;
        off.getAndUpdate(bits -> bits & ~bit);
      }
    }
    return still;
  }

  void took(int stage, long nanos) {
    if (nanos > budgetNanos) {
      overrun(stage, nanos);
    } else if (overruns.getPlain(stage) != 0) {
      overruns.set(stage, 0);
    }
  }

  private void overrun(int stage, long nanos) {
    if (overruns.incrementAndGet(stage) < OVERRUNS) {
      return;
    }
    overruns.set(stage, 0);
    try {
      if ((rules & (1L << stage)) != 0) {
        listener.filterOverran(profile, names[stage], nanos);
      } else {
        switchOff(stage, nanos);
      }
    } catch (RuntimeException ignored) {
      // a listener must not break a decision
    }
  }

  private void switchOff(int stage, long nanos) {
    long until = now() + offNanos;
    offUntil.set(stage, until);
    long bit = 1L << stage;
    if ((off.getAndUpdate(bits -> bits | bit) & bit) == 0) {
      listener.stageSwitchedOff(profile, names[stage], nanos, until);
    }
  }

  void failed(int stage, Throwable cause) {
    failures.incrementAndGet(stage);
    try {
      listener.stageFailed(profile, names[stage], cause);
    } catch (RuntimeException ignored) {
      // a listener must not break a decision
    }
  }

  /** How often a stage failed; 0 for a name that is not a stage. */
  long failures(String stage) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(stage)) {
        return failures.get(i);
      }
    }
    return 0;
  }

  String name(int stage) {
    return names[stage];
  }

  /** Names of the stages of a mask. */
  Set<String> names(long mask) {
    Set<String> set = new TreeSet<>();
    for (int stage = 0; stage < names.length; stage++) {
      if ((mask & (1L << stage)) != 0) {
        set.add(names[stage]);
      }
    }
    return set;
  }
}
