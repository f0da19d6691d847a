package io.fairlead.dra;

import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceToleration;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.cel.dra.DeviceSelector;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a set of claims asks for, compiled: the same for all nodes. What is wrong with it is kept
 * where it stands, because upstream's first complaint depends on the order of all others.
 *
 * @param claims in the order of the set
 * @param options all options of all requests, by number
 * @param held claims that have what they need, if the node can use it
 */
record Demand(List<Claim> claims, List<Option> options, List<Held> held) {

  /** The most devices that one claim can be given. */
  static final int MOST_RESULTS = 32;

  /**
   * A claim that is allocated.
   *
   * @param nodes those that can use it; any if its allocation does not say
   */
  record Held(ClaimRef ref, NodeMatch nodes) {}

  /** Whether a node can use what claims of the set hold already. */
  boolean canUseHeld(NodeFacts node) {
    for (Held one : held) {
      if (one.nodes.isSelective() && !one.nodes.matches(node)) {
        return false;
      }
    }
    return true;
  }

  /** Returns what is asked for if it is one option only, so often; its claim keeps its place. */
  Demand alone(Option option, int count) {
    Option only = option.only(count);
    List<Claim> emptied = new ArrayList<>();
    for (int c = 0; c < claims.size(); c++) {
      Claim of = claims.get(c);
      Request request = new Request(option.name, List.of(only), false, null);
      emptied.add(
          new Claim(
              of.ref,
              of.claim,
              c == option.claim ? List.of(request) : List.of(),
              of.constraints,
              null));
    }
    return new Demand(emptied, List.of(only), List.of());
  }

  /**
   * One claim.
   *
   * @param error of its constraints, found after all its requests were looked at
   */
  record Claim(
      ClaimRef ref,
      ResourceClaim claim,
      List<Request> requests,
      List<Constraint> constraints,
      @Nullable String error) {}

  /**
   * One request.
   *
   * @param options one, or its alternatives
   * @param isChoice whether they are alternatives, of which the first that works is taken
   * @param error found before its options were looked at
   */
  record Request(String name, List<Option> options, boolean isChoice, @Nullable String error) {}

  /**
   * One way to satisfy a request.
   *
   * @param number among all options of the set
   * @param claim its claim's number
   * @param result the name under which its devices are listed
   * @param deviceClass {@code null} if there is none, then {@code error} says so
   * @param count of devices, also beyond what can be allocated; meaningless with {@code all}
   * @param constrained for each constraint of the claim, whether it is about this option
   * @param derived for each constraint of the claim, what computes the attribute; {@code null}
   *     where the device's own attribute counts
   */
  record Option(
      int number,
      int claim,
      String name,
      String result,
      @Nullable DeviceClass deviceClass,
      List<Selector> selectors,
      boolean all,
      long count,
      boolean admin,
      List<DeviceToleration> tolerations,
      Map<String, Quantity> capacity,
      boolean[] constrained,
      @Nullable Derived[] derived,
      @Nullable String error) {

    private Option only(int howMany) {
      return new Option(
          0,
          claim,
          name,
          result,
          deviceClass,
          selectors,
          all,
          howMany,
          admin,
          tolerations,
          capacity,
          constrained,
          derived,
          error);
    }

    /**
     * Returns how many devices it wants; counts beyond the limit of results are all alike.
     *
     * @param everything for each option in mode All, the devices that it has to have
     */
    int wanted(int[][] everything) {
      return all
          ? everything[number].length
          : (int) Math.max(0, Math.min(count, MOST_RESULTS + 1L));
    }
  }

  /**
   * One selector of a class or a request.
   *
   * @param selector {@code null} if it does not compile, which matters once it is asked
   * @param owner {@code class X} or {@code claim ns/name}
   */
  record Selector(
      @Nullable DeviceSelector selector,
      String expression,
      String owner,
      int index,
      boolean ofClass,
      String compileError) {}

  /** The expression of a derived attribute. */
  record Derived(String name, @Nullable DeviceSelector expression, String compileError) {}

  /** Devices of some requests have to have one value in common, or each another one. */
  record Constraint(boolean match, String attribute) {}
}
