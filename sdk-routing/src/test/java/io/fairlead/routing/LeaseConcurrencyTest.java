package io.fairlead.routing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Leases, credit and the reuse of slots under every interleaving of small scenarios. The same
 * exploration has to notice a ledger that does not exclude, and a lease that looks before it leaps.
 */
class LeaseConcurrencyTest {

  private static ModelCheckingOptions explore(Class<?> specification) {
    return new ModelCheckingOptions()
        .sequentialSpecification(specification)
        .threads(2)
        .actorsBefore(1)
        .actorsPerThread(3)
        .actorsAfter(1)
        .iterations(25)
        .invocationsPerIteration(300)
        .minimizeFailedScenario(false);
  }

  @Test
  void accountsOfAnEndpointAreLinearizable() {
    explore(SoundAccount.class).check(SoundAccount.class);
  }

  @Test
  void theExplorationNoticesALedgerThatDoesNotExclude() {
    assertThatThrownBy(() -> explore(SoundAccount.class).check(CarelessAccount.class))
        .isInstanceOf(LincheckAssertionError.class);
  }

  @Test
  void aLeaseEndsOnceWhoeverComesFirst() {
    explore(SoundLease.class).check(SoundLease.class);
  }

  @Test
  void theExplorationNoticesALeaseThatLooksBeforeItLeaps() {
    assertThatThrownBy(() -> explore(SoundLease.class).check(CarelessLease.class))
        .isInstanceOf(LincheckAssertionError.class);
  }

  @Test
  void aSlotIsNeverReusedWhileALeaseIsOpenOrCanCome() {
    explore(SoundReuse.class).check(SoundReuse.class);
  }

  @Test
  void theExplorationNoticesASlotThatIsGivenAwayTooEarly() {
    assertThatThrownBy(() -> explore(SoundReuse.class).check(CarelessReuse.class))
        .isInstanceOf(LincheckAssertionError.class);
  }

  /** Events of an endpoint. */
  abstract static class Account {
    private final Ledger ledger;
    private @Nullable CreditView underWay;

    Account(Ledger ledger) {
      this.ledger = ledger;
    }

    @Operation
    public long dispatch() {
      return ledger.reserve(10);
    }

    @Operation(nonParallelGroup = "scraper")
    public void scrapeSent() {
      underWay = ledger.scrapeSent();
    }

    @Operation(nonParallelGroup = "scraper")
    public void answered() {
      if (underWay != null) {
        ledger.adopt(underWay);
        underWay = null;
      }
    }

    /** One number of many: a decision reads each of them on its own. */
    @Operation
    public int credit() {
      return ledger.current().requests();
    }
  }

  public static final class SoundAccount extends Account {
    public SoundAccount() {
      super(new Ledger());
    }
  }

  public static final class CarelessAccount extends Account {
    public CarelessAccount() {
      super(new CarelessLedger());
    }
  }

  /** Everybody who may end a lease, at once. */
  abstract static class Ending {
    final Ledger ledger = new Ledger();
    final Endpoint endpoint = new Endpoint(0, TestPool.spec("e"), ledger);

    @Operation
    public abstract void end();

    @Operation
    public abstract void firstByte();

    @Operation
    public int open() {
      return ledger.open();
    }
  }

  public static final class SoundLease extends Ending {
    private final Claim lease = Claim.reserve(endpoint, RoutingListener.NONE, 0, 10);

    @Override
    @Operation
    public void end() {
      lease.end(Outcome.COMPLETED, Usage.UNKNOWN, 1);
    }

    @Override
    @Operation
    public void firstByte() {
      lease.firstToken(1);
    }
  }

  public static final class CarelessLease extends Ending {
    private final long number = ledger.reserve(10);
    private boolean ended;
    private boolean freed;

    @Override
    @Operation
    public void end() {
      if (!ended) {
        firstByte();
        ended = true;
        ledger.end(number);
      }
    }

    @Override
    @Operation
    public void firstByte() {
      if (!freed) {
        freed = true;
        ledger.freeTokens(number, 10);
      }
    }
  }

  /** A decision on an old snapshot against the pool that looks for a free slot. */
  abstract static class Reuse {
    private final Ledger ledger;
    private long last = -1;

    Reuse(Ledger ledger) {
      this.ledger = ledger;
    }

    @Operation(nonParallelGroup = "router")
    public boolean reserve() {
      last = ledger.reserve(1);
      return last >= 0;
    }

    @Operation(nonParallelGroup = "router")
    public void end() {
      if (last >= 0) {
        ledger.freeTokens(last, 1);
        ledger.end(last);
        last = -1;
      }
    }

    @Operation(nonParallelGroup = "pool")
    public boolean reuse() {
      return ledger.close();
    }
  }

  public static final class SoundReuse extends Reuse {
    public SoundReuse() {
      super(new Ledger());
    }
  }

  public static final class CarelessReuse extends Reuse {
    public CarelessReuse() {
      super(new CarelessLedger());
    }
  }

  /** The same account without mutual exclusion. */
  static final class CarelessLedger extends Ledger {
    private int open;
    private boolean closed;
    private long dispatched;
    private CreditView view = new CreditView(0);

    @Override
    int open() {
      return open;
    }

    @Override
    long reserve(int tokens) {
      if (closed) {
        return -1;
      }
      open = open + 1;
      view.addRequests(1);
      view.addTokens(tokens);
      return ++dispatched;
    }

    @Override
    void freeTokens(long lease, int tokens) {
      view.addTokens(-tokens);
    }

    @Override
    void end(long lease) {
      open = open - 1;
      view.addRequests(-1);
    }

    @Override
    CreditView scrapeSent() {
      return new CreditView(dispatched);
    }

    @Override
    boolean adopt(CreditView adopted) {
      view = adopted;
      return true;
    }

    @Override
    CreditView current() {
      return view;
    }

    @Override
    boolean close() {
      if (open == 0) {
        closed = true;
        return true;
      }
      return closed;
    }
  }
}
