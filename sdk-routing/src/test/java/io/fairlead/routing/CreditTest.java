package io.fairlead.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CreditTest {

  private final TestPool fixture = new TestPool();
  private final Pool pool = fixture.pool;
  private final Endpoint endpoint = fixture.join("one");

  private Claim dispatch(int tokens) {
    return Claim.reserve(endpoint, RoutingListener.NONE, 0, tokens);
  }

  private void reportAtOnce(double running) {
    pool.scrapeSent(endpoint, 0).set(Column.RUNNING, running).commit();
    pool.publish(0);
  }

  private double own(Column column) {
    for (OwnTraffic source : OwnTraffic.values()) {
      if (source.column().equals(column)) {
        double[] row = new double[pool.snapshot().slots()];
        source.freeze(pool.snapshot(), 0, row);
        return row[endpoint.slot()];
      }
    }
    throw new AssertionError(column);
  }

  @Test
  void withoutAReportEverythingInFlightIsCredit() {
    dispatch(70);
    dispatch(30);

    assertThat(own(Column.CREDIT_REQUESTS)).isEqualTo(2);
    assertThat(own(Column.CREDIT_TOKENS)).isEqualTo(100);
    assertThat(own(Column.RUNNING_NOW)).isNaN();
  }

  @Test
  void aReportForgivesWhatWasDispatchedBeforeItsScrapeWasSent() {
    dispatch(70);
    ReportWriter report = pool.scrapeSent(endpoint, 0);
    dispatch(30);
    report.set(Column.RUNNING, 1).commit();
    assertThat(own(Column.CREDIT_REQUESTS)).as("before it is published").isEqualTo(2);
    pool.publish(0);

    assertThat(own(Column.CREDIT_REQUESTS)).isEqualTo(1);
    assertThat(own(Column.CREDIT_TOKENS)).isEqualTo(30);
    assertThat(own(Column.IN_FLIGHT_REQUESTS)).isEqualTo(2);
    assertThat(own(Column.IN_FLIGHT_TOKENS)).isEqualTo(100);
  }

  @Test
  void theFirstByteFreesTokensAndTheEndTheRequest() {
    Claim lease = dispatch(70);
    lease.firstToken(1);
    assertThat(own(Column.CREDIT_REQUESTS)).isEqualTo(1);
    assertThat(own(Column.CREDIT_TOKENS)).isZero();
    assertThat(own(Column.IN_FLIGHT_TOKENS)).isZero();

    lease.firstToken(2);
    lease.end(Outcome.COMPLETED, Usage.UNKNOWN, 3);
    assertThat(own(Column.CREDIT_REQUESTS)).isZero();
    assertThat(own(Column.CREDIT_TOKENS)).isZero();
    assertThat(own(Column.IN_FLIGHT_TOKENS)).isZero();
  }

  @Test
  void aCountedRequestThatEndsLowersRunningByOneAndNeverBelowZero() {
    Claim first = dispatch(10);
    Claim second = dispatch(10);
    reportAtOnce(1);

    first.end(Outcome.COMPLETED, Usage.UNKNOWN, 1);
    assertThat(own(Column.RUNNING_NOW)).isZero();
    second.end(Outcome.COMPLETED, Usage.UNKNOWN, 1);
    assertThat(own(Column.RUNNING_NOW)).as("the report counted only one of them").isZero();
    assertThat(own(Column.CREDIT_REQUESTS)).isZero();
  }

  @Test
  void anEndWhileTheScrapeIsUnderWayIsNotLost() {
    Claim lease = dispatch(10);
    ReportWriter report = pool.scrapeSent(endpoint, 0);
    lease.end(Outcome.COMPLETED, Usage.UNKNOWN, 1);
    report.set(Column.RUNNING, 5).commit();
    pool.publish(0);

    assertThat(own(Column.RUNNING_NOW)).isEqualTo(4);
    assertThat(own(Column.CREDIT_REQUESTS)).isZero();
  }

  @Test
  void aLeaseEndsOnceWhoeverComesFirst() {
    Claim lease = dispatch(10);
    lease.close();
    lease.end(Outcome.COMPLETED, Usage.UNKNOWN, 1);
    lease.close();
    lease.firstToken(2);

    assertThat(lease.ended()).isTrue();
    assertThat(endpoint.inFlightRequests()).isZero();
    assertThat(endpoint.inFlightTokens()).isZero();
  }

  @Test
  void aLeaseMovesToAFallbackOnce() {
    Endpoint other = fixture.join("other");
    Claim lease = dispatch(10);

    Lease moved = lease.moveTo(other, Outcome.CONNECT_FAILED, 1);
    assertThat(endpoint.inFlightRequests()).isZero();
    assertThat(other.inFlightRequests()).isEqualTo(1);
    assertThat(other.inFlightTokens()).isEqualTo(10);
    assertThat(moved.endpoint()).isSameAs(other);

    Lease late = lease.moveTo(other, Outcome.CONNECT_FAILED, 2);
    assertThat(late.ended()).isTrue();
    assertThat(other.inFlightRequests()).isEqualTo(1);
    moved.close();
    assertThat(other.inFlightRequests()).isZero();
  }

  @Test
  void aReportWithoutLoadLeavesCreditAlone() {
    Column heat = Column.reported("gpu-celsius");
    dispatch(10);
    pool.scrapeSent(endpoint, 0).set(heat, 60).commit();
    pool.publish(0);

    assertThat(own(Column.CREDIT_REQUESTS)).isEqualTo(1);
    assertThat(pool.snapshot().value(heat, endpoint.slot())).isEqualTo(60);
  }

  @Test
  void anOvertakenReportIsDropped() {
    ReportWriter early = pool.scrapeSent(endpoint, 10);
    ReportWriter late = pool.scrapeSent(endpoint, 20);
    assertThat(late.set(Column.WAITING, 2).commit()).isTrue();
    assertThat(early.set(Column.WAITING, 1).commit()).isFalse();
    pool.publish(30);

    assertThat(pool.snapshot().value(Column.WAITING, endpoint.slot())).isEqualTo(2);
    assertThat(pool.snapshot().reportAgeSeconds(endpoint.slot(), 1_000_000_020L)).isEqualTo(1.0);
  }

  /** The definition, applied to a log of all events, against the counters. */
  @RepeatedTest(50)
  void countersFollowTheDefinition(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    List<Logged> log = new ArrayList<>();
    List<Sent> underWay = new ArrayList<>();
    long reportSent = -1; // everything is after it
    double running = Double.NaN;
    for (int now = 0; now < 400; now++) {
      switch (random.nextInt(6)) {
        case 0, 1 -> log.add(new Logged(now, dispatch(random.nextInt(100))));
        case 2 -> {
          if (!log.isEmpty()) {
            Logged entry = log.get(random.nextInt(log.size()));
            entry.lease.firstToken(now);
            entry.freed = true;
          }
        }
        case 3 -> {
          if (!log.isEmpty()) {
            Logged entry = log.get(random.nextInt(log.size()));
            entry.lease.end(Outcome.COMPLETED, Usage.UNKNOWN, now);
            entry.ended = Math.min(entry.ended, now);
          }
        }
        case 4 -> {
          if (underWay.size() < 3) {
            underWay.add(new Sent(now, pool.scrapeSent(endpoint, now)));
          }
        }
        default -> {
          if (!underWay.isEmpty()) {
            Sent sent = underWay.remove(random.nextInt(underWay.size()));
            if (random.nextInt(4) == 0) {
              sent.writer.discard();
            } else {
              double reported = random.nextInt(8);
              if (sent.writer.set(Column.RUNNING, reported).commit()) {
                reportSent = sent.at;
                running = reported;
              }
              pool.publish(now);
            }
          }
        }
      }
      check(log, reportSent, running, "seed " + repetition.getCurrentRepetition() + " at " + now);
    }
  }

  private void check(List<Logged> log, long reportSent, double running, String when) {
    int requests = 0;
    long tokens = 0;
    int ended = 0;
    for (Logged entry : log) {
      boolean open = entry.ended == Integer.MAX_VALUE;
      boolean after = entry.at > reportSent;
      if (after && open) {
        requests++;
        tokens += entry.freed ? 0 : entry.lease.uncachedTokens();
      }
      if (!after && !open && entry.ended > reportSent) {
        ended++;
      }
    }
    assertThat(own(Column.CREDIT_REQUESTS)).as(when).isEqualTo(requests);
    assertThat(own(Column.CREDIT_TOKENS)).as(when).isEqualTo(tokens);
    if (!Double.isNaN(running)) {
      assertThat(own(Column.RUNNING_NOW)).as(when).isEqualTo(Math.max(0, running - ended));
    }
  }

  private static final class Logged {
    final int at;
    final Claim lease;
    boolean freed;
    int ended = Integer.MAX_VALUE;

    Logged(int at, Claim lease) {
      this.at = at;
      this.lease = lease;
    }
  }

  private record Sent(int at, ReportWriter writer) {}
}
