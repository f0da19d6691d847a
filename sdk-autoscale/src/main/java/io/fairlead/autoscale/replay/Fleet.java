package io.fairlead.autoscale.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The replicas at one moment.
 *
 * @param desired what was asked for
 * @param reported what is there
 */
record Fleet(int desired, int reported, List<Member> members) {

  /** Long before anything was recorded: nothing is known to have started since. */
  private static final long LONG_AGO = 3_600_000;

  /**
   * One replica.
   *
   * @param since when it was started, in milliseconds since 1970
   * @param readyAt when it is ready; {@link Long#MAX_VALUE} if nobody knows
   */
  record Member(String name, long since, long readyAt) {
    boolean ready(long now) {
      return readyAt <= now;
    }
  }

  int ready(long now) {
    int ready = 0;
    for (Member member : members) {
      ready += member.ready(now) ? 1 : 0;
    }
    return ready;
  }

  /** Where the replicas of a replay come from. */
  interface Source {
    /** Returns the replicas of a moment; {@code null} if nobody knows how many there were. */
    @Nullable Fleet at(long now);

    /** Takes what the policy answered. */
    default void decided(int replicas, long now) {}

    /** Returns one that goes on from here by itself; one that never changes is its own. */
    default Source copy() {
      return this;
    }
  }

  /**
   * As recorded: as many as were counted, named where series have names. Where only series say who
   * is there and all pods are absent at once, the recording stopped, not the pods: those that were
   * seen last are taken to be there still.
   */
  static final class Recorded implements Source {
    private final @Nullable Series desired;
    private final @Nullable Series ready;
    private final List<Series> series;
    private final long from;

    Recorded(@Nullable Series desired, @Nullable Series ready, List<Series> series, long from) {
      this.desired = desired;
      this.ready = ready;
      this.series = series;
      this.from = from;
    }

    @Override
    public @Nullable Fleet at(long now) {
      Set<String> pods = pods(now);
      if (desired == null && pods.isEmpty()) {
        pods = pods(lastSeen(now));
        if (pods.isEmpty()) {
          return null;
        }
      }
      int wanted = desired == null ? pods.size() : count(desired.total(now));
      int serving = ready == null ? wanted : count(ready.total(now));
      if (wanted < 0 || serving < 0) {
        return null;
      }
      List<Member> members = new ArrayList<>();
      pods.forEach(pod -> members.add(seen(pod)));
      members.sort(Comparator.comparingLong(Member::since)); // stable: the order of the recording
      for (int i = members.size(); i < wanted; i++) {
        members.add(new Member("replica-" + (i + 1), from - LONG_AGO, from - LONG_AGO));
      }
      for (int i = serving; ready != null && i < members.size(); i++) {
        Member young = members.get(i);
        members.set(i, new Member(young.name(), young.since(), Long.MAX_VALUE));
      }
      return new Fleet(wanted, Math.max(wanted, members.size()), members);
    }

    /** Whether the pods of a moment are only those that were seen last before it. */
    boolean outage(long now) {
      return desired == null && pods(now).isEmpty() && lastSeen(now) >= 0;
    }

    private Set<String> pods(long now) {
      Set<String> pods = new LinkedHashSet<>();
      series.forEach(each -> each.podsAt(now, pods));
      return pods;
    }

    private long lastSeen(long now) {
      return series.stream().mapToLong(each -> each.lastSample(now)).max().orElse(-1);
    }

    private Member seen(String pod) {
      long first = Long.MAX_VALUE;
      for (Series each : series) {
        first = Math.min(first, each.firstSeen(pod));
      }
      long since = first <= from ? from - LONG_AGO : first;
      return new Member(pod, since, since);
    }

    private static int count(double value) {
      return Double.isNaN(value) || value < 0 ? -1 : (int) Math.min(1_000_000, Math.round(value));
    }
  }

  /** Nobody counted: as many as the policy itself asked for last, all of them ready. */
  static final class Assumed implements Source {
    private final long from;
    private int replicas;

    Assumed(int replicas, long from) {
      this.replicas = replicas;
      this.from = from;
    }

    @Override
    public Fleet at(long now) {
      List<Member> members = new ArrayList<>();
      for (int i = 0; i < replicas; i++) {
        members.add(new Member("replica-" + (i + 1), from - LONG_AGO, from - LONG_AGO));
      }
      return new Fleet(replicas, replicas, members);
    }

    @Override
    public void decided(int wanted, long now) {
      replicas = wanted;
    }

    @Override
    public Source copy() {
      return new Assumed(replicas, from);
    }
  }

  /** The policy's own: started when it asks for them, ready after the cold start. */
  static final class Own implements Source {
    private final List<Member> members;
    private final long coldStartMillis;
    private int started;

    private Own(List<Member> members, long coldStartMillis, int started) {
      this.members = new ArrayList<>(members);
      this.coldStartMillis = coldStartMillis;
      this.started = started;
    }

    Own(int replicas, long coldStartMillis, long from) {
      this(List.of(), coldStartMillis, 0);
      for (int i = 0; i < replicas; i++) {
        members.add(new Member("own-" + ++started, from - LONG_AGO, from - LONG_AGO));
      }
    }

    @Override
    public Fleet at(long now) {
      return new Fleet(members.size(), members.size(), List.copyOf(members));
    }

    @Override
    public void decided(int wanted, long now) {
      while (members.size() < wanted) {
        members.add(new Member("own-" + ++started, now, now + coldStartMillis));
      }
      while (members.size() > wanted) {
        members.remove(members.size() - 1); // as a ReplicaSet: not ready first, then the youngest
      }
    }

    @Override
    public Source copy() {
      return new Own(members, coldStartMillis, started);
    }
  }
}
