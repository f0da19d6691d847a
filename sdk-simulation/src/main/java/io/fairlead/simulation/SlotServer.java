package io.fairlead.simulation;

import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Each request on its own, as in llm-d's simulator; see {@link RequestLatency}. */
final class SlotServer extends ModelServer {

  private final RequestLatency latency;
  private final SplitMix random;
  private final PriorityQueue<Sequence> running =
      new PriorityQueue<>(
          Comparator.<Sequence>comparingLong(s -> s.nextNanos).thenComparingLong(s -> s.order));
  private long starts;

  SlotServer(ServerProfile profile, RequestLatency latency) {
    super(profile);
    this.latency = latency;
    this.random = new SplitMix(profile.seed());
  }

  @Override
  public long nextEventNanos() {
    Sequence next = running.peek();
    return next == null ? IDLE : next.nextNanos;
  }

  @Override
  int blocksNeeded(SimulatedRequest request) {
    return cachedBlocks(request);
  }

  /** Only whole blocks of the prompt are kept; answers take no room, as upstream. */
  private int cachedBlocks(SimulatedRequest request) {
    return profile().prefixCaching() && request.blocks() != null
        ? request.promptTokens() / profile().blockTokens()
        : 0;
  }

  @Override
  int running() {
    return running.size();
  }

  @Override
  void arrived(long nowNanos) {
    admit(nowNanos);
  }

  @Override
  void run(long nowNanos) {
    Sequence s = running.peek();
    while (s != null && s.nextNanos <= nowNanos) {
      long due = s.nextNanos;
      running.remove();
      if (produce(s, due)) {
        stop(s, due);
        finishProduced(s, due);
        admit(due);
      } else {
        s.nextNanos = due + latency.nextTokenNanos(load(running.size() + 1), random);
        running.add(s);
      }
      s = running.peek();
    }
  }

  @Override
  void cancelRunning(Sequence s, long nowNanos) {
    running.remove(s);
    stop(s, nowNanos);
    finish(s, FinishReason.ABORT, nowNanos);
    admit(nowNanos);
  }

  private double load(int sequences) {
    return latency.load(sequences, profile().maxSequences());
  }

  private void admit(long nowNanos) {
    Iterator<Sequence> next = queue.iterator();
    while (next.hasNext() && running.size() < profile().maxSequences()) {
      Sequence s = next.next();
      if (!adapters().fits(s.request.adapter())) {
        continue;
      }
      next.remove();
      int cachedTokens = takeBlocks(s);
      if (cachedTokens < 0) {
        adapters().unqueued(s.request.adapter(), nowNanos);
        reject(s, Rejection.CACHE_FULL, nowNanos);
        continue;
      }
      start(s, cachedTokens, nowNanos);
      double load = load(running.size() + 1);
      s.nextNanos = nowNanos + latency.firstTokenNanos(s.request, cachedTokens, load, random);
      s.order = starts++;
      running.add(s);
    }
  }

  /** Holds the blocks of the prompt, known or new; returns the tokens of the known, or -1. */
  private int takeBlocks(Sequence s) {
    @Nullable TokenBlocks content = s.request.blocks();
    int blocks = cachedBlocks(s.request);
    if (content == null || blocks == 0) {
      return 0;
    }
    BlockCache cache = cache();
    int known = 0;
    int knownFree = 0;
    for (int i = 0; i < blocks; i++) {
      int block = cache.find(s.name(content, i));
      if (block >= 0) {
        known++;
        knownFree += cache.isHeld(block) ? 0 : 1;
      }
    }
    if (cache.available() - knownFree < blocks - known) {
      return -1;
    }
    holdAll(s, content, blocks);
    return known * profile().blockTokens();
  }

  private void holdAll(Sequence s, TokenBlocks content, int blocks) {
    BlockCache cache = cache();
    // the known ones first: taking a new block must not push them out
    int[] numbers = new int[blocks];
    for (int i = 0; i < blocks; i++) {
      numbers[i] = cache.find(s.name(content, i));
      if (numbers[i] >= 0) {
        cache.hold(numbers[i]);
      }
    }
    for (int i = 0; i < blocks; i++) {
      if (numbers[i] < 0) {
        numbers[i] = cache.take();
        cache.name(numbers[i], s.name(content, i));
      }
      s.addNamed(numbers[i]);
    }
  }
}
