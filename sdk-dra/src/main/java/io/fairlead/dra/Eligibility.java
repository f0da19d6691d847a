package io.fairlead.dra;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.cel.dra.DeviceSelector;
import io.fairlead.cel.dra.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which device of a node an option of a request could have, whatever else is allocated: the first
 * obstacle in upstream's order. Worked out when first asked, since upstream would not ask about
 * devices that it does not come to, and asking may fail. Not thread-safe: one per attempt.
 *
 * <p>This is what explanations are made of: {@link #of} for each option and device of {@link
 * NodeView}, and {@link Ledger} for what depends on other choices.
 */
final class Eligibility {

  /** Nobody has asked yet. */
  static final byte UNKNOWN = 0;

  /** Nothing speaks against it. */
  static final byte USABLE = 1;

  /** A selector says no. */
  static final byte NOT_SELECTED = 2;

  /** A selector, or the device itself, cannot be evaluated: upstream gives up the pod. */
  static final byte FAILS = 3;

  /** It needs binding conditions, which are off. */
  static final byte BINDS = 4;

  /** It is for other nodes. */
  static final byte ELSEWHERE = 5;

  /** It lacks a capacity, or has too little, or its policy forbids the amount. */
  static final byte TOO_SMALL = 6;

  /** Its driver wants to be left out, which the node or the release cannot do. */
  static final byte SKIPS_NODE = 7;

  /** It shares counters, which is off. */
  static final byte PARTITIONED = 8;

  /** A taint is not tolerated. */
  static final byte TAINTED = 9;

  final Demand demand;
  final NodeView view;
  private final Inventory inventory;
  private final Features features;
  private final boolean skipCelErrors;
  private final boolean shares;
  private final boolean taints;
  private final boolean ruleTaints;
  private final boolean fractions;
  private final byte[][] codes;
  private final @Nullable VerdictTree[][] trees;
  private final @Nullable Consumption[] @Nullable [] consumptions;
  private final int[][] keys;
  private final int release;
  private @Nullable DeviceView eye;

  Eligibility(
      Demand demand, NodeView view, Inventory inventory, Features features, Options options) {
    this.demand = demand;
    this.view = view;
    this.inventory = inventory;
    this.features = features;
    skipCelErrors = options.skipCelErrors();
    shares = features.has(Gate.CONSUMABLE_CAPACITY);
    taints = features.has(Gate.DEVICE_TAINTS);
    ruleTaints = features.has(Gate.DEVICE_TAINT_RULES);
    fractions = features.has(Gate.FRACTIONAL_CAPACITY_RANGE);
    release = features.version().minor();
    int count = demand.options().size();
    codes = new byte[count][view.size];
    trees = new VerdictTree[count][];
    consumptions = new Consumption[count][];
    keys = new int[demand.claims().size()][];
    for (int c = 0; c < keys.length; c++) {
      keys[c] = keys(demand.claims().get(c).constraints());
    }
  }

  private int[] keys(List<Demand.Constraint> constraints) {
    int[] numbers = new int[constraints.size()];
    for (int i = 0; i < numbers.length; i++) {
      String name = constraints.get(i).attribute();
      numbers[i] = name.indexOf('/') < 0 ? -1 : inventory.universe().keyOf(name, "");
    }
    return numbers;
  }

  /** Returns the obstacle of a device for an option. */
  byte of(Demand.Option option, int device) {
    byte known = codes[option.number()][device];
    if (known == UNKNOWN) {
      known = judge(option, device);
      codes[option.number()][device] = known;
    }
    return known;
  }

  private byte judge(Demand.Option option, int device) {
    SliceColumns slice = view.sliceOf[device];
    int index = view.indexOf[device];
    Device record = slice.devices.get(index);
    if (slice.hasBindingConditions
        && !Texts.orEmpty(record.bindingConditions()).isEmpty()
        && !(features.has(Gate.BINDING_CONDITIONS) && features.has(Gate.CLAIM_DEVICE_STATUS))) {
      return BINDS;
    }
    @Nullable VerdictTree[] own = trees(option);
    for (int i = 0; i < own.length; i++) {
      Verdict verdict = verdict(option.selectors().get(i), own[i], slice, index);
      if (verdict == null || verdict.failed()) {
        return skipCelErrors ? NOT_SELECTED : FAILS;
      } else if (!verdict.matches()) {
        return NOT_SELECTED;
      }
    }
    NodeMatch match = slice.selection(index);
    if (match != null && match.error() != null) {
      return FAILS;
    } else if (match != null && !match.matches(view.node)) {
      return ELSEWHERE;
    }
    if (shares && needsConsumption(option, slice, record)) {
      Consumption consumption = consumption(option, device);
      if (consumption.error() != null) {
        return FAILS;
      } else if (!consumption.fits()) {
        return TOO_SMALL;
      }
    }
    return barred(option, slice, index, record);
  }

  private byte barred(Demand.Option option, SliceColumns slice, int index, Device record) {
    if (!Texts.orEmpty(slice.spec.skipNodeOperations()).isEmpty()
        && features.looksAtSkippedOperations()
        && !(features.has(Gate.OPTIONAL_NODE_OPERATIONS) && view.node.skipsOperations())) {
      return SKIPS_NODE;
    } else if (!Texts.orEmpty(record.consumesCounters()).isEmpty()
        && !features.has(Gate.PARTITIONABLE_DEVICES)) {
      return PARTITIONED;
    }
    return taints && blocking(option, slice, index) != null ? TAINTED : USABLE;
  }

  private @Nullable VerdictTree[] trees(Demand.Option option) {
    @Nullable VerdictTree[] own = trees[option.number()];
    if (own == null) {
      own = new VerdictTree[option.selectors().size()];
      for (int i = 0; i < own.length; i++) {
        String expression = option.selectors().get(i).expression();
        own[i] = inventory.universe().tree(new VerdictTree.Key(release, expression));
      }
      trees[option.number()] = own;
    }
    return own;
  }

  private @Nullable Verdict verdict(
      Demand.Selector selector, @Nullable VerdictTree tree, SliceColumns slice, int index) {
    return selector.selector() == null || tree == null
        ? null
        : eye(slice).verdict(selector.selector(), tree, slice, index);
  }

  /** Returns what one selector says of a device, {@code null} if it does not compile. */
  @Nullable Verdict says(Demand.Option option, int selector, int device) {
    return verdict(
        option.selectors().get(selector),
        trees(option)[selector],
        view.sliceOf[device],
        view.indexOf[device]);
  }

  /** Returns the value of an expression for a device, without remembering it. */
  Object evaluate(DeviceSelector expression, int device) {
    SliceColumns slice = view.sliceOf[device];
    return eye(slice).evaluate(expression, slice, view.indexOf[device]);
  }

  private DeviceView eye(SliceColumns slice) {
    DeviceView known = eye;
    if (known == null) {
      eye = known = new DeviceView(inventory.universe(), slice);
    }
    return known;
  }

  /** Returns why {@link #FAILS}, in upstream's words. */
  String failure(Demand.Option option, int device) {
    SliceColumns slice = view.sliceOf[device];
    int index = view.indexOf[device];
    @Nullable VerdictTree[] own = trees(option);
    for (int i = 0; i < own.length; i++) {
      Demand.Selector selector = option.selectors().get(i);
      Verdict verdict = verdict(selector, own[i], slice, index);
      String where = selector.owner() + ": selector #" + selector.index();
      if (verdict == null) {
        return where + ": CEL compile error: " + selector.compileError();
      } else if (verdict.failed()) {
        boolean hints = features.version().isAtLeast(KubernetesVersion.V1_37);
        return where
            + (hints ? " on device " + view.id(device) : "")
            + ": CEL runtime error: "
            + (hints ? verdict.errorWithHint() : verdict.error()).orElse("");
      }
    }
    NodeMatch match = slice.selection(index);
    if (match != null && match.error() != null) {
      return match.error();
    }
    return "claim "
        + demand.claims().get(option.claim()).ref()
        + ", request "
        + option.name()
        + ": checking capacity for device "
        + view.id(device)
        + ": "
        + consumption(option, device).error();
  }

  /** Returns the taint that keeps a device from an option, {@code null} if none does. */
  @Nullable DeviceTaint blocking(Demand.Option option, SliceColumns slice, int index) {
    return Taints.blocking(option.tolerations(), slice, index, ruleTaints);
  }

  /** Whole devices whose capacities nobody asks for need no arithmetic. */
  private boolean needsConsumption(Demand.Option option, SliceColumns slice, Device record) {
    return !option.capacity().isEmpty()
        || (record.capacity() != null
            && (Texts.isTrue(record.allowMultipleAllocations()) || hasPolicy(record)));
  }

  private static boolean hasPolicy(Device record) {
    for (var capacity : Texts.orEmpty(record.capacity()).values()) {
      if (capacity.requestPolicy() != null
          || (capacity.value() != null && capacity.value().signum() < 0)) {
        return true;
      }
    }
    return false;
  }

  Consumption consumption(Demand.Option option, int device) {
    @Nullable Consumption[] own = consumptions[option.number()];
    if (own == null) {
      own = new Consumption[view.size];
      consumptions[option.number()] = own;
    }
    Consumption known = own[device];
    if (known == null) {
      Device record = view.sliceOf[device].devices.get(view.indexOf[device]);
      known = Consumption.of(option.capacity(), Texts.orEmpty(record.capacity()), fractions);
      own[device] = known;
    }
    return known;
  }

  /** Whether a device can be given to several claims. */
  boolean isShared(int device) {
    return shares && view.sliceOf[device].isShared(view.indexOf[device]);
  }

  /**
   * Returns the number of the value that a constraint compares, {@link Universe#ABSENT}, or {@link
   * #BROKEN} if it cannot be computed.
   */
  int value(Demand.Option option, int constraint, Demand.Constraint what, int device) {
    Demand.Derived derived = option.derived()[constraint];
    if (derived != null) {
      Object value = derivedValue(derived, device);
      return value instanceof Integer number ? number : BROKEN;
    }
    SliceColumns slice = view.sliceOf[device];
    int key = keys[option.claim()][constraint];
    if (key < 0) { // without a domain, which the API server does not admit
      key = inventory.universe().keyOf(what.attribute(), slice.driver);
    }
    return slice.attribute(view.indexOf[device], key);
  }

  /** What {@link #value} returns where an expression fails. */
  static final int BROKEN = -2;

  /** Returns why a derived attribute is {@link #BROKEN}, in upstream's words. */
  String brokenBecause(Demand.Derived derived, int device) {
    if (derived.expression() == null) {
      return "compile derived attribute " + derived.name() + " failed: " + derived.compileError();
    }
    return "evaluate derived attribute "
        + derived.name()
        + " on device "
        + view.id(device)
        + " failed: "
        + derivedValue(derived, device);
  }

  private Object derivedValue(Demand.Derived derived, int device) {
    if (derived.expression() == null) {
      return derived.compileError();
    }
    SliceColumns slice = view.sliceOf[device];
    Object value = eye(slice).evaluate(derived.expression(), slice, view.indexOf[device]);
    return DerivedValues.number(value, inventory.universe());
  }
}
