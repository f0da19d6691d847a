package io.fairlead.dra.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.dra.ClaimAllocation;
import io.fairlead.dra.ClaimRef;
import io.fairlead.dra.Features;
import io.fairlead.dra.Inventory;
import io.fairlead.dra.KubernetesVersion;
import io.fairlead.dra.PoolSupply;
import io.fairlead.dra.authoring.TaintRuleDraft;
import io.fairlead.dra.planning.PartitionPlan.Move;
import io.fairlead.dra.planning.PartitionPlan.NotPossible;
import io.fairlead.dra.planning.PartitionPlan.Placed;
import io.fairlead.dra.planning.PartitionPlan.Undecided;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionPlannerTest {

  private static final Features V1_36 = Features.of(KubernetesVersion.V1_36);

  private static PartitionPlan plan(Inventory inventory, Object... wanted) {
    Map<String, Integer> map = new LinkedHashMap<>();
    for (int i = 0; i < wanted.length; i += 2) {
      map.put((String) wanted[i], (Integer) wanted[i + 1]);
    }
    return PartitionPlanner.of(inventory, V1_36).plan(map);
  }

  private static List<String> devices(PartitionPlan plan) {
    assertThat(plan).isInstanceOf(Placed.class);
    return ((Placed) plan).placements().stream().map(p -> p.device().device()).toList();
  }

  @Test
  void theTypeIsTheAttributeThatTellsConsumptionsApart() {
    Inventory node = MigScene.inventory(MigScene.node("n", 2));
    assertThat(PartitionPlanner.of(node, V1_36).types())
        .containsExactly("7g.40gb", "gpu", "4g.20gb", "3g.20gb", "2g.10gb", "1g.10gb", "1g.5gb");
    assertThat(PartitionPlanner.of(node, V1_36, "gpu.nvidia.com/type", null).types())
        .containsExactlyInAnyOrder("gpu", "mig");
  }

  @Test
  void aSmallPartitionGoesWhereTheLargeOnesStay() {
    // gpu-0 has a small partition already, so the next one goes there, not onto gpu-1.
    Inventory node =
        MigScene.inventory(MigScene.node("n", 2), MigScene.held("a", "n", "gpu-1-mig-1g5gb-0"));
    Placed placed = (Placed) plan(node, "1g.5gb", 1);
    assertThat(devices(placed)).hasSize(1).first().asString().startsWith("gpu-1-mig-1g5gb-");
    assertThat(placed.after()).contains(entry("7g.40gb", 1), entry("gpu", 1));
    assertThat(placed.firstFit()).contains(entry("7g.40gb", 0), entry("gpu", 0));
    assertThat(placed.before()).contains(entry("7g.40gb", 1), entry("1g.5gb", 13));
  }

  @Test
  void withinAGpuTheHalfThatIsBrokenIsFilled() {
    // 3g fits at 0 and 4; a 1g at 4 breaks the upper half, so another 1g belongs there.
    Inventory node =
        MigScene.inventory(MigScene.node("n", 1), MigScene.held("a", "n", "gpu-0-mig-1g5gb-4"));
    Placed placed = (Placed) plan(node, "1g.5gb", 2);
    assertThat(devices(placed)).containsExactly("gpu-0-mig-1g5gb-5", "gpu-0-mig-1g5gb-6");
    assertThat(placed.after()).contains(entry("3g.20gb", 1), entry("4g.20gb", 1));
    assertThat(placed.firstFit()).contains(entry("3g.20gb", 0), entry("4g.20gb", 0));
  }

  @Test
  void aMixIsPlacedTogether() {
    Inventory node = MigScene.inventory(MigScene.node("n", 2));
    Placed placed = (Placed) plan(node, "3g.20gb", 2, "4g.20gb", 1, "1g.10gb", 1);
    assertThat(placed.placements()).hasSize(4);
    // Placed by hand they fit: the allocator's own counters say so.
    Inventory taken = node;
    int number = 0;
    for (String device : devices(placed)) {
      taken =
          taken.withTaken(
              new ClaimAllocation(
                  new ClaimRef("default", "c" + number++),
                  MigScene.held("x", "n", device).status().allocation()));
    }
    for (PoolSupply pool : PoolSupply.of(taken, V1_36)) {
      assertThat(Arrays.stream(pool.left()).min().orElse(0)).isNotNegative();
    }
  }

  @Test
  void whatDoesNotFitSaysHowManyDo() {
    Inventory node = MigScene.inventory(MigScene.node("n", 1));
    NotPossible no = (NotPossible) plan(node, "3g.20gb", 3);
    assertThat(no.reason()).isEqualTo("3g.20gb: 3 wanted, 2 fit at once");
    assertThat(no.moves()).isEmpty();
    NotPossible both = (NotPossible) plan(node, "7g.40gb", 1, "1g.5gb", 1);
    assertThat(both.reason()).contains("together they take more of the shared counters");
    NotPossible unknown = (NotPossible) plan(node, "1g.10GB", 1);
    assertThat(unknown.reason()).startsWith("no device is of type 1g.10GB, there are [7g.40gb");
  }

  @Test
  void aMoveThatMakesRoomIsFound() {
    Inventory node =
        MigScene.inventory(
            MigScene.node("n", 2),
            MigScene.held("a", "n", "gpu-0-mig-1g5gb-0"),
            MigScene.held("b", "n", "gpu-1-mig-1g5gb-0"));
    NotPossible no = (NotPossible) plan(node, "7g.40gb", 1);
    assertThat(no.moves()).hasSize(1);
    Move move = no.moves().get(0);
    assertThat(move.claim()).isEqualTo(new ClaimRef("default", "a"));
    assertThat(move.from().device()).isEqualTo("gpu-0-mig-1g5gb-0");
    assertThat(move.to().device()).startsWith("gpu-1-mig-1g5gb-");
  }

  @Test
  void aNodeCanBeChosenAndDevicesThatAreTaintedDoNotCount() {
    List<ResourceSlice> slices = new ArrayList<>(MigScene.node("m", 1));
    slices.addAll(MigScene.node("n", 1));
    Inventory two = MigScene.inventory(slices);
    assertThat(plan(two, "7g.40gb", 2)).isInstanceOf(Placed.class);
    assertThat(PartitionPlanner.of(two, V1_36, null, "m").plan(Map.of("7g.40gb", 2)))
        .isInstanceOf(NotPossible.class);
    Inventory tainted =
        Inventory.builder()
            .slices(slices)
            .taintRules(
                List.of(TaintRuleDraft.of("x", "example.com/x", "").pool("n").noSchedule().build()))
            .build();
    Features rules = Features.of(KubernetesVersion.V1_37);
    assertThat(PartitionPlanner.of(tainted, rules).plan(Map.of("7g.40gb", 2)))
        .isInstanceOf(NotPossible.class);
  }

  @Test
  void aHundredNodesArePlannedAsOneKind() {
    List<ResourceSlice> slices = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      slices.addAll(MigScene.node("n" + (100 + i), 8));
    }
    Placed placed = (Placed) plan(MigScene.inventory(slices), "1g.5gb", 20, "3g.20gb", 3);
    assertThat(placed.after()).contains(entry("7g.40gb", 795));
  }

  @Test
  void stepsAreABudgetAndWhatIsNotDecidedIsSaid() {
    Inventory node = MigScene.inventory(MigScene.node("n", 4));
    PartitionPlan plan =
        PartitionPlanner.of(node, V1_36).withSteps(100).plan(Map.of("1g.5gb", 9, "2g.10gb", 3));
    assertThat(plan).isInstanceOf(Undecided.class);
    assertThat(plan.toJson().toString()).contains("undecided");
    assertThatThrownBy(() -> PartitionPlanner.of(node, V1_36).plan(Map.of("1g.5gb", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("number of 1g.5gb");
  }
}
