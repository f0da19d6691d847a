package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.requirePositive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Keeps the latest captured decisions, within a number of bytes.
 *
 * <p>Thread-safe. One decision in so many is captured, and every one that is asked for. Bytes are
 * an upper bound of what the ring keeps alive: rows, requests, and each snapshot once.
 */
public final class DecisionRing implements Capture {

  private static final int BYTES_PER_DECISION = 512;

  private final long maxBytes;
  private final long every;
  private final Predicate<RoutingRequest> asked;
  private final AtomicLong seen = new AtomicLong();
  private final ArrayDeque<RecordedDecision> decisions = new ArrayDeque<>();
  private final IdentityHashMap<PoolSnapshot, Integer> snapshots = new IdentityHashMap<>();
  private long bytes;

  /**
   * Creates a ring.
   *
   * @param maxBytes greater than 0
   * @param every captures one decision in this many, greater than 0; {@link Long#MAX_VALUE} for
   *     only those asked for
   * @param asked requests whose decision is always captured; quick
   */
  public DecisionRing(long maxBytes, long every, Predicate<RoutingRequest> asked) {
    this.maxBytes = requirePositive(maxBytes, "maxBytes");
    this.every = requirePositive(every, "every");
    this.asked = Objects.requireNonNull(asked, "asked");
  }

  @Override
  public boolean wants(RoutingRequest request) {
    return seen.getAndIncrement() % every == every - 1 || asked.test(request);
  }

  @Override
  public void captured(RoutingDecision decision, DecisionInput input) {
    RecordedDecision recorded = RecordedDecision.of(decision, input);
    synchronized (decisions) {
      decisions.addLast(recorded);
      bytes += bytesOf(recorded);
      if (snapshots.merge(input.pool(), 1, Integer::sum) == 1) {
        bytes += bytesOf(input.pool());
      }
      while (bytes > maxBytes && !decisions.isEmpty()) {
        drop(decisions.removeFirst());
      }
    }
  }

  private void drop(RecordedDecision oldest) {
    bytes -= bytesOf(oldest);
    PoolSnapshot pool = oldest.input().pool();
    if (snapshots.merge(pool, -1, Integer::sum) == 0) {
      snapshots.remove(pool);
      bytes -= bytesOf(pool);
    }
  }

  /** Returns up to so many decisions, the latest first. */
  public List<RecordedDecision> latest(int count) {
    List<RecordedDecision> latest = new ArrayList<>();
    synchronized (decisions) {
      Iterator<RecordedDecision> newestFirst = decisions.descendingIterator();
      while (latest.size() < count && newestFirst.hasNext()) {
        latest.add(newestFirst.next());
      }
    }
    return Collections.unmodifiableList(latest);
  }

  /** Returns the latest decision on a request. */
  public Optional<RecordedDecision> find(String requestId) {
    synchronized (decisions) {
      Iterator<RecordedDecision> newestFirst = decisions.descendingIterator();
      while (newestFirst.hasNext()) {
        RecordedDecision decision = newestFirst.next();
        if (decision.input().request().id().equals(requestId)) {
          return Optional.of(decision);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the bytes in use. */
  public long bytes() {
    synchronized (decisions) {
      return bytes;
    }
  }

  private static long bytesOf(RecordedDecision decision) {
    RoutingRequest request = decision.input().request();
    long rows = (long) decision.input().rows().size() * (decision.input().pool().slots() * 8L + 80);
    long texts = 2L * (request.id().length() + request.model().length());
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      texts += 96 + 2L * (header.getKey().length() + header.getValue().length());
    }
    long chain = request.prefix() == null ? 0 : request.prefix().blocks() * 8L + 64;
    return BYTES_PER_DECISION + rows + texts + chain + decision.fallbacks().size() * 8L;
  }

  private static long bytesOf(PoolSnapshot pool) {
    int columns = pool.columns().size() + pool.attributes().size();
    return BYTES_PER_DECISION + (long) pool.slots() * (columns * 8L + 24);
  }
}
