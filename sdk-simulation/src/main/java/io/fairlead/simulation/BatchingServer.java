package io.fairlead.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Continuous batching in steps; see {@link ModelServer}. */
final class BatchingServer extends ModelServer {

  private final StepLatency latency;
  private final List<Sequence> running = new ArrayList<>();

  /** Who takes part in the present step, and with how many tokens. */
  private final List<Sequence> planned = new ArrayList<>();

  private int[] plannedTokens = new int[16];
  private int budget;
  private int prefillTokens;
  private long residentTokens;
  private long stepEndNanos = IDLE;

  BatchingServer(ServerProfile profile, StepLatency latency) {
    super(profile);
    this.latency = latency;
  }

  @Override
  public long nextEventNanos() {
    return stepEndNanos;
  }

  @Override
  int blocksNeeded(SimulatedRequest request) {
    // the last token is produced, but its keys and values are never computed
    return blocksFor(request.promptTokens() + request.outputTokens() - 1);
  }

  @Override
  int running() {
    return running.size();
  }

  @Override
  void arrived(long nowNanos) {
    if (stepEndNanos == IDLE) {
      startStep(nowNanos);
    }
  }

  @Override
  void run(long nowNanos) {
    while (stepEndNanos != IDLE && stepEndNanos <= nowNanos) {
      long end = stepEndNanos;
      endStep(end);
      startStep(end);
    }
  }

  @Override
  void cancelRunning(Sequence s, long nowNanos) {
    s.cancelled = true;
  }

  private void startStep(long nowNanos) {
    planned.clear();
    budget = profile().stepTokens();
    prefillTokens = 0;
    residentTokens = 0;
    boolean preempted = continueRunning(nowNanos);
    if (!preempted) {
      admitWaiting(nowNanos);
    }
    stepEndNanos =
        planned.isEmpty()
            ? IDLE
            : nowNanos + latency.stepNanos(prefillTokens, planned.size(), residentTokens);
  }

  /** Plans the requests in the batch, oldest first; returns whether one lost its place. */
  private boolean continueRunning(long nowNanos) {
    boolean preempted = false;
    for (int i = 0; i < running.size() && budget > 0; i++) {
      Sequence s = running.get(i);
      int tokens = Math.min(s.tokens() - s.computed, budget);
      while (s.running && !takeBlocks(s, s.computed + tokens)) {
        preempt(running.remove(running.size() - 1), nowNanos);
        preempted = true;
      }
      if (s.running) {
        plan(s, tokens);
      }
    }
    return preempted;
  }

  private void admitWaiting(long nowNanos) {
    if (queue.isEmpty()) {
      return; // the usual case makes no iterator
    }
    Iterator<Sequence> next = queue.iterator();
    while (next.hasNext() && budget > 0 && running.size() < profile().maxSequences()) {
      Sequence s = next.next();
      if (!adapters().fits(s.request.adapter())) {
        continue; // another adapter's turn; those behind may fit
      }
      int found = holdFound(s);
      if (found < 0) {
        return; // first come, first served: nobody overtakes a request that lacks room
      }
      next.remove();
      running.add(s);
      s.computed = found * profile().blockTokens();
      int tokens = Math.min(s.tokens() - s.computed, budget);
      takeBlocks(s, s.computed + tokens);
      start(s, s.computed, nowNanos);
      plan(s, tokens);
    }
  }

  /**
   * Lets a waiting request hold the blocks that are known from its beginning; at least one token is
   * always left to compute. Returns how many, or -1 if the rest of its next piece has no room.
   */
  private int holdFound(Sequence s) {
    int found = 0;
    int foundFree = 0;
    TokenBlocks content = profile().prefixCaching() ? s.request.blocks() : null;
    int most = (s.tokens() - 1) / profile().blockTokens();
    BlockCache cache = cache();
    while (content != null && found < most) {
      int block = cache.find(s.name(content, found));
      if (block < 0) {
        break;
      }
      foundFree += cache.isHeld(block) ? 0 : 1;
      found++;
    }
    int computed = found * profile().blockTokens();
    int piece = Math.min(s.tokens() - computed, budget);
    if (cache.available() - foundFree < blocksFor(computed + piece) - found) {
      return -1;
    }
    for (int i = 0; content != null && i < found; i++) {
      int block = cache.find(s.name(content, i));
      cache.hold(block);
      s.addNamed(block);
    }
    return found;
  }

  private boolean takeBlocks(Sequence s, int tokens) {
    int missing = blocksFor(tokens) - s.blockCount();
    if (missing > cache().available()) {
      return false;
    }
    for (int i = 0; i < missing; i++) {
      s.add(cache().take());
    }
    return true;
  }

  private void preempt(Sequence s, long nowNanos) {
    stop(s, nowNanos);
    metrics().recordPreemption();
    queue.addFirst(s);
    adapters().queued(s.request.adapter(), nowNanos);
  }

  private void plan(Sequence s, int tokens) {
    if (planned.size() == plannedTokens.length) {
      plannedTokens = Arrays.copyOf(plannedTokens, planned.size() * 2);
    }
    plannedTokens[planned.size()] = tokens;
    planned.add(s);
    budget -= tokens;
    if (s.computed + tokens <= s.request.promptTokens() || tokens > 1) {
      prefillTokens += tokens; // the prompt, or what a preemption made the request start over with
    }
    residentTokens += s.computed + tokens;
    if (profile().prefixCaching()) {
      // as in vLLM, others find these blocks from now on: they are ready before anyone reads them
      s.nameBlocks(cache(), s.computed + tokens, profile().blockTokens());
    }
  }

  private void endStep(long nowNanos) {
    for (int i = 0; i < planned.size(); i++) {
      Sequence s = planned.get(i);
      s.computed += plannedTokens[i];
      if (!s.cancelled && s.computed == s.tokens() && produce(s, nowNanos)) {
        stop(s, nowNanos);
        finishProduced(s, nowNanos);
      }
    }
    int kept = 0;
    for (int i = 0; i < running.size(); i++) {
      Sequence s = running.get(i);
      if (s.cancelled && !s.ended) {
        stop(s, nowNanos);
        finish(s, FinishReason.ABORT, nowNanos);
      }
      if (!s.ended) {
        running.set(kept++, s);
      }
    }
    for (int i = running.size() - 1; i >= kept; i--) {
      running.remove(i);
    }
  }
}
