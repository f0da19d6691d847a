package io.fairlead.cel.dra;

import io.fairlead.cel.CelError;
import io.fairlead.cel.CelFrame;
import io.fairlead.cel.CelProgram;
import io.fairlead.cel.CelRead;
import io.fairlead.cel.CelType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A compiled device selector; thread-safe, and without allocation unless it makes a value. */
public final class DeviceSelector {

  private final CelProgram program;
  private final long maxCost;

  /** One frame for whoever comes first; others make their own. */
  private final AtomicReference<@Nullable CelFrame> spare = new AtomicReference<>();

  DeviceSelector(CelProgram program, long maxCost) {
    this.program = program;
    this.maxCost = maxCost;
  }

  /** Returns the text that was compiled. */
  public String expression() {
    return program.expression();
  }

  /** Returns bool, or the unknown type of attributes. */
  public CelType resultType() {
    return program.resultType();
  }

  /**
   * Returns the worst-case cost as the API server estimates it; unsigned, so compare with {@code
   * Long.compareUnsigned} or ask {@link #isTooComplex()}.
   */
  public long maxCost() {
    return maxCost;
  }

  /** Whether the API server would refuse it with {@link DeviceEnvironment#TOO_COMPLEX}. */
  public boolean isTooComplex() {
    return Long.compareUnsigned(maxCost, DeviceEnvironment.MAX_COST) > 0;
  }

  /**
   * Returns what the selector reads of a device: paths that begin with {@code device}, such as
   * {@code device, attributes, gpu.nvidia.com, type}.
   */
  public List<CelRead> reads() {
    return program.reads();
  }

  /** Returns the operands of its outermost {@code &&}, each a selector, in order. */
  public List<String> conjuncts() {
    return program.conjuncts();
  }

  /**
   * Returns the same selector with a presence test before everything that may be missing, as
   * fallback for one that fails: where it failed, the result is false; where it did not, the two
   * agree, except in negations and comparisons of whole terms.
   *
   * @param environment what it was compiled in
   * @return empty if nothing is without a guard, or what may fail is no attribute or capacity
   */
  public Optional<String> withGuards(DeviceEnvironment environment) {
    return Guards.added(this, environment);
  }

  /** Says whether the device is wanted. */
  public Verdict matches(CelDevice device) {
    return verdict(evaluate(device));
  }

  /** Says whether a device is wanted that is kept in a way of its own. */
  public Verdict matches(DeviceFields device) {
    return verdict(evaluate(device));
  }

  private static Verdict verdict(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? Verdict.YES : Verdict.NO;
    }
    if (value instanceof CelError error) {
      return Verdict.failed(error.message());
    }
    return Verdict.failed(Conversions.refused(value));
  }

  /**
   * Returns the value for a device, as derived attributes need it.
   *
   * @return a value as {@link CelProgram} describes, or a {@link CelError}
   */
  public Object evaluate(CelDevice device) {
    String problem = device.problem();
    return problem != null ? new CelError(problem) : evaluate(device.view());
  }

  /** Returns the value for a device that is kept in a way of its own. */
  public Object evaluate(DeviceFields device) {
    CelFrame frame = spare.getAndSet(null);
    if (frame == null) {
      frame = program.newFrame(DeviceEnvironment.MAX_COST);
    }
    Object value = program.evaluate(frame.set(0, device));
    spare.set(frame);
    return value;
  }

  List<String> disjuncts() {
    return program.disjuncts();
  }

  /** Returns what one evaluation costs in the units of the API server. */
  public long cost(CelDevice device) {
    CelFrame frame = program.newFrame(DeviceEnvironment.MAX_COST);
    program.evaluate(frame.set(0, device.view()));
    return frame.cost();
  }
}
