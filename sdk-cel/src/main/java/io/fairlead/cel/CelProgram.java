package io.fairlead.cel;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A compiled expression; immutable and thread-safe.
 *
 * <p>Values are these Java types:
 *
 * <table>
 * <caption>Types of CEL and of Java</caption>
 * <tr><th>CEL</th><th>Java</th></tr>
 * <tr><td>bool, int, double, string</td><td>Boolean, Long, Double, String</td></tr>
 * <tr><td>uint, bytes</td><td>{@link CelUint}, {@link CelBytes}</td></tr>
 * <tr><td>list, map and types with fields</td><td>{@link CelList}, {@link CelMap}</td></tr>
 * <tr><td>null</td><td>{@code Json.Null.NULL}</td></tr>
 * <tr><td>duration, timestamp</td><td>java.time.Duration, java.time.Instant</td></tr>
 * <tr><td>optional, type</td><td>{@link CelOptional}, {@link CelType}</td></tr>
 * <tr><td>quantity, semver</td><td>the kernel's Quantity, {@link SemanticVersion}</td></tr>
 * <tr><td>IP address, network</td><td>{@link IpAddress}, {@link IpNetwork}</td></tr>
 * <tr><td>a failure</td><td>{@link CelError}</td></tr>
 * </table>
 */
public final class CelProgram {

  /** The cost at which the API server stops one evaluation, if nobody says otherwise. */
  public static final long DEFAULT_COST_LIMIT = 1_000_000;

  private static final CelError EXCEEDED =
      new CelError("operation cancelled: actual cost limit exceeded");

  private final String expression;
  private final CelEnvironment environment;
  private final Expr checked;
  private final int nodes;
  private final Node plan;
  private final int slots;
  private final Set<String> used;

  CelProgram(
      String expression,
      CelEnvironment environment,
      Expr checked,
      int nodes,
      Node plan,
      int slots,
      Set<String> used) {
    this.expression = expression;
    this.environment = environment;
    this.checked = checked;
    this.nodes = nodes;
    this.plan = plan;
    this.slots = slots;
    this.used = used;
  }

  /** Returns the text that was compiled. */
  public String expression() {
    return expression;
  }

  /** Returns the type of what it yields, as far as it is known. */
  public CelType resultType() {
    return checked.type;
  }

  /** Whether the expression reads a variable of its environment. */
  public boolean usesVariable(String name) {
    return used.contains(name);
  }

  /**
   * Finds what the expression reads, in order of the text where nothing is nested: each way from a
   * variable once per place. Linear in the size of the expression, but for deep logic.
   */
  public List<CelRead> reads() {
    return Reads.of(new Source(expression), checked);
  }

  /**
   * Returns the operands of the outermost {@code &&}, each as its text, in order; the whole
   * expression if there is none. Each of them compiles in the same environment.
   */
  public List<String> conjuncts() {
    return Operands.of(new Source(expression), checked, Operators.AND);
  }

  /** Returns the operands of the outermost {@code ||} likewise. */
  public List<String> disjuncts() {
    return Operands.of(new Source(expression), checked, Operators.OR);
  }

  /** Bounds the cost of one evaluation, number for number as the API server does. */
  public CostRange estimateCost(SizeHints hints) {
    return CostEstimator.estimate(checked, nodes, hints);
  }

  /** Returns a frame that stops at the {@linkplain #DEFAULT_COST_LIMIT default limit}. */
  public CelFrame newFrame() {
    return newFrame(DEFAULT_COST_LIMIT);
  }

  /**
   * Returns a frame for this program.
   *
   * @param costLimit the cost beyond which an evaluation ends with an error
   */
  public CelFrame newFrame(long costLimit) {
    return new CelFrame(slots, costLimit);
  }

  /**
   * Evaluates with the variables of a frame; allocates nothing unless the expression makes a value.
   *
   * @param frame from {@link #newFrame()} of this program
   * @return a value, or a {@link CelError}
   */
  public Object evaluate(CelFrame frame) {
    frame.start();
    try {
      return plan.eval(frame);
    } catch (CelFrame.Exceeded e) {
      return EXCEEDED;
    }
  }

  /**
   * Evaluates once; for repeated use take a {@linkplain #newFrame() frame}.
   *
   * @param variables values by name
   * @return a value, or a {@link CelError}
   * @throws IllegalArgumentException if a name is not declared
   */
  public Object evaluate(Map<String, ?> variables) {
    CelFrame frame = newFrame();
    variables.forEach((name, value) -> frame.set(environment.slot(name), value));
    return evaluate(frame);
  }
}
