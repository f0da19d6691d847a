package io.fairlead.routing.host;

import static io.fairlead.kernel.Preconditions.requireInRange;
import static io.fairlead.kernel.Preconditions.requirePositive;

import java.util.Objects;
import java.util.function.IntSupplier;

/**
 * Whether one request is sent once more after it failed.
 *
 * <p>The rule, before the first byte of an answer; after it nothing is ever sent again:
 *
 * <ul>
 *   <li>Nothing was sent (refused, or lost before the request was out): elsewhere, as often as
 *       there are endpoints; it costs the others nothing, so it needs no budget.
 *   <li>429 or 503: elsewhere, within the budget; where none is left, the answer is passed on.
 *   <li>The connection was lost once the request was sent, or another 5xx: once, elsewhere, within
 *       the budget. A request that has broken two endpoints is not sent to a third.
 *   <li>Any other 4xx: never; it is the request that is wrong.
 * </ul>
 *
 * <p>For one request, not thread-safe. Call {@link #end} when the request has ended.
 */
public final class RequestAttempts {

  /** Endpoints that a request may break before it is given up. */
  public static final int MOST_BROKEN = 2;

  /** What went wrong with one attempt. */
  public enum Failure {
    /** Nothing was sent: the connection was refused, timed out, or was lost before. */
    NOT_SENT,
    /** The connection was lost, or no answer came in time, once the request was sent. */
    LOST,
    /** Status 429 or 503: this endpoint cannot now, another one may. */
    BUSY,
    /** Another status of 500 or above. */
    BROKEN,
    /** Another status of 400 to 499. */
    REFUSED_BY_SERVER;

    /**
     * Returns what a status means.
     *
     * @param status HTTP status, 400 to 599
     */
    public static Failure ofStatus(int status) {
      requireInRange(status, 400, 599, "status");
      if (status == 429 || status == 503) {
        return BUSY;
      }
      return status >= 500 ? BROKEN : REFUSED_BY_SERVER;
    }

    /** Returns whether the endpoint is to blame, or the request for breaking it. */
    public boolean breaksEndpoint() {
      return this == LOST || this == BROKEN;
    }
  }

  /** What to do after a failure. */
  public enum Next {
    /** Send it to an endpoint that was not tried yet; where there is none, as {@link #ANSWER}. */
    ELSEWHERE,
    /** Pass on what the endpoint answered, or 502 if it did not. */
    ANSWER,
    /** As {@link #ANSWER}; one more attempt would have been right, but the budget is spent. */
    BUDGET_SPENT,
    /** Answer 502 and name the request in the log by its hash: it broke two endpoints. */
    BROKE_TWO
  }

  private final RetryBudget budget;
  private final IntSupplier activeRequests;
  private final int mostAttempts;
  private int attempts = 1;
  private int broken;
  private boolean firstByteSeen;
  private boolean inBudget;
  private boolean ended;

  /**
   * Begins with the first attempt.
   *
   * @param activeRequests tells how many requests are under way, this one included
   * @param mostAttempts attempts in all, the first included; at least 1
   */
  public RequestAttempts(RetryBudget budget, IntSupplier activeRequests, int mostAttempts) {
    this.budget = Objects.requireNonNull(budget, "budget");
    this.activeRequests = Objects.requireNonNull(activeRequests, "activeRequests");
    this.mostAttempts = requirePositive(mostAttempts, "mostAttempts");
  }

  /** The first byte of an answer was passed on: there is no going back. */
  public void firstByte() {
    firstByteSeen = true;
  }

  /**
   * An attempt failed.
   *
   * @return what to do; {@link Next#ELSEWHERE} counts as the next attempt
   * @throws IllegalStateException if the request has ended
   */
  public Next failed(Failure failure) {
    if (ended) {
      throw new IllegalStateException("the request has ended");
    }
    broken += failure.breaksEndpoint() ? 1 : 0;
    if (firstByteSeen) {
      return Next.ANSWER;
    }
    if (broken >= MOST_BROKEN) {
      return Next.BROKE_TWO;
    }
    if (failure == Failure.REFUSED_BY_SERVER || attempts >= mostAttempts) {
      return Next.ANSWER;
    }
    if (failure != Failure.NOT_SENT && !inBudget) {
      inBudget = budget.tryAcquire(activeRequests.getAsInt());
      if (!inBudget) {
        return Next.BUDGET_SPENT;
      }
    }
    attempts++;
    return Next.ELSEWHERE;
  }

  /** Returns the attempts so far, the first included. */
  public int attempts() {
    return attempts;
  }

  /** Returns how many endpoints this request has broken. */
  public int broken() {
    return broken;
  }

  /**
   * Ends the request, however it ended; gives its place in the budget back. More calls do nothing.
   */
  public void end() {
    if (inBudget) {
      inBudget = false;
      budget.release();
    }
    ended = true;
  }
}
