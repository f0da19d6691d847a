package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.requirePositive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Routes live requests: a pool, a profile, its signals.
 *
 * <p>Thread-safe and without a lock between deciding threads; scratch is reused, so a decision
 * allocates what it returns and nothing per endpoint. It freezes its input first: the latest
 * snapshot, the rows of own traffic that stages read, and what the signals know of the request.
 */
public final class Router {

  /** Time a stage may take before it counts as an overrun, unless the builder says otherwise. */
  public static final Duration DEFAULT_STAGE_BUDGET = Duration.ofMillis(2);

  /** How long a stage is off after five overruns running, unless the builder says otherwise. */
  public static final Duration DEFAULT_STAGE_PAUSE = Duration.ofSeconds(10);

  /** Rounds before giving up on a pool whose endpoints leave faster than they are chosen. */
  private static final int ROUNDS = 3;

  private final Pool pool;
  private final RoutingProfile profile;
  private final Pipeline pipeline;
  private final Intake intake;
  private final RoutingListener listener;
  private final @Nullable Capture capture;
  private final LongSupplier clock;
  private final StageHealth health;
  private final ScratchPool scratches = new ScratchPool();

  private Router(Builder builder, OwnTraffic[] ownTraffic) {
    pool = builder.pool;
    profile = builder.profile;
    pipeline = profile.pipeline();
    listener = builder.listener;
    capture = builder.capture;
    clock = builder.clock;
    List<String> names = new ArrayList<>();
    profile.stages().forEach(stage -> names.add(stage.name()));
    builder.signals.forEach(signal -> names.add(signal.name()));
    health =
        new StageHealth(
            profile.name(),
            names.toArray(String[]::new),
            pipeline.rules,
            clock,
            listener,
            builder.stageBudget.toNanos(),
            builder.stagePause.toNanos());
    intake =
        new Intake(ownTraffic, builder.signals.toArray(Signal[]::new), pipeline.stages(), health);
  }

  /**
   * Starts a router.
   *
   * @param nanoClock monotonic nanoseconds, such as {@code System::nanoTime}; only to time stages
   *     and decisions
   */
  public static Builder builder(Pool pool, RoutingProfile profile, LongSupplier nanoClock) {
    return new Builder(pool, profile, nanoClock);
  }

  /** Returns the pool. */
  public Pool pool() {
    return pool;
  }

  /** Returns the profile. */
  public RoutingProfile profile() {
    return profile;
  }

  /**
   * Chooses an endpoint for a request and reserves it before it returns.
   *
   * @param nowNanos monotonic time
   * @return {@link Routed}, whose lease must be ended, or {@link Rejected}; never an exception for
   *     overload or a broken stage
   */
  public RoutingDecision route(RoutingRequest request, long nowNanos) {
    Objects.requireNonNull(request, "request");
    long start = clock.getAsLong();
    Scratch s = scratches.borrow();
    RoutingDecision decision;
    try {
      s.health = health;
      decision = decide(s, request, nowNanos);
    } finally {
      scratches.giveBack(s);
    }
    try {
      listener.decided(request, decision, clock.getAsLong() - start);
    } catch (RuntimeException ignored) {
      // a listener must not break a decision
    }
    return decision;
  }

  /**
   * Returns the input that a decision on this request would have now, and reserves nothing; for
   * {@link RoutingProfile#explain} and shadow profiles.
   */
  public DecisionInput observe(RoutingRequest request, long nowNanos) {
    Objects.requireNonNull(request, "request");
    Scratch s = scratches.borrow();
    try {
      s.health = health;
      PoolSnapshot snapshot = pool.snapshot();
      long off = health.off();
      intake.freeze(s, snapshot, request, nowNanos, off);
      return intake.input(s, request, nowNanos, profile.seedOf(request), off);
    } finally {
      scratches.giveBack(s);
    }
  }

  /** Returns how often a stage failed; 0 for a name that is not a stage. */
  public long failures(String stage) {
    return health.failures(stage);
  }

  /**
   * A stage that has been running for long.
   *
   * @param stage its name
   * @param thread name of the thread that it keeps
   * @param nanos for how long
   */
  public record RunningStage(String stage, String thread, long nanos) {}

  /**
   * Returns the stages that have been running for longer than a while, for the host's watchdog: it
   * names a stage that never returns, which Java cannot stop.
   */
  public List<RunningStage> running(Duration longerThan) {
    long now = clock.getAsLong();
    List<RunningStage> stuck = new ArrayList<>();
    for (Scratch s : scratches.all()) {
      int stage = s.running();
      long nanos = now - s.runningSince();
      Thread thread = s.thread();
      if (stage != Scratch.IDLE && nanos > longerThan.toNanos() && thread != null) {
        stuck.add(new RunningStage(health.name(stage), thread.getName(), nanos));
      }
    }
    return List.copyOf(stuck);
  }

  private RoutingDecision decide(Scratch s, RoutingRequest request, long nowNanos) {
    long seed = profile.seedOf(request);
    long off = health.off();
    PoolSnapshot snapshot = pool.snapshot();
    for (int round = 0; round < ROUNDS; round++) {
      if (snapshot.size() == 0) {
        break;
      }
      intake.freeze(s, snapshot, request, nowNanos, off);
      int winner = pipeline.run(s, request, seed, off, null);
      if (winner < 0) {
        Refusal refusal = Refusal.of(winner, profile.name(), seed, snapshot);
        capture(s, request, nowNanos, off, refusal);
        return refusal;
      }
      int tokens = RoutingProfile.uncachedTokens(s, request, winner);
      Claim lease = Claim.reserve(snapshot.endpoint(winner), listener, nowNanos, tokens);
      if (!lease.ended()) {
        Placement placement = profile.placement(s, seed, lease);
        capture(s, request, nowNanos, off, placement);
        intake.routed(s, request, placement, off);
        return placement;
      }
      // its slot has another tenant since: the snapshot is old
      snapshot = pool.snapshot();
    }
    return Refusal.noEndpoints(profile.name(), seed, snapshot);
  }

  private void capture(
      Scratch s, RoutingRequest request, long nowNanos, long off, RoutingDecision decision) {
    Capture sink = capture;
    if (sink == null) {
      return;
    }
    try {
      if (sink.wants(request)) {
        long out = off | s.failed;
        sink.captured(decision, intake.input(s, request, nowNanos, decision.seed(), out));
      }
    } catch (RuntimeException ignored) {
      // a capture must not break a decision
    }
  }

  /** Builds a {@link Router}. Not thread-safe. */
  public static final class Builder {
    private static final int MAX_STAGES = 62;

    private final Pool pool;
    private final RoutingProfile profile;
    private final LongSupplier clock;
    private final List<Signal> signals = new ArrayList<>();
    private RoutingListener listener = RoutingListener.NONE;
    private @Nullable Capture capture;
    private boolean allTraffic;
    private Duration stageBudget = DEFAULT_STAGE_BUDGET;
    private Duration stagePause = DEFAULT_STAGE_PAUSE;

    private Builder(Pool pool, RoutingProfile profile, LongSupplier clock) {
      this.pool = Objects.requireNonNull(pool, "pool");
      this.profile = Objects.requireNonNull(profile, "profile");
      this.clock = Objects.requireNonNull(clock, "nanoClock");
    }

    /** Adds a signal; signals run in the order of these calls, before the filters. */
    public Builder signal(Signal signal) {
      signals.add(Objects.requireNonNull(signal, "signal"));
      return this;
    }

    /** Observes decisions and failures; the default ignores them. */
    public Builder listener(RoutingListener value) {
      listener = Objects.requireNonNull(value, "listener");
      return this;
    }

    /** Receives inputs of decisions; off by default. */
    public Builder capture(Capture value) {
      capture = Objects.requireNonNull(value, "capture");
      return this;
    }

    /**
     * Freezes all own traffic, also what no stage reads, so that captured decisions can be made
     * again under other profiles. Off by default: it costs some nanoseconds per endpoint.
     */
    public Builder freezeAllTraffic(boolean value) {
      allTraffic = value;
      return this;
    }

    /** Sets the time that a stage may take; {@link #DEFAULT_STAGE_BUDGET} by default. */
    public Builder stageBudget(Duration value) {
      stageBudget = requirePositive(value, "stageBudget");
      return this;
    }

    /** Sets for how long a stage is off that keeps overrunning. */
    public Builder stagePause(Duration value) {
      stagePause = requirePositive(value, "stagePause");
      return this;
    }

    /**
     * Returns the router.
     *
     * @throws IllegalArgumentException if a stage reads a column that nothing fills, or if two
     *     signals fill the same
     */
    public Router build() {
      int stages = profile.pipeline().stages() + signals.size();
      if (stages > MAX_STAGES) {
        throw new IllegalArgumentException(
            "number of stages and signals must be at most " + MAX_STAGES + ", but was " + stages);
      }
      OwnTraffic[] read = Producers.check(profile, signals);
      return new Router(this, allTraffic ? OwnTraffic.values() : read);
    }
  }
}
