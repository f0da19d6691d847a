package io.fairlead.vertx;

import io.fairlead.kernel.Json;
import io.fairlead.routing.Capture;
import io.fairlead.routing.DecisionInput;
import io.fairlead.routing.Rejected;
import io.fairlead.routing.Routed;
import io.fairlead.routing.RoutingDecision;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.RoutingRequest;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the inputs of the last decisions in a bounded number of bytes, so that each can be
 * explained later by the code that made it.
 *
 * <p>Takes a few per second, and every one that is asked for. Thread-safe.
 */
final class DecisionLog implements Capture {

  /** Request header that asks for the explanation of its own decision, where that is allowed. */
  static final String EXPLAIN_HEADER = "x-fairlead-explain";

  private static final int PER_SECOND = 5;
  private static final int LISTED = 100;

  private final long capacityBytes;
  private final RoutingProfile profile;
  private final InstantSource clock;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long bytes;
  private long numbers;
  private long listedUpTo;
  private int takenThisSecond;

  /**
   * Creates a log.
   *
   * @param capacityBytes estimated memory of what is kept, greater than 0
   */
  DecisionLog(long capacityBytes, RoutingProfile profile, InstantSource clock) {
    this.capacityBytes = capacityBytes;
    this.profile = profile;
    this.clock = clock;
  }

  /** Starts the next second, in which a few more decisions are taken; called by a timer. */
  void tick() {
    synchronized (entries) {
      takenThisSecond = 0;
    }
  }

  @Override
  public boolean wants(RoutingRequest request) {
    if (!request.headers().isEmpty() && request.header(EXPLAIN_HEADER).isPresent()) {
      return true;
    }
    return takenThisSecond < PER_SECOND; // a race takes one more, which does not matter
  }

  @Override
  public void captured(RoutingDecision decision, DecisionInput input) {
    long size = sizeOf(input);
    synchronized (entries) {
      takenThisSecond++;
      entries.addLast(
          new Entry(++numbers, clock.instant().getEpochSecond(), decision, input, size));
      bytes += size;
      while (bytes > capacityBytes && entries.size() > 1) {
        bytes -= entries.removeFirst().bytes;
      }
    }
  }

  /** An estimate: rows, headers and the hash chain are what counts; snapshots are mostly shared. */
  private static long sizeOf(DecisionInput input) {
    long size = 512 + 64L * input.pool().slots();
    for (double[] row : input.rows().values()) {
      size += 16 + 8L * row.length;
    }
    var prefix = input.request().prefix();
    return size + (prefix == null ? 0 : 8L * prefix.blocks());
  }

  /** Returns the explanation of a decision as a table, or null if it is not kept. */
  @Nullable String explanation(long number) {
    Entry entry = find(number);
    return entry == null ? null : profile.explain(entry.input).table();
  }

  private @Nullable Entry find(long number) {
    synchronized (entries) {
      for (Entry entry : entries) {
        if (entry.number == number) {
          return entry;
        }
      }
      return null;
    }
  }

  /** Returns the number and the input of the last decision on a request, or null. */
  @Nullable Entry last(String requestId) {
    synchronized (entries) {
      for (Iterator<Entry> newest = entries.descendingIterator(); newest.hasNext(); ) {
        Entry entry = newest.next();
        if (entry.input.request().id().equals(requestId)) {
          return entry;
        }
      }
      return null;
    }
  }

  /** Returns the explanation of a kept decision as JSON. */
  Json.Obj explain(Entry entry) {
    return profile.explain(entry.input).toJson();
  }

  /** Returns the last decisions as a JSON array, newest first. */
  String latest() {
    synchronized (entries) {
      return list(0);
    }
  }

  /** Returns those since the last call of this method. */
  String news() {
    synchronized (entries) {
      long since = listedUpTo;
      listedUpTo = numbers;
      return list(since);
    }
  }

  private String list(long since) {
    StringJoiner all = new StringJoiner(",", "[", "]");
    JsonLine line = new JsonLine();
    int listed = 0;
    for (Iterator<Entry> newest = entries.descendingIterator(); newest.hasNext(); ) {
      Entry entry = newest.next();
      if (entry.number <= since || listed++ == LISTED) {
        break;
      }
      all.add(entry.json(line));
    }
    return all.toString();
  }

  /** One decision that is kept. */
  record Entry(
      long number, long epochSecond, RoutingDecision decision, DecisionInput input, long bytes) {

    String json(JsonLine line) {
      line.begin()
          .number("number", number)
          .number("time", epochSecond)
          .text("request", input.request().id())
          .text("model", input.request().model());
      if (decision instanceof Routed routed) {
        line.text("endpoint", routed.endpoint().name()).decimal("margin", routed.margin());
      } else {
        line.raw("endpoint", "null").text("code", ((Rejected) decision).code());
        line.raw("margin", "null");
      }
      return line.end();
    }
  }
}
