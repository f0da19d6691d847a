package io.fairlead.routing.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fairlead.routing.host.RequestAttempts.Failure;
import io.fairlead.routing.host.RequestAttempts.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RequestAttemptsTest {

  private final RetryBudget budget = new RetryBudget(0.2, 0);
  private int active = 10;

  @Test
  void triesAgainFreelyWhereNothingWasSent() {
    active = 1; // no budget at all
    RequestAttempts request = request();
    for (int i = 0; i < 4; i++) {
      assertThat(request.failed(Failure.NOT_SENT)).isEqualTo(Next.ELSEWHERE);
    }
    assertThat(request.attempts()).isEqualTo(5);
    assertThat(budget.retrying()).isZero();
    assertThat(request.broken()).isZero();
  }

  @Test
  void triesAgainOnceWhereTheRequestWasSent() {
    for (Failure first : List.of(Failure.LOST, Failure.BROKEN)) {
      for (Failure second : List.of(Failure.LOST, Failure.BROKEN)) {
        RequestAttempts request = request();
        assertThat(request.failed(first)).isEqualTo(Next.ELSEWHERE);
        assertThat(request.failed(second)).isEqualTo(Next.BROKE_TWO);
        assertThat(request.broken()).isEqualTo(2);
        request.end();
      }
    }
    assertThat(budget.retrying()).isZero();
  }

  @Test
  void findsTheSecondBrokenEndpointWhateverHappensBetween() {
    RequestAttempts request = request();
    assertThat(request.failed(Failure.LOST)).isEqualTo(Next.ELSEWHERE);
    assertThat(request.failed(Failure.NOT_SENT)).isEqualTo(Next.ELSEWHERE);
    assertThat(request.failed(Failure.BUSY)).isEqualTo(Next.ELSEWHERE);
    assertThat(request.failed(Failure.BROKEN)).isEqualTo(Next.BROKE_TWO);
    assertThat(budget.retrying()).as("one place per request").isEqualTo(1);
  }

  @Test
  void goesElsewhereWhereAnEndpointIsBusy() {
    RequestAttempts request = request();
    assertThat(request.failed(Failure.ofStatus(429))).isEqualTo(Next.ELSEWHERE);
    assertThat(request.failed(Failure.ofStatus(503))).isEqualTo(Next.ELSEWHERE);
    assertThat(request.broken()).isZero();
  }

  @Test
  void neverRepeatsARequestThatIsWrong() {
    for (int status : new int[] {400, 401, 404, 408, 413, 422, 499}) {
      assertThat(request().failed(Failure.ofStatus(status))).isEqualTo(Next.ANSWER);
    }
  }

  @Test
  void neverTriesAgainAfterTheFirstByte() {
    for (Failure failure : Failure.values()) {
      RequestAttempts request = request();
      request.firstByte();
      assertThat(request.failed(failure)).isEqualTo(Next.ANSWER);
      assertThat(request.attempts()).isEqualTo(1);
    }
  }

  @Test
  void stopsAtTheMostAttempts() {
    RequestAttempts request = new RequestAttempts(budget, () -> active, 2);
    assertThat(request.failed(Failure.NOT_SENT)).isEqualTo(Next.ELSEWHERE);
    assertThat(request.failed(Failure.NOT_SENT)).isEqualTo(Next.ANSWER);
    assertThat(request.attempts()).isEqualTo(2);
  }

  @Test
  void staysWithinAFifthOfTheActiveRequests() {
    active = 10;
    RequestAttempts one = request();
    RequestAttempts two = request();
    RequestAttempts three = request();
    assertThat(one.failed(Failure.LOST)).isEqualTo(Next.ELSEWHERE);
    assertThat(two.failed(Failure.BUSY)).isEqualTo(Next.ELSEWHERE);
    assertThat(three.failed(Failure.LOST)).isEqualTo(Next.BUDGET_SPENT);
    assertThat(three.attempts()).isEqualTo(1);
    one.end();
    one.end();
    assertThat(budget.retrying()).isEqualTo(1);
    assertThat(request().failed(Failure.LOST)).isEqualTo(Next.ELSEWHERE);
  }

  @Test
  void allowsAFewRetriesOnAQuietHost() {
    RetryBudget standard = new RetryBudget();
    for (int i = 0; i < RetryBudget.DEFAULT_LEAST; i++) {
      assertThat(standard.tryAcquire(1)).isTrue();
    }
    assertThat(standard.tryAcquire(1)).isFalse();
    assertThat(standard.tryAcquire(20)).isTrue();
    assertThat(standard.tryAcquire(20)).isFalse();
  }

  @Test
  void neverGivesOutMorePlacesThanThereAre() throws Exception {
    RetryBudget shared = new RetryBudget(0.5, 1);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<Integer>> most = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      most.add(threads.submit(() -> mostTaken(shared)));
    }
    int mostOfAll = 0;
    for (Future<Integer> each : most) {
      mostOfAll = Math.max(mostOfAll, each.get());
    }
    assertThat(mostOfAll).isBetween(1, 2);
    threads.shutdown();
    assertThat(shared.retrying()).isZero();
  }

  private static int mostTaken(RetryBudget shared) {
    int most = 0;
    for (int i = 0; i < 50_000; i++) {
      if (shared.tryAcquire(4)) {
        most = Math.max(most, shared.retrying());
        shared.release();
      }
    }
    return most;
  }

  @Test
  void refusesWhatMakesNoSense() {
    RequestAttempts request = request();
    request.end();
    assertThatIllegalStateException().isThrownBy(() -> request.failed(Failure.LOST));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Failure.ofStatus(200))
        .withMessage("status must be in [400, 599], but was 200");
    assertThatIllegalArgumentException().isThrownBy(() -> new RetryBudget(20, 0));
  }

  private RequestAttempts request() {
    return new RequestAttempts(budget, () -> active, 10);
  }
}
