package io.fairlead.dra.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.Shape;
import io.fairlead.api.ShapeMismatchException;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.dra.Features;
import io.fairlead.dra.Inventory;
import io.fairlead.dra.KubernetesVersion;
import io.fairlead.fuzz.Fuzz;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whatever stands in slices and claims, there is a report and a plan, or a reason why not. */
class PlanningFuzzTest {

  private static final String[] NAMES = {"a", "b", "c", "", "d/x", "A B", "x".repeat(70)};
  private static final String[] AMOUNTS = {
    "1", "0", "-1", "2", "40Gi", "500m", "x", "", "1e30", "9223372036854775807", "1n", "0.1"
  };

  private SplittableRandom random = new SplittableRandom(1);

  private Json pick(String[] texts, int usual) {
    return new Json.Str(texts[random.nextInt(random.nextInt(4) > 0 ? usual : texts.length)]);
  }

  private Json.Obj object(Object... members) {
    Map<String, Json> map = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      if (random.nextInt(12) > 0) {
        map.put((String) members[i], (Json) members[i + 1]);
      }
    }
    return new Json.Obj(map);
  }

  private Json counters() {
    Map<String, Json> counters = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      counters.put(NAMES[random.nextInt(4)], object("value", pick(AMOUNTS, 4)));
    }
    return new Json.Obj(counters);
  }

  private Json list(int most, Supplier<Json> make) {
    List<Json> items = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      items.add(make.get());
    }
    return new Json.Arr(items);
  }

  private Json device() {
    return object(
        "name", pick(NAMES, 3),
        "attributes", object("kind", object("string", pick(NAMES, 3)), "n", object()),
        "capacity", object("m", object("value", pick(AMOUNTS, 4))),
        "allowMultipleAllocations", Json.Bool.of(random.nextInt(6) == 0),
        "taints",
            random.nextInt(6) == 0
                ? list(2, () -> object("key", pick(NAMES, 2), "effect", new Json.Str("NoSchedule")))
                : new Json.Arr(List.of()),
        "consumesCounters",
            list(2, () -> object("counterSet", pick(NAMES, 2), "counters", counters())));
  }

  private ResourceSlice slice() {
    Json.Obj spec =
        object(
            "driver",
            pick(NAMES, 1),
            "nodeName",
            pick(NAMES, 2),
            "pool",
            object(
                "name", pick(NAMES, 1),
                "generation", Json.Num.of(random.nextInt(5) == 0 ? 2 : 1),
                "resourceSliceCount", Json.Num.of(1 + random.nextInt(2))),
            random.nextInt(3) == 0 ? "sharedCounters" : "devices",
            random.nextInt(3) == 0
                ? list(3, () -> object("name", pick(NAMES, 2), "counters", counters()))
                : list(7, this::device));
    try {
      return Shape.of(ResourceSlice.class)
          .fromJson(
              Json.object()
                  .put("metadata", object("name", pick(NAMES, 3)))
                  .put("spec", spec)
                  .build());
    } catch (ShapeMismatchException e) {
      throw new IllegalStateException(e);
    }
  }

  private ResourceClaim claim() {
    return MigScene.held("c" + random.nextInt(4), NAMES[0], NAMES[random.nextInt(4)]);
  }

  @Test
  void everyInventoryHasAReportAndAPlan() {
    int placed = 0;
    for (long seed = 0; seed < Fuzz.executions(3_000); seed++) {
      random = new SplittableRandom(seed);
      List<ResourceSlice> slices = new ArrayList<>();
      List<ResourceClaim> claims = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        slices.add(slice());
      }
      for (int i = random.nextInt(4); i > 0; i--) {
        claims.add(claim());
      }
      Inventory inventory = Inventory.builder().slices(slices).claims(claims).build();
      Features features = Features.of(KubernetesVersion.values()[random.nextInt(4)]);
      String attribute = random.nextBoolean() ? null : NAMES[random.nextInt(NAMES.length)];
      FragmentationReport report = FragmentationReport.of(inventory, features, attribute);
      assertThat(report.text()).isNotEmpty();
      assertThat(report.toJson().get("pools")).isNotNull();
      for (PoolReport pool : report.pools()) {
        assertThat(pool.usable()).isBetween(0, pool.total());
        for (PoolReport.Partition partition : pool.partitions()) {
          assertThat(partition.atOnce()).isBetween(0, partition.allocatable());
        }
      }
      PartitionPlanner planner =
          PartitionPlanner.of(inventory, features, attribute, null).withSteps(20_000);
      for (String type : planner.types()) {
        PartitionPlan plan = planner.plan(Map.of(type, 1 + random.nextInt(3)));
        assertThat(plan.toJson().members()).isNotEmpty();
        placed += plan instanceof PartitionPlan.Placed ? 1 : 0;
      }
    }
    assertThat(placed).isPositive();
  }
}
