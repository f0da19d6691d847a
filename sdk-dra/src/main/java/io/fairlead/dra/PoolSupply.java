package io.fairlead.dra;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.api.resource.v1.DeviceTaintEffect;
import io.fairlead.kernel.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pool of an inventory in figures: its devices by index, who holds them, what they consume of
 * the pool's shared counters, and what is left of those. Immutable and thread-safe; the arithmetic
 * is the allocator's.
 */
public final class PoolSupply {

  private final Pool pool;
  private final PoolState state;
  private final NodeView.Part part;
  private final List<SliceColumns> slices;
  private final @Nullable Counters counters;
  private final long[] left;
  private final boolean taints;
  private final boolean ruleTaints;
  private final SliceColumns[] sliceOf;
  private final int[] indexOf;
  private final int[] numberOf;

  private PoolSupply(Pool pool, PoolState state, NodeView.Part part, Features features) {
    this.pool = pool;
    this.state = state;
    this.part = part;
    taints = features.has(Gate.DEVICE_TAINTS);
    ruleTaints = features.has(Gate.DEVICE_TAINT_RULES);
    slices =
        part.status() == NodeView.Status.USABLE
            ? part.slices()
            : pool.ofGeneration(pool.newestGeneration(), true);
    counters = part.counters();
    left = counters == null ? new long[0] : state.available(counters).clone();
    int size = slices.stream().mapToInt(SliceColumns::size).sum();
    sliceOf = new SliceColumns[size];
    indexOf = new int[size];
    numberOf = new int[size];
    int at = 0;
    for (SliceColumns slice : slices) {
      int[] numbers = pool.numbers(slice);
      for (int i = 0; i < slice.size(); i++, at++) {
        sliceOf[at] = slice;
        indexOf[at] = i;
        numberOf[at] = numbers[i];
      }
    }
  }

  /** Returns the pools of an inventory that have slices, by driver and name. */
  public static List<PoolSupply> of(Inventory inventory, Features features) {
    NodeView.Rules rules = NodeView.Rules.of(features);
    List<PoolSupply> supplies = new ArrayList<>();
    Pool[] pools = inventory.topology().pools;
    for (int p = 0; p < pools.length; p++) {
      List<SliceColumns> newest = pools[p].ofGeneration(pools[p].newestGeneration(), true);
      if (!newest.isEmpty()) {
        NodeView.Part part = NodeView.whole(pools[p], p, newest, rules);
        supplies.add(new PoolSupply(pools[p], inventory.state(p), part, features));
      }
    }
    supplies.sort(Comparator.comparing(PoolSupply::driver).thenComparing(PoolSupply::pool));
    return List.copyOf(supplies);
  }

  /** Returns the driver. */
  public String driver() {
    return pool.driver;
  }

  /** Returns the name of the pool. */
  public String pool() {
    return pool.name;
  }

  /** Returns the newest generation, whose devices these are. */
  public long generation() {
    return pool.newestGeneration();
  }

  /** Returns how many slices of that generation there are. */
  public int slices() {
    return pool.ofGeneration(pool.newestGeneration(), true).size();
  }

  /** Returns the one node that can use the pool, or empty if it is not one. */
  public Optional<String> node() {
    String only = null;
    for (SliceColumns slice : slices) {
      String node = slice.selection == null ? null : slice.selection.onlyNode();
      if (node == null || only != null && !only.equals(node)) {
        return Optional.empty();
      }
      only = node;
    }
    return Optional.ofNullable(only);
  }

  /** Returns why nothing can be allocated from the pool, or empty. */
  public Optional<String> problem() {
    return part.status() == NodeView.Status.USABLE ? Optional.empty() : Optional.of(part.reason());
  }

  /** Returns how many devices there are; the first has index 0, in first-fit order. */
  public int devices() {
    return sliceOf.length;
  }

  /** Returns the name of a device. */
  public DeviceId id(int device) {
    return new DeviceId(pool.driver, pool.name, Texts.orEmpty(record(device).name()));
  }

  /** Returns the device as it was published. */
  public Device record(int device) {
    return sliceOf[device].devices.get(indexOf[device]);
  }

  /** Returns the attribute that the device's slice names as the type of partitions, if it does. */
  public Optional<String> partitionTypeAttribute(int device) {
    return Optional.ofNullable(sliceOf[device].spec.partitionTypeAttribute());
  }

  /** Returns the claims that hold a device, or a share of it, in the order in which they came. */
  public List<ClaimRef> holders(int device) {
    return state.holders(numberOf[device]).stream().map(PoolState.Holding::claim).toList();
  }

  /** Returns the taint that keeps claims without tolerations away, its own or a rule's. */
  public Optional<DeviceTaint> taint(int device) {
    List<DeviceTaint> all = new ArrayList<>();
    if (taints) {
      all.addAll(Texts.orEmpty(record(device).taints()));
      all.addAll(ruleTaints ? sliceOf[device].ruleTaints(indexOf[device]) : List.of());
    }
    return all.stream()
        .filter(
            taint ->
                DeviceTaintEffect.NO_SCHEDULE.equals(taint.effect())
                    || DeviceTaintEffect.NO_EXECUTE.equals(taint.effect()))
        .findFirst();
  }

  /** Whether several claims may have a share of the device. */
  public boolean isShared(int device) {
    return sliceOf[device].isShared(indexOf[device]);
  }

  /** Returns how much of a capacity shares of a device have consumed. */
  public Quantity consumed(int device, String capacity) {
    BigDecimal sum = state.consumed(numberOf[device], capacity);
    return Quantity.parse(sum.toPlainString());
  }

  /** Returns how many shared counters the pool has. */
  public int counters() {
    return left.length;
  }

  /** Returns the name of a counter, {@code set/counter}. */
  public String counter(int counter) {
    return present().names[counter];
  }

  /** Returns what there is of each counter, in units of {@link #quantity}. */
  public long[] totals() {
    return counters == null ? new long[0] : counters.totals.clone();
  }

  /** Returns what is left of each counter; below 0 where more is held than there is. */
  public long[] left() {
    return left.clone();
  }

  /** Returns the numbers of the counters that a device consumes, each once or more. */
  public int[] consumes(int device) {
    return use(device).counters().clone();
  }

  /**
   * Returns how much of each of {@link #consumes} a device takes; what is more than a counter has
   * counts as one unit more than that.
   */
  public long[] amounts(int device) {
    return use(device).amounts().clone();
  }

  /** Returns an amount of a counter as Kubernetes writes it. */
  public Quantity quantity(int counter, long amount) {
    return present().quantity(counter, amount);
  }

  private Counters present() {
    if (counters == null) {
      throw new IndexOutOfBoundsException("pool " + part.id() + " has no counters");
    }
    return counters;
  }

  private Counters.Use use(int device) {
    return counters == null
        ? Counters.NOTHING
        : counters.use(counters.indexOf(sliceOf[device]), indexOf[device]);
  }

  /** Whether the counters that are left suffice for a device. */
  public boolean fits(int device) {
    long[] rest = left.clone();
    Counters.Use use = use(device);
    for (int i = 0; i < use.counters().length; i++) {
      rest[use.counters()[i]] -= use.amounts()[i];
    }
    boolean overdrawn = Arrays.stream(left).anyMatch(amount -> amount < 0);
    boolean enough = Arrays.stream(use.counters()).allMatch(counter -> rest[counter] >= 0);
    return enough && (use.counters().length == 0 || !overdrawn);
  }

  /** Returns the driver and name. */
  @Override
  public String toString() {
    return part.id();
  }
}
