package io.fairlead.dra;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the first solution in upstream's order, depth first: claims, requests and alternatives
 * as they stand, devices in first-fit order, those of one request ascending.
 *
 * <p>Goes ahead without looking left or right until it is stuck for the first time; most attempts
 * never are. From then on {@link Bounds} cuts off what cannot lead anywhere. Not thread-safe.
 */
final class Search {

  /** How a search, or a part of it, ended. */
  enum End {
    /** Everything has a device. */
    SOLVED,
    /** There is no solution. */
    FAILED,
    /** There is none because claims may not have that many devices. */
    TOO_MANY,
    /** Upstream would give up the pod. */
    ABORTED,
    /** The budget is spent. */
    UNDECIDED
  }

  private static final int CHOICE = -1;

  private final Demand demand;
  private final Eligibility eligibility;
  private final Ledger ledger;
  private final int[][] everything;
  private final Bounds bounds;
  private final long budget;
  private final int @Nullable [][] orders;
  private long steps;
  private @Nullable String abortion;
  private int abortedAt = -1;

  // the stack: one frame for each device to place and for each request with alternatives
  private int[] frameClaim = new int[16];
  private int[] frameRequest = new int[16];
  private int[] frameOption = new int[16];
  private int[] frameDevice = new int[16]; // of its request, or CHOICE
  private int[] frameAt = new int[16]; // the candidate, or whether all alternatives were too many
  private int[] frameStart = new int[16];
  private int top;

  // what comes next
  private int claim;
  private int request;
  private int option = -1;
  private int device;
  private int start;

  /**
   * Prepares a search.
   *
   * @param everything for each option in mode All, the devices that it has to have
   * @param orders for each option, the devices in the order in which to try them; {@code null} for
   *     first-fit order
   */
  Search(
      Eligibility eligibility,
      Ledger ledger,
      int[][] everything,
      Bounds bounds,
      long budget,
      int @Nullable [][] orders) {
    this.orders = orders;
    this.demand = eligibility.demand;
    this.eligibility = eligibility;
    this.ledger = ledger;
    this.everything = everything;
    this.bounds = bounds;
    this.budget = budget;
  }

  long steps() {
    return steps;
  }

  /** Returns why upstream would give up. */
  String abortion() {
    return abortion == null ? "" : abortion;
  }

  /** Returns the device at which upstream would give up, -1 if it was none. */
  int abortedAt() {
    return abortedAt;
  }

  /** Returns the alternative that was chosen for a request. */
  int chosen(int ofClaim, int ofRequest) {
    for (int i = 0; i < top; i++) {
      if (frameClaim[i] == ofClaim && frameRequest[i] == ofRequest && frameDevice[i] == CHOICE) {
        return frameOption[i];
      }
    }
    return 0;
  }

  /** Runs to the end; to be called once. */
  End run() {
    End end = forward();
    if (end != End.FAILED && end != End.TOO_MANY) {
      return end;
    }
    startAgain();
    bounds.wake();
    if (bounds.refutes()) {
      return End.FAILED;
    }
    end = forward();
    while (end == End.FAILED || end == End.TOO_MANY) {
      if (top == 0) {
        bounds.proved(end == End.TOO_MANY ? Proof.RESULT_LIMIT : Proof.EXHAUSTED);
        return End.FAILED;
      }
      end = backtrack(end);
    }
    return end;
  }

  /** The bounds want to see the beginning, which is also where they help most. */
  private void startAgain() {
    while (ledger.size() > 0) {
      ledger.takeBack();
    }
    top = 0;
    claim = 0;
    request = 0;
    option = -1;
  }

  /** Goes on until something cannot be placed. */
  private End forward() {
    while (true) {
      if (++steps > budget) {
        return End.UNDECIDED;
      } else if (claim >= demand.claims().size()) {
        return End.SOLVED;
      }
      List<Demand.Request> requests = demand.claims().get(claim).requests();
      if (option < 0) {
        if (request >= requests.size()) {
          claim++;
          request = 0;
          continue;
        }
        open(requests.get(request));
      }
      Demand.Option current = requests.get(request).options().get(option);
      int wanted = current.wanted(everything);
      if (current.all() && wanted == 0) {
        return End.FAILED;
      } else if (device >= wanted) {
        request++;
        option = -1;
        continue;
      } else if (wanted - device > Demand.MOST_RESULTS - ledger.results(claim)) {
        return End.TOO_MANY;
      } else if (bounds.isAwake()) {
        boolean cut = bounds.cuts(claim, request, option, device, start);
        steps += bounds.takeCost();
        if (cut) {
          return End.FAILED;
        }
      }
      push(device, start);
      End end = place(current, start);
      if (end != null) {
        return end;
      }
    }
  }

  private void open(Demand.Request opened) {
    option = 0;
    device = 0;
    start = 0;
    if (opened.isChoice()) {
      push(CHOICE, 0);
      frameAt[top - 1] = 1;
    }
  }

  /** Finds a device for the top frame, from a candidate on; returns {@code null} if it has one. */
  private @Nullable End place(Demand.Option current, int from) {
    if (current.all()) {
      int candidate = everything[current.number()][device];
      byte code = eligibility.of(current, candidate);
      byte result = code == Eligibility.USABLE ? ledger.give(current, candidate) : Ledger.IN_USE;
      if (result == Ledger.GIVEN) {
        accept(candidate);
        return null;
      }
      top--;
      return refuseAll(current, candidate, result);
    }
    int size = eligibility.view.size;
    for (int at = from; at < size; at++) {
      int candidate = orders == null ? at : orders[current.number()][at];
      if (++steps > budget) {
        return End.UNDECIDED;
      } else if (ledger.isInUse(current, candidate)) {
        continue;
      }
      byte code = eligibility.of(current, candidate);
      if (code == Eligibility.FAILS) {
        return abort(eligibility.failure(current, candidate), candidate);
      } else if (code != Eligibility.USABLE
          || (orders == null
              && bounds.isAwake()
              && bounds.repeats(current, candidate, frameStart[top - 1]))) {
        continue;
      }
      byte result = ledger.give(current, candidate);
      if (result == Ledger.GIVEN) {
        accept(at);
        return null;
      } else if (result == Ledger.BROKEN) {
        return abortDerived(current, candidate);
      }
    }
    top--;
    return End.FAILED;
  }

  private void accept(int at) {
    frameAt[top - 1] = at;
    device++;
    start = at + 1;
  }

  private End refuseAll(Demand.Option current, int candidate, byte result) {
    if (result == Ledger.BROKEN) {
      return abortDerived(current, candidate);
    } else if (result != Ledger.CONSTRAINT) {
      return End.FAILED;
    }
    return abort(
        "claim "
            + demand.claims().get(claim).ref()
            + ", request "
            + current.name()
            + ": cannot add device "
            + eligibility.view.id(candidate)
            + " because a claim constraint would not be satisfied",
        candidate);
  }

  private End abortDerived(Demand.Option current, int candidate) {
    Demand.Derived derived = current.derived()[ledger.lastConstraint];
    return abort(derived == null ? "" : eligibility.brokenBecause(derived, candidate), candidate);
  }

  private End abort(String message, int candidate) {
    abortion = message;
    abortedAt = candidate;
    return End.ABORTED;
  }

  /** Tries something else; what is left at the end of the stack is the outcome of all. */
  private End backtrack(End why) {
    End outcome = why;
    while (top > 0) {
      int frame = top - 1;
      if (frameClaim[frame] < claim && outcome == End.TOO_MANY) {
        outcome = End.FAILED; // another choice for this claim may leave room in the later one
      }
      resume(frame);
      Demand.Request of = demand.claims().get(claim).requests().get(request);
      if (frameDevice[frame] == CHOICE) {
        frameAt[frame] &= outcome == End.TOO_MANY ? 1 : 0;
        if (option + 1 < of.options().size()) {
          frameOption[frame] = ++option;
          device = 0;
          start = 0;
          return forward();
        }
        top--;
        outcome = frameAt[frame] == 1 ? End.TOO_MANY : End.FAILED;
        continue;
      }
      ledger.takeBack();
      Demand.Option current = of.options().get(option);
      if (outcome == End.TOO_MANY || current.all()) {
        top--;
        continue;
      }
      End end = place(current, frameAt[frame] + 1);
      if (end == null) {
        return forward();
      } else if (end != End.FAILED) {
        return end;
      }
      outcome = end;
    }
    return outcome;
  }

  private void resume(int frame) {
    claim = frameClaim[frame];
    request = frameRequest[frame];
    option = frameOption[frame];
    device = frameDevice[frame];
    start = frameStart[frame];
  }

  private void push(int what, int from) {
    if (top == frameClaim.length) {
      frameClaim = Arrays.copyOf(frameClaim, top * 2);
      frameRequest = Arrays.copyOf(frameRequest, top * 2);
      frameOption = Arrays.copyOf(frameOption, top * 2);
      frameDevice = Arrays.copyOf(frameDevice, top * 2);
      frameAt = Arrays.copyOf(frameAt, top * 2);
      frameStart = Arrays.copyOf(frameStart, top * 2);
    }
    frameClaim[top] = claim;
    frameRequest[top] = request;
    frameOption[top] = option;
    frameDevice[top] = what;
    frameStart[top] = from;
    top++;
  }
}
