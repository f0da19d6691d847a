package io.fairlead.dra.authoring;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.cel.CelEnvironment;
import io.fairlead.cel.dra.DeviceCompilation;
import io.fairlead.cel.dra.DeviceEnvironment;
import io.fairlead.kernel.Preconditions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a device, written as CEL with its guards: on no device does it fail.
 *
 * <p>Start at {@link #driver} or at a property such as {@link TextAttribute}, join with {@link
 * #and}, {@link #or} and {@link #not}. A term about an attribute is false for a device that does
 * not have it, and so its negation is true. Immutable and thread-safe.
 */
public final class DeviceTerm {

  private static final DeviceEnvironment NEWEST = DeviceEnvironment.stored(CelEnvironment.NEWEST);

  /** How tightly an expression holds together. */
  private enum Grip {
    LOOSE,
    AND,
    SINGLE
  }

  private final String expression;
  private final Grip grip;

  private DeviceTerm(String expression, Grip grip) {
    this.expression = expression;
    this.grip = grip;
  }

  /** Returns a term that nothing binds more tightly than a comparison. */
  static DeviceTerm comparison(String expression) {
    return new DeviceTerm(expression, Grip.SINGLE);
  }

  /** Returns {@code test && comparison}. */
  static DeviceTerm guarded(String test, String comparison) {
    return new DeviceTerm(test + " && " + comparison, Grip.AND);
  }

  /**
   * Says who must have published the device.
   *
   * @param name a DNS name of at most 63 characters
   */
  public static DeviceTerm driver(String name) {
    return comparison("device.driver == " + CelText.text(Names.driver(name)));
  }

  /** Says that several claims may share the device (Kubernetes 1.34 or later). */
  public static DeviceTerm shareable() {
    return comparison("device.allowMultipleAllocations");
  }

  /**
   * Takes an expression as it is. Whether it has guards is the writer's business, see {@link
   * DeviceLinter}.
   *
   * @throws IllegalArgumentException if it does not compile with what the newest known release of
   *     Kubernetes offers
   */
  public static DeviceTerm cel(String expression) {
    NEWEST.compile(expression).orThrow();
    return new DeviceTerm(expression.strip(), Grip.LOOSE);
  }

  /** Returns what holds where all of these do. */
  public static DeviceTerm allOf(DeviceTerm... terms) {
    return joined(Arrays.asList(terms), " && ", Grip.AND);
  }

  /** Returns what holds where any of these does. */
  public static DeviceTerm anyOf(DeviceTerm... terms) {
    return joined(Arrays.asList(terms), " || ", Grip.LOOSE);
  }

  private static DeviceTerm joined(List<DeviceTerm> terms, String operator, Grip grip) {
    Preconditions.requireNotEmpty(terms, "terms");
    if (terms.size() == 1) {
      return terms.get(0);
    }
    List<String> operands = new ArrayList<>(terms.size());
    terms.forEach(term -> operands.add(term.within(grip)));
    return new DeviceTerm(String.join(operator, operands), grip);
  }

  /** Returns what holds where both do. */
  public DeviceTerm and(DeviceTerm other) {
    return allOf(this, other);
  }

  /** Returns what holds where either does. */
  public DeviceTerm or(DeviceTerm other) {
    return anyOf(this, other);
  }

  /** Returns what holds where this does not, missing attributes included. */
  public DeviceTerm not() {
    return comparison("!(" + expression + ')');
  }

  private String within(Grip outer) {
    boolean plain = grip == Grip.SINGLE || grip == Grip.AND && outer == Grip.AND;
    return plain ? expression : '(' + expression + ')';
  }

  /** Returns the CEL text. */
  public String expression() {
    return expression;
  }

  /**
   * Returns the term as claims and classes hold it.
   *
   * @throws IllegalArgumentException if the API server would refuse it: longer than 10 KiB or too
   *     expensive
   */
  public DeviceSelector selector() {
    String refusal = refusal(expression);
    if (refusal != null) {
      throw violated("selector", "one that the API server takes", refusal);
    }
    return DeviceSelector.builder().cel(c -> c.expression(expression)).build();
  }

  /** Returns why the API server would refuse an expression whatever its release. */
  static @Nullable String refusal(String expression) {
    int bytes = expression.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > DeviceEnvironment.MAX_LENGTH) {
      return bytes + " bytes long (at most " + DeviceEnvironment.MAX_LENGTH + ')';
    }
    DeviceCompilation compiled = NEWEST.compile(expression);
    if (compiled.selector().isEmpty()) {
      return compiled.message();
    }
    return compiled.orThrow().isTooComplex() ? DeviceEnvironment.TOO_COMPLEX : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DeviceTerm term && term.expression.equals(expression);
  }

  @Override
  public int hashCode() {
    return expression.hashCode();
  }

  /** Returns the CEL text. */
  @Override
  public String toString() {
    return expression;
  }
}
