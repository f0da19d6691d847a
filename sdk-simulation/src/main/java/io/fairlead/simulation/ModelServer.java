package io.fairlead.simulation;

import static io.fairlead.kernel.Preconditions.violated;

import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model server as a state machine: requests and time go in, events come out.
 *
 * <p>The caller owns the clock. {@link #nextEventNanos} says when something will happen, {@link
 * #advance} lets it happen, {@link #submit} adds a request. In real time a host sets a timer; in
 * virtual time it jumps from event to event, for thousands of servers in one thread:
 *
 * <pre>{@code
 * ModelServer server = ModelServer.create(ServerProfile.DEFAULT);
 * server.submit(SimulatedRequest.of(1, 500, 20, null), events, 0);
 * while (server.nextEventNanos() != ModelServer.IDLE) {
 *   server.advance(server.nextEventNanos());
 * }
 * }</pre>
 *
 * <p>With {@link StepLatency} the server works as vLLM does: each step computes, within a budget of
 * tokens, one token of every decoding request and a piece of the prompts that are next; blocks are
 * taken as tokens need them, and when none is left the request that started last gives its blocks
 * back and starts over. With {@link RequestLatency} it works as llm-d's simulator does.
 *
 * <p>Not thread-safe. The time passed in must not go back.
 */
public abstract sealed class ModelServer permits BatchingServer, SlotServer {

  /** What {@link #nextEventNanos} returns when nothing will happen by itself. */
  public static final long IDLE = Long.MAX_VALUE;

  private final ServerProfile profile;
  private final BlockCache cache;
  private final AdapterSlots adapters;
  private final ServerMetrics metrics;
  final ArrayDeque<Sequence> queue = new ArrayDeque<>();
  private long nowNanos = Long.MIN_VALUE;
  private boolean busy;

  ModelServer(ServerProfile profile) {
    this.profile = profile;
    this.cache = new BlockCache(profile.blocks());
    this.adapters = new AdapterSlots(profile.maxAdapters());
    this.metrics = new ServerMetrics(this);
  }

  /** Returns an idle server with an empty cache. */
  public static ModelServer create(ServerProfile profile) {
    LatencyModel latency = profile.latency();
    return latency instanceof StepLatency steps
        ? new BatchingServer(profile, steps)
        : new SlotServer(profile, (RequestLatency) latency);
  }

  /**
   * Hands in a request. Everything that is due by now happens first.
   *
   * @param events hears of this request, perhaps before this method returns
   * @param nowNanos at least every time passed before
   * @return the handle to cancel it; already ended if it was rejected
   */
  public final Ticket submit(SimulatedRequest request, RequestEvents events, long nowNanos) {
    Objects.requireNonNull(events, "events");
    enter(nowNanos);
    try {
      run(nowNanos);
      Sequence s = new Sequence(request, events, this, nowNanos);
      Rejection why = refusal(request);
      if (why != null) {
        reject(s, why, nowNanos);
      } else {
        queue.addLast(s);
        adapters.queued(request.adapter(), nowNanos);
        arrived(nowNanos);
        run(nowNanos);
      }
      return s;
    } finally {
      busy = false;
    }
  }

  private @Nullable Rejection refusal(SimulatedRequest request) {
    String adapter = request.adapter();
    if (adapter != null && !adapters.isLoaded(adapter)) {
      return Rejection.UNKNOWN_ADAPTER;
    }
    if ((long) request.promptTokens() + request.outputTokens() > profile.maxModelTokens()) {
      return Rejection.TOO_LONG;
    }
    if (blocksNeeded(request) > profile.blocks()) {
      return Rejection.CACHE_TOO_SMALL;
    }
    return queue.size() >= profile.maxWaiting() ? Rejection.QUEUE_FULL : null;
  }

  /** Lets everything happen that is due, in order. */
  public final void advance(long nowNanos) {
    enter(nowNanos);
    try {
      run(nowNanos);
    } finally {
      busy = false;
    }
  }

  /** Returns when the next event is due, or {@link #IDLE}. */
  public abstract long nextEventNanos();

  /** Returns what the server counts; the same object for life. */
  public final ServerMetrics metrics() {
    return metrics;
  }

  /** Returns how the server was built. */
  public final ServerProfile profile() {
    return profile;
  }

  /**
   * Makes an adapter known.
   *
   * @return false if it was known already
   */
  public final boolean loadAdapter(String name) {
    return adapters.load(Objects.requireNonNull(name, "name"));
  }

  /**
   * Forgets an adapter; requests that are inside already go on.
   *
   * @return false if it was not known
   */
  public final boolean unloadAdapter(String name) {
    return adapters.unload(name);
  }

  /** Forgets the content of all blocks; requests that run keep theirs. */
  public final void clearPrefixCache() {
    cache.forgetAll();
  }

  /** How many blocks this request will hold at most. */
  abstract int blocksNeeded(SimulatedRequest request);

  /** Something was added to the queue. */
  abstract void arrived(long nowNanos);

  /** Lets everything happen that is due. */
  abstract void run(long nowNanos);

  /** Ends a request that runs, at once or soon. */
  abstract void cancelRunning(Sequence s, long nowNanos);

  abstract int running();

  final int waiting() {
    return queue.size();
  }

  final BlockCache cache() {
    return cache;
  }

  final AdapterSlots adapters() {
    return adapters;
  }

  final int blocksFor(int tokens) {
    return (tokens + profile.blockTokens() - 1) / profile.blockTokens();
  }

  final void cancel(Sequence s, long nowNanos) {
    enter(nowNanos);
    try {
      run(nowNanos);
      if (s.ended) {
        return;
      }
      if (s.running) {
        cancelRunning(s, nowNanos);
        run(nowNanos);
      } else {
        queue.remove(s);
        adapters.unqueued(s.request.adapter(), nowNanos);
        finish(s, FinishReason.ABORT, nowNanos);
      }
    } finally {
      busy = false;
    }
  }

  /** Moves a request from the queue into the batch; its blocks are its own business. */
  final void start(Sequence s, int cachedTokens, long nowNanos) {
    s.running = true;
    adapters.unqueued(s.request.adapter(), nowNanos);
    adapters.started(s.request.adapter(), nowNanos);
    if (s.startedNanos < 0) {
      s.startedNanos = nowNanos;
      s.cachedTokens = cachedTokens;
      metrics.recordStart(s, profile.prefixCaching(), nowNanos);
      s.events.started(s.request, cachedTokens, nowNanos);
    }
  }

  /** One more token of this request exists; returns whether it was the last. */
  final boolean produce(Sequence s, long nowNanos) {
    s.generated++;
    metrics.recordToken(s, nowNanos);
    s.lastTokenNanos = nowNanos;
    if (s.generated == 1) {
      s.firstTokenNanos = nowNanos;
      s.events.firstToken(s.request, nowNanos);
    } else {
      s.events.token(s.request, s.generated - 1, nowNanos);
    }
    return s.generated == s.request.outputTokens();
  }

  /** Takes a request out of the batch, its blocks with it. */
  final void stop(Sequence s, long nowNanos) {
    s.running = false;
    s.release(cache);
    adapters.stopped(s.request.adapter(), nowNanos);
  }

  final void finish(Sequence s, FinishReason reason, long nowNanos) {
    s.ended = true;
    metrics.recordFinish(s, reason, nowNanos);
    s.events.finished(s.request, reason, s.generated, nowNanos);
  }

  final void finishProduced(Sequence s, long nowNanos) {
    boolean full = s.generated >= s.request.maxTokens();
    finish(s, full ? FinishReason.LENGTH : FinishReason.STOP, nowNanos);
  }

  final void reject(Sequence s, Rejection why, long nowNanos) {
    s.ended = true;
    metrics.recordRejection(why);
    s.events.rejected(s.request, why, nowNanos);
  }

  private void enter(long now) {
    if (busy) {
      throw new IllegalStateException("a listener must not call its model server back");
    }
    if (now < nowNanos) {
      throw violated("nowNanos", "at least the time before, " + nowNanos, now);
    }
    nowNanos = now;
    busy = true;
  }
}
