package io.fairlead.routing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** Everything one decision needs to write; borrowed for the decision, reused by the next. */
final class Scratch {

  private static final VarHandle RUNNING;

  static {
    try {
      RUNNING = MethodHandles.lookup().findVarHandle(Scratch.class, "running", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** No stage runs. */
  static final int IDLE = -1;

  final FrozenRows rows = new FrozenRows();
  final Candidates candidates = new Candidates(rows);
  final Drops drops = new Drops();
  final Sheet sheet = new Sheet();
  final Row totalsRow = new Row();
  final DecisionRandom random = new DecisionRandom();

  double[] totals = new double[0];
  double[] ratings = new double[0];
  int[] ranked = new int[1];

  /** How many of {@link #ranked} are set. */
  int rankedCount;

  double margin;

  /** One bit per stage that failed in this decision. */
  long failed;

  /** One bit per filter that dropped somebody in this decision. */
  long dropping;

  /** Who is told about stages; {@code null} for a decision on a recorded input. */
  @Nullable StageHealth health;

  private int running = IDLE;
  private long runningSince;
  private @Nullable Thread thread;

  void start(PoolSnapshot pool) {
    rows.clear();
    candidates.start(pool);
    failed = 0;
    dropping = 0;
    rankedCount = 0;
    margin = Double.NaN;
    int slots = pool.slots();
    if (totals.length < slots) {
      totals = new double[Math.max(64, slots + (slots >> 3))];
      ratings = new double[totals.length];
    }
  }

  void enter(int stage) {
    StageHealth watching = health;
    if (watching != null) {
      runningSince = watching.now();
      thread = Thread.currentThread();
      RUNNING.setRelease(this, stage);
    }
  }

  void exit(int stage) {
    StageHealth watching = health;
    if (watching != null) {
      RUNNING.setOpaque(this, IDLE);
      watching.took(stage, watching.now() - runningSince);
    }
  }

  void failed(int stage, Throwable cause) {
    failed |= 1L << stage;
    if (health != null) {
      health.failed(stage, cause);
    }
  }

  /** The stage that runs at this moment, as another thread sees it; {@link #IDLE} if none. */
  int running() {
    return (int) RUNNING.getAcquire(this);
  }

  long runningSince() {
    return runningSince;
  }

  @Nullable Thread thread() {
    return thread;
  }
}
