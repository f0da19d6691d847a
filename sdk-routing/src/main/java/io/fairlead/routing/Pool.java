package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.requireNotNegative;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Membership and load of one pool of endpoints.
 *
 * <p>Thread-safe. Writers (the host's discovery and its scraper) are serialised inside; readers
 * take the latest {@link #snapshot} with one acquire read and never wait. Membership shows at once,
 * load when the host's timer calls {@link #publish}, every few milliseconds.
 *
 * <p>An endpoint that leaves <em>rests</em>: the same incarnation returns warm, as the same object
 * with what indexes know of it. It is given up when another incarnation of its name joins or when
 * it has rested long enough; its slot gets another tenant when its leases are zero and every {@link
 * SlotHolder} has forgotten it.
 */
public final class Pool {

  /** How long an endpoint that left may return warm, unless the builder says otherwise. */
  public static final Duration DEFAULT_REST = Duration.ofMinutes(5);

  /** Resting slots looked at per join; keeps a join O(1). */
  private static final int SLOTS_TRIED = 8;

  private static final VarHandle SNAPSHOT;

  static {
    try {
      SNAPSHOT = MethodHandles.lookup().findVarHandle(Pool.class, "snapshot", PoolSnapshot.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Object writers = new Object();
  private final List<SlotHolder> holders;
  private final long restNanos;
  private final Map<String, Endpoint> members = new HashMap<>();
  private final Map<Identity, Resting> resting = new HashMap<>();
  private final ArrayDeque<Resting> restingByAge = new ArrayDeque<>();
  private final ArrayDeque<Endpoint> forgotten = new ArrayDeque<>();
  private final Roster roster = new Roster();
  private final Reports reports = new Reports();

  @SuppressWarnings("FieldMayBeFinal") // through SNAPSHOT
  private PoolSnapshot snapshot = PoolSnapshot.EMPTY;

  private Pool(Builder builder) {
    holders = List.copyOf(builder.holders);
    restNanos = builder.rest.toNanos();
  }

  /** Returns an empty pool with the defaults and no slot holder. */
  public static Pool create() {
    return builder().build();
  }

  /** Starts a pool. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the latest publication. */
  public PoolSnapshot snapshot() {
    return (PoolSnapshot) SNAPSHOT.getAcquire(this);
  }

  /**
   * Makes an endpoint a member, at once.
   *
   * <p>A member of the same name and incarnation stays what it is, and takes over the labels and
   * models of the spec. One that rests returns warm. Another incarnation replaces a member of the
   * same name, which is then gone for good.
   *
   * @return the endpoint; the same object for the same name and incarnation
   */
  public Endpoint join(EndpointSpec spec) {
    Objects.requireNonNull(spec, "spec");
    synchronized (writers) {
      Endpoint member = members.get(spec.name());
      if (member != null && member.incarnation().equals(spec.incarnation())) {
        return update(member, spec);
      }
      if (member != null) {
        depart(member);
      }
      Resting warm = resting.remove(new Identity(spec.name(), spec.incarnation()));
      Endpoint endpoint = warm == null ? settle(spec) : warm.endpoint;
      if (member != null) {
        giveUp(member); // after the new one settled: it never gets the slot of its namesake
      }
      endpoint.update(spec);
      roster.enter(endpoint);
      members.put(spec.name(), endpoint);
      show();
      return endpoint;
    }
  }

  /** Ends a membership, at once. What does not belong to the pool is left alone. */
  public void leave(Endpoint endpoint) {
    Objects.requireNonNull(endpoint, "endpoint");
    synchronized (writers) {
      if (members.get(endpoint.name()) != endpoint) {
        return;
      }
      depart(endpoint);
      Resting entry = new Resting(endpoint);
      resting.put(Identity.of(endpoint), entry);
      restingByAge.addLast(entry);
      show();
    }
  }

  /**
   * Says that a scrape of an endpoint is being sent now; fill and commit the writer when the answer
   * is there. Call it right before the request goes out: credit is counted from this call on. O(1).
   *
   * @param nowNanos monotonic time
   */
  public ReportWriter scrapeSent(Endpoint endpoint, long nowNanos) {
    Objects.requireNonNull(endpoint, "endpoint");
    return new ReportWriter(this, endpoint, endpoint.ledger.scrapeSent(), nowNanos);
  }

  /**
   * Shows the reports committed since the last call to decisions, and gives up endpoints that have
   * rested long enough. For the host's timer, at most every few milliseconds; costs one copy of the
   * columns that changed.
   *
   * @param nowNanos monotonic time
   * @return the snapshot, the last one if nothing changed
   */
  public PoolSnapshot publish(long nowNanos) {
    synchronized (writers) {
      stampTheNewlyResting(nowNanos);
      while (!restingByAge.isEmpty() && restingByAge.getFirst().over(nowNanos, restNanos)) {
        Resting oldest = restingByAge.removeFirst();
        if (resting.remove(Identity.of(oldest.endpoint), oldest)) {
          giveUp(oldest.endpoint);
        }
      }
      return reports.changed() ? show() : snapshot();
    }
  }

  boolean commit(ReportWriter report) {
    synchronized (writers) {
      if (members.get(report.endpoint.name()) != report.endpoint) {
        report.endpoint.ledger.discard(report.view);
        return false;
      }
      if (report.outOfRange() > 0) {
        report.endpoint.addOutOfRange(report.outOfRange());
      }
      return reports.accept(report);
    }
  }

  private Endpoint update(Endpoint member, EndpointSpec spec) {
    if (!member.spec().equals(spec)) {
      member.update(spec);
      roster.enter(member);
      show();
    }
    return member;
  }

  private void stampTheNewlyResting(long nowNanos) {
    Iterator<Resting> newestFirst = restingByAge.descendingIterator();
    boolean stamped = true;
    while (stamped && newestFirst.hasNext()) {
      stamped = newestFirst.next().stamp(nowNanos);
    }
  }

  private void depart(Endpoint endpoint) {
    members.remove(endpoint.name());
    roster.depart(endpoint);
  }

  /** After this the endpoint never returns; its slot is free once nothing refers to it. */
  private void giveUp(Endpoint endpoint) {
    endpoint.retired(true);
    for (SlotHolder holder : holders) {
      holder.forget(endpoint);
    }
    forgotten.addLast(endpoint);
  }

  private Endpoint settle(EndpointSpec spec) {
    for (int i = Math.min(SLOTS_TRIED, forgotten.size()); i > 0; i--) {
      Endpoint gone = forgotten.removeFirst();
      if (isFree(gone)) {
        reports.clear(gone.slot());
        return new Endpoint(gone.slot(), spec);
      }
      forgotten.addLast(gone);
    }
    return new Endpoint(roster.slots(), spec);
  }

  private boolean isFree(Endpoint gone) {
    // close() first: it is what makes sure that no lease can come after the look
    if (!gone.ledger.close()) {
      return false;
    }
    for (SlotHolder holder : holders) {
      if (holder.holds(gone)) {
        return false;
      }
    }
    return true;
  }

  private PoolSnapshot show() {
    PoolSnapshot last = snapshot();
    PoolSnapshot next = reports.show(last, roster.show(last.membership));
    SNAPSHOT.setRelease(this, next);
    return next;
  }

  private record Identity(String name, String incarnation) {
    static Identity of(Endpoint endpoint) {
      return new Identity(endpoint.name(), endpoint.incarnation());
    }
  }

  /** An endpoint that left, and since when. */
  private static final class Resting {
    final Endpoint endpoint;
    private boolean stamped;
    private long since;

    Resting(Endpoint endpoint) {
      this.endpoint = endpoint;
    }

    /** Returns whether it was without a time so far. */
    boolean stamp(long nowNanos) {
      if (stamped) {
        return false;
      }
      stamped = true;
      since = nowNanos;
      return true;
    }

    boolean over(long nowNanos, long restNanos) {
      return nowNanos - since >= restNanos;
    }
  }

  /** Builds a {@link Pool}. Not thread-safe. */
  public static final class Builder {
    private final List<SlotHolder> holders = new ArrayList<>();
    private Duration rest = DEFAULT_REST;

    private Builder() {}

    /** Adds something that keeps facts by slot, such as a prefix index. */
    public Builder holder(SlotHolder holder) {
      holders.add(Objects.requireNonNull(holder, "holder"));
      return this;
    }

    /** Sets how long an endpoint that left may return warm; zero forgets it at once. */
    public Builder rest(Duration value) {
      rest = requireNotNegative(value, "rest");
      return this;
    }

    /** Returns the pool. */
    public Pool build() {
      return new Pool(this);
    }
  }
}
