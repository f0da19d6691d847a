package io.fairlead.dra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.fairlead.api.Shape;
import io.fairlead.api.core.v1.Node;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Inventories and claims that no API server would admit: nothing may throw, ever. */
class InventoryFuzzTest {

  private static final String[] TEXTS = {
    "",
    "x",
    "node",
    "-1",
    "1e3",
    "1.5Gi",
    "12abc",
    "a/b",
    "a/b/c",
    "All",
    "ExactCount",
    "NoSchedule",
    "0",
    "1000E",
    "99999999999999999999",
    "v1.2",
    "1.2.3",
    "set-0",
    "d0",
    "r0",
    "r0/s1",
    "In",
    "Gt",
    "device.attributes['x'].y",
    "1 +",
    "true",
    "\u0000",
    "a.example.com/kind"
  };

  private static int runs() {
    String fuzz = System.getProperty("fuzz", "on");
    assumeFalse(fuzz.equals("off"), "fuzzing is off");
    return fuzz.matches("[0-9]+") ? Integer.parseInt(fuzz) : 4_000;
  }

  @Test
  void whateverIsThereIsTakenAsItIs() {
    int fits = 0;
    for (long seed = 1; seed <= runs(); seed++) {
      try {
        fits += run(seed);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(fits).as("some instances must survive").isPositive();
  }

  private static int run(long seed) {
    RandomScene scene = new RandomScene(seed);
    SplittableRandom random = new SplittableRandom(~seed);
    List<ResourceSlice> slices = mutated(ResourceSlice.class, scene.slices, random);
    Inventory inventory =
        Inventory.builder()
            .slices(slices)
            .classes(mutated(DeviceClass.class, scene.classes, random))
            .nodes(random.nextBoolean() ? List.<Node>of() : List.of(scene.node))
            .claims(mutated(ResourceClaim.class, scene.held, random))
            .build();
    ClaimSet asked = new ClaimSet(mutated(ResourceClaim.class, scene.asked, random));
    Allocator allocator =
        Allocator.create(
            scene.features, options -> options.budget(20_000).skipCelErrors(random.nextBoolean()));
    AllocationResult result = allocator.allocate(asked, inventory);
    assertThat(inventory.problems()).isNotNull();
    assertThat(inventory.devices()).isNotNegative();
    allocator.allocate(asked, inventory, "elsewhere");
    for (String node : inventory.nodeNames()) {
      Inventory left = inventory.withoutNode(node);
      assertThat(left.nodes()).isEqualTo(inventory.nodes() - 1);
      allocator.allocate(asked, left);
    }
    Inventory more =
        inventory.withNodes(new NodeTemplate("new", Map.of("zone", "z1"), slices, List.of()), 2);
    allocator.allocate(asked, more);
    if (!(result instanceof Fits fits)) {
      return 0;
    }
    Inventory after = fits.after();
    for (ClaimAllocation one : fits.allocations()) {
      after = after.withReleased(one.claim());
    }
    // what is given and released again leaves everything as it was
    assertThat(AllocatorOracleTest.text(allocator.allocate(asked, after)))
        .isEqualTo(AllocatorOracleTest.text(result));
    return 1;
  }

  private static <R extends Record> List<R> mutated(
      Class<R> type, List<R> objects, SplittableRandom random) {
    Shape<R> shape = Shape.of(type);
    List<R> result = new ArrayList<>();
    for (R object : objects) {
      try {
        result.add(shape.fromJson((Json.Obj) mutate(shape.toJson(object), random, 12)));
      } catch (IllegalArgumentException e) {
        result.add(object); // the wrong type of value is refused before it comes here
      }
    }
    return result;
  }

  private static Json mutate(Json json, SplittableRandom random, int oneIn) {
    if (json instanceof Json.Obj object) {
      Map<String, Json> members = new LinkedHashMap<>();
      object
          .members()
          .forEach(
              (name, value) -> {
                if (random.nextInt(oneIn * 4) > 0) {
                  members.put(name, mutate(value, random, oneIn));
                }
              });
      return new Json.Obj(members);
    } else if (json instanceof Json.Arr array) {
      List<Json> items = new ArrayList<>();
      for (Json item : array.items()) {
        if (random.nextInt(oneIn * 4) > 0) {
          items.add(mutate(item, random, oneIn));
        }
        if (random.nextInt(oneIn * 4) == 0) {
          items.add(item);
        }
      }
      return new Json.Arr(items);
    } else if (random.nextInt(oneIn * 2) > 0) {
      return json;
    } else if (json instanceof Json.Num) {
      return Json.Num.of(random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(40) - 3);
    } else if (json instanceof Json.Str) {
      return new Json.Str(TEXTS[random.nextInt(TEXTS.length)]);
    }
    return json;
  }
}
