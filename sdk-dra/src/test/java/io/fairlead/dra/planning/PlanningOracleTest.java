package io.fairlead.dra.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.resource.v1.Counter;
import io.fairlead.api.resource.v1.CounterSet;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.api.resource.v1.ResourceSliceSpec;
import io.fairlead.dra.DeviceId;
import io.fairlead.dra.Features;
import io.fairlead.dra.Inventory;
import io.fairlead.dra.KubernetesVersion;
import io.fairlead.dra.PoolSupply;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Plans and reports on random small pools, compared with trying everything. */
class PlanningOracleTest {

  private static final Features V1_36 = Features.of(KubernetesVersion.V1_36);
  private static final String[] TYPES = {"a", "b", "c"};

  private final List<DeviceId> ids = new ArrayList<>();
  private final List<String> typeOf = new ArrayList<>();
  private final List<long[]> uses = new ArrayList<>();
  private long[] left = {};

  /** A pool with up to nine devices on up to four counters in two sets; some devices are held. */
  private Inventory random(SplittableRandom random) {
    int sets = 1 + random.nextInt(2);
    List<CounterSet> counterSets = new ArrayList<>();
    for (int s = 0; s < sets; s++) {
      Map<String, Counter> counters = new LinkedHashMap<>();
      for (int c = 0; c < 2; c++) {
        counters.put("c" + c, counter(1 + random.nextInt(6)));
      }
      counterSets.add(CounterSet.builder().name("s" + s).counters(counters).build());
    }
    List<Device> devices = new ArrayList<>();
    for (int d = 1 + random.nextInt(9); d > 0; d--) {
      Map<String, Counter> counters = new LinkedHashMap<>();
      for (int c = 0; c < 2; c++) {
        if (random.nextInt(4) > 0) {
          counters.put("c" + c, counter(random.nextInt(4)));
        }
      }
      String type = TYPES[random.nextInt(TYPES.length)];
      devices.add(
          Device.builder()
              .name("d" + devices.size())
              .attributes(Map.of("kind", DeviceAttribute.builder().string(type).build()))
              .consumesCounters(
                  counters.isEmpty() || random.nextInt(8) == 0
                      ? null
                      : List.of(
                          DeviceCounterConsumption.builder()
                              .counterSet("s" + random.nextInt(sets))
                              .counters(counters)
                              .build()))
              .build());
    }
    List<ResourceClaim> claims = new ArrayList<>();
    for (Device device : devices) {
      if (random.nextInt(5) == 0) {
        claims.add(MigScene.held("c" + claims.size(), "n", device.name()));
      }
    }
    return MigScene.inventory(
        List.of(
            slice("counters", s -> s.sharedCounters(counterSets)),
            slice("devices", s -> s.devices(devices))),
        claims.toArray(ResourceClaim[]::new));
  }

  private static Counter counter(long value) {
    return Counter.builder().value(Quantity.of(value)).build();
  }

  private static ResourceSlice slice(String name, UnaryOperator<ResourceSliceSpec.Builder> more) {
    return ResourceSlice.builder(name)
        .spec(
            s ->
                more.apply(
                    s.driver(MigScene.DRIVER)
                        .nodeName("n")
                        .pool(p -> p.name("n").generation(1L).resourceSliceCount(2L))))
        .build();
  }

  /** Reads what is free; returns whether the pool is not given away beyond what it has. */
  private boolean read(Inventory inventory) {
    PoolSupply pool = PoolSupply.of(inventory, V1_36).get(0);
    left = pool.left();
    ids.clear();
    typeOf.clear();
    uses.clear();
    for (int device = 0; device < pool.devices(); device++) {
      if (pool.holders(device).isEmpty()) {
        long[] use = new long[left.length];
        int[] counters = pool.consumes(device);
        for (int i = 0; i < counters.length; i++) {
          use[counters[i]] += pool.amounts(device)[i];
        }
        ids.add(pool.id(device));
        typeOf.add(String.valueOf(pool.record(device).attributes().get("kind").string()));
        uses.add(use);
      }
    }
    return Arrays.stream(left).allMatch(amount -> amount >= 0);
  }

  private boolean fits(int set) {
    long[] rest = left.clone();
    for (int i = 0; i < ids.size(); i++) {
      for (int c = 0; (set >> i & 1) == 1 && c < rest.length; c++) {
        rest[c] -= uses.get(i)[c];
      }
    }
    return Arrays.stream(rest).allMatch(amount -> amount >= 0);
  }

  private int count(int set, String type) {
    int count = 0;
    for (int i = 0; i < ids.size(); i++) {
      count += (set >> i & 1) == 1 && typeOf.get(i).equals(type) ? 1 : 0;
    }
    return count;
  }

  private int most(String type, int taken) {
    int most = 0;
    for (int set = 0; set < 1 << ids.size(); set++) {
      if ((set & taken) == 0 && count(set, type) == Integer.bitCount(set) && fits(set | taken)) {
        most = Math.max(most, Integer.bitCount(set));
      }
    }
    return most;
  }

  private int @Nullable [] best(Map<String, Integer> wanted, List<String> types) {
    int[] best = null;
    for (int set = 0; set < 1 << ids.size(); set++) {
      boolean right = Integer.bitCount(set) == wanted.values().stream().mapToInt(n -> n).sum();
      for (Map.Entry<String, Integer> entry : wanted.entrySet()) {
        right &= count(set, entry.getKey()) == entry.getValue();
      }
      if (right && fits(set)) {
        int taken = set;
        int[] worth = types.stream().mapToInt(type -> most(type, taken)).toArray();
        best = best == null || Arrays.compare(worth, best) > 0 ? worth : best;
      }
    }
    return best;
  }

  @Test
  void plansAreTheBestOfAllAndReportsCountRight() {
    int placed = 0;
    for (long seed = 0; seed < 1_500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Inventory inventory = random(random);
      boolean usable = read(inventory);
      PartitionPlanner planner =
          PartitionPlanner.of(inventory, V1_36, MigScene.DRIVER + "/kind", null);
      Map<String, Integer> wanted = new LinkedHashMap<>();
      for (String type : planner.types()) {
        if (random.nextBoolean()) {
          wanted.put(type, 1 + random.nextInt(2));
        }
      }
      if (!usable || wanted.isEmpty()) {
        continue;
      }
      int[] best = best(wanted, planner.types());
      PartitionPlan plan = planner.plan(wanted);
      if (best == null) {
        assertThat(plan).as("seed %s", seed).isInstanceOf(PartitionPlan.NotPossible.class);
        continue;
      }
      placed++;
      assertThat(plan).as("seed %s", seed).isInstanceOf(PartitionPlan.Placed.class);
      PartitionPlan.Placed all = (PartitionPlan.Placed) plan;
      assertThat(all.after().values().stream().mapToInt(n -> n).toArray())
          .as("seed %s: %s of %s", seed, wanted, planner.types())
          .isEqualTo(best);
      int set = 0;
      for (PartitionPlan.Placement placement : all.placements()) {
        set |= 1 << ids.indexOf(placement.device());
      }
      assertThat(fits(set)).isTrue();
      for (PoolReport.Partition partition :
          FragmentationReport.of(inventory, V1_36, MigScene.DRIVER + "/kind")
              .pools()
              .get(0)
              .partitions()) {
        assertThat(partition.atOnce())
            .as("seed %s, %s", seed, partition.type())
            .isEqualTo(most(partition.type(), 0));
        assertThat(partition.ifRepacked()).isGreaterThanOrEqualTo(partition.atOnce());
      }
    }
    assertThat(placed).isGreaterThan(300);
  }
}
