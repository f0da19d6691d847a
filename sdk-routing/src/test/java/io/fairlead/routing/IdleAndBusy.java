package io.fairlead.routing;

import io.fairlead.routing.stages.Scorers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A live pool of two, a clock that stands still, and what a router told its listener. */
final class IdleAndBusy {

  private final TestPool members = new TestPool();
  final Pool pool = members.pool;
  final Endpoint idle = members.join("idle", Column.WAITING, 0);
  final Endpoint busy = members.join("busy", Column.WAITING, 9);
  final AtomicLong clock = new AtomicLong();
  final List<String> reported = new ArrayList<>();

  private final RoutingListener listener =
      new RoutingListener() {
        @Override
        public void stageFailed(String profile, String stage, Throwable cause) {
          reported.add(stage + ": " + cause.getMessage());
        }

        @Override
        public void stageSwitchedOff(String profile, String stage, long last, long until) {
          reported.add(stage + " off until " + until);
        }

        @Override
        public void filterOverran(String profile, String filter, long last) {
          reported.add(filter + " overran, last " + last);
        }

        @Override
        public void ended(Endpoint endpoint, Outcome outcome, Usage usage, long heldNanos) {
          reported.add(endpoint + " " + outcome + " after " + heldNanos);
        }
      };

  Endpoint join(String name, Column column, double value) {
    return members.join(name, column, value);
  }

  Endpoint join(String name) {
    return members.join(name);
  }

  Router router(RoutingProfile profile, Signal... signals) {
    pool.publish(0);
    Router.Builder builder = Router.builder(pool, profile, clock::get).listener(listener);
    for (Signal signal : signals) {
      builder.signal(signal);
    }
    return builder.build();
  }

  static RoutingProfile.Builder queue() {
    return RoutingProfile.builder("test").scorer(1.0, Scorers.queue());
  }

  static Endpoint chosen(RoutingDecision decision) {
    return ((Routed) decision).endpoint();
  }

  /** A scorer that gives the same whatever is asked. */
  static Scorer scoring(String name, double... ratings) {
    return new Scorer() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void score(RoutingRequest request, Candidates candidates, Sheet out) {
        for (int i = 0; i < ratings.length; i++) {
          out.set(i, ratings[i]);
        }
      }
    };
  }
}
