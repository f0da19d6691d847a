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
        .iterations(12)
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
    private final Ledger ledger;
    private final Claim lease;

    Ending(Ledger ledger) {
      this.ledger = ledger;
      Endpoint endpoint = new Endpoint(0, TestPool.spec("e"), ledger);
      lease = Claim.reserve(endpoint, RoutingListener.NONE, 0, 10);
    }

    @Operation
    public void end() {
      lease.end(Outcome.COMPLETED, Usage.UNKNOWN, 1);
    }

    @Operation
    public void firstByte() {
      lease.firstToken(1);
    }

    @Operation
    public int open() {
      return ledger.open();
    }
  }

  public static final class SoundLease extends Ending {
    public SoundLease() {
      super(new Ledger());
    }
  }

  public static final class CarelessLease extends Ending {
    public CarelessLease() {
      super(new CarelessLedger());
    }
  }

  /** A decision on an old snapshot against the pool that looks for a free slot. */
  abstract static class Reuse {
    private final Ledger ledger;
    private final Endpoint endpoint;
    private @Nullable Claim last;

    Reuse(Ledger ledger) {
      this.ledger = ledger;
      endpoint = new Endpoint(0, TestPool.spec("e"), ledger);
    }

    @Operation(nonParallelGroup = "router")
    public boolean reserve() {
      last = Claim.reserve(endpoint, RoutingListener.NONE, 0, 1);
      return !last.ended();
    }

    @Operation(nonParallelGroup = "router")
    public void end() {
      if (last != null) {
        last.close();
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
    void freeTokens(Claim lease) {
      if (lease.state == Claim.OPEN) {
        lease.state = Claim.TOKENS_FREE;
        view.addTokens(-lease.uncachedTokens());
      }
    }

    @Override
    boolean end(Claim lease) {
      if (lease.state == Claim.ENDED) {
        return false;
      }
      freeTokens(lease);
      lease.state = Claim.ENDED;
      open = open - 1;
      view.addRequests(-1);
      return true;
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
