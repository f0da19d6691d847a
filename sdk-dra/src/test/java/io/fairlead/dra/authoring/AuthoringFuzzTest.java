package io.fairlead.dra.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.Shape;
import io.fairlead.api.ShapeMismatchException;
import io.fairlead.api.core.v1.Container;
import io.fairlead.api.core.v1.PodSpec;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceClaimTemplate;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.dra.Features;
import io.fairlead.dra.KubernetesVersion;
import io.fairlead.fuzz.Fuzz;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever stands in records, linter, migration and drafts answer or refuse, and never crash. */
class AuthoringFuzzTest {

  private static final String[] NAMES = {
    "spec",
    "devices",
    "requests",
    "exactly",
    "firstAvailable",
    "name",
    "deviceClassName",
    "selectors",
    "cel",
    "expression",
    "constraints",
    "matchAttribute",
    "distinctAttribute",
    "capacity",
    "attributes",
    "string",
    "int",
    "bool",
    "version",
    "strings",
    "value",
    "pool",
    "generation",
    "driver",
    "resourceSliceCount",
    "metadata",
    "namespace",
    "derivedAttributes",
    "extendedResourceName",
    "tolerations",
    "config",
    "opaque",
    "count",
    "allocationMode",
    "type"
  };
  private static final String[] TEXTS = {
    "",
    "gpu.nvidia.com",
    "dra.net",
    "dra.net/rdma",
    "type",
    "gpu",
    "true",
    "a/b/c",
    "\u0000",
    "resource.kubernetes.io/pcieRoot",
    "1.0.0",
    "40Gi",
    "-1",
    "NaN",
    "1e999",
    "x".repeat(200),
    "device.driver == 'gpu.nvidia.com'",
    "device.attributes['gpu.nvidia.com'].type == 'gpu'",
    "device.attributes[''].x || device.attributes['dra.net'].rdma && !has(device.attributes.a.b)",
    "device.capacity['dra.net'].x.isGreaterThan(quantity('1'))",
    "device.attributes.exists(d, d == 'x' && device.attributes[d].size() > 0)",
    "cel.bind(a, device.attributes['gpu.nvidia.com'], a.type == 'gpu')",
    "((((",
    "'",
    "1 +",
    "device",
    "dyn(1)",
    "[1, 2].exists(x, x == device.driver)"
  };

  private SplittableRandom random = new SplittableRandom(1);

  private Json value(int depth) {
    int kind = random.nextInt(depth > 7 ? 4 : 8);
    switch (kind) {
      case 0:
        return Json.Bool.of(random.nextBoolean());
      case 1:
        return Json.Num.of(random.nextInt(5) == 0 ? random.nextLong() : random.nextInt(40));
      case 2, 3:
        return new Json.Str(TEXTS[random.nextInt(TEXTS.length)]);
      case 4:
        List<Json> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(depth + 1));
        }
        return new Json.Arr(items);
      default:
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
          members.put(NAMES[random.nextInt(NAMES.length)], value(depth + 1));
        }
        return new Json.Obj(members);
    }
  }

  /** Returns a value that fits the shape as far as kinds of values go. */
  private Json shaped(String name, int depth) {
    switch (name) {
      case "requests", "firstAvailable", "selectors", "constraints", "devices", "derivedAttributes":
        List<Json> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(object(depth + 1));
        }
        return name.equals("devices") && random.nextBoolean()
            ? object(depth + 1)
            : new Json.Arr(items);
      case "attributes", "exactly", "cel", "spec", "pool":
        return object(depth + 1);
      case "capacity":
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(TEXTS[random.nextInt(TEXTS.length)], object(depth + 1));
        return new Json.Obj(members);
      case "generation", "count", "int", "resourceSliceCount":
        return Json.Num.of(random.nextInt(3));
      case "bool":
        return Json.Bool.of(random.nextBoolean());
      default:
        return random.nextInt(20) == 0
            ? value(depth)
            : new Json.Str(TEXTS[random.nextInt(TEXTS.length)]);
    }
  }

  private Json.Obj object(int depth) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (int i = depth > 9 ? 0 : random.nextInt(6); i > 0; i--) {
      String name =
          random.nextInt(15) == 0
              ? TEXTS[random.nextInt(TEXTS.length)]
              : NAMES[random.nextInt(NAMES.length)];
      members.put(name, random.nextInt(25) == 0 ? Json.Null.NULL : shaped(name, depth));
    }
    return new Json.Obj(members);
  }

  private <R extends Record> R record(Class<R> type) {
    while (true) {
      try {
        Map<String, Json> members = new LinkedHashMap<>(object(0).members());
        members.put("spec", object(0));
        return Shape.of(type).fromJson(new Json.Obj(members));
      } catch (ShapeMismatchException wrongType) {
        // another one: such objects are refused by whoever reads them
      }
    }
  }

  @Test
  void theLinterHasAnOpinionOnEveryRecord() {
    for (long seed = 0; seed < Fuzz.executions(2_000); seed++) {
      random = new SplittableRandom(seed);
      List<ResourceSlice> slices =
          List.of(record(ResourceSlice.class), record(ResourceSlice.class));
      List<DeviceClass> classes = List.of(record(DeviceClass.class));
      KubernetesVersion version = KubernetesVersion.values()[random.nextInt(4)];
      DeviceLinter linter = DeviceLinter.of(Features.of(version), slices, classes);
      assertThat(linter.lint(classes.get(0))).isNotNull();
      assertThat(linter.lint(record(ResourceClaim.class))).isNotNull();
      assertThat(linter.lint(record(ResourceClaimTemplate.class))).isNotNull();
    }
  }

  @Test
  void theMigrationAnswersForEveryPod() {
    String[] resources = {
      "nvidia.com/gpu",
      "nvidia.com/mig-1g.5gb",
      "nvidia.com/gpu.shared",
      "cpu",
      "",
      "/",
      "a/",
      "deviceclass.resource.kubernetes.io/x",
      "deviceclass.resource.kubernetes.io/X Y",
      "rdma/hca"
    };
    String[] amounts = {"1", "0", "-1", "2", "40", "1500m", "x", "", "1e30", "9223372036854775808"};
    for (long seed = 0; seed < Fuzz.executions(2_000); seed++) {
      random = new SplittableRandom(seed);
      PodSpec pod =
          PodSpec.builder()
              .initContainers(random.nextBoolean() ? containers(resources, amounts) : null)
              .containers(random.nextInt(9) > 0 ? containers(resources, amounts) : null)
              .build();
      Migration result =
          ExtendedResourceMigration.of(List.of(record(DeviceClass.class)))
              .migrate(random.nextInt(9) > 0 ? "default" : text(), "name", pod);
      if (result instanceof Migration.Migrated migrated) {
        assertThat(migrated.devices()).isBetween(1, 32);
      }
    }
  }

  private List<Container> containers(String[] resources, String[] amounts) {
    List<Container> containers = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Map<String, Quantity> limits = new LinkedHashMap<>();
      for (int j = random.nextInt(3); j > 0; j--) {
        String amount = amounts[random.nextInt(random.nextBoolean() ? 4 : amounts.length)];
        limits.put(
            resources[random.nextInt(random.nextBoolean() ? 2 : resources.length)],
            Quantity.ofWire(amount, false));
      }
      containers.add(
          Container.builder()
              .name(random.nextInt(9) > 0 ? "c" : null)
              .restartPolicy(random.nextInt(3) == 0 ? "Always" : null)
              .resources(r -> r.limits(limits).requests(random.nextInt(4) == 0 ? Map.of() : null))
              .build());
    }
    return containers;
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  @Test
  void draftsTakeOrRefuseAnyText() {
    List<Runnable> attempts =
        List.of(
            () -> ClaimDraft.of(text(), text()).request(text(), text()).claim(),
            () -> ClaimDraft.of("default", "c").request("r", "c").match(text(), text()).claim(),
            () -> RequestDraft.of("r", "c").where(DeviceTerm.cel(text())).tolerate(text()),
            () -> RequestDraft.of("r", "c").derive(text(), text()),
            () -> DeviceClassDraft.of(text()).extendedResourceName(text()).build(),
            () -> TaintRuleDraft.of(text(), text(), text()).driver(text()).pool(text()).build(),
            () -> TextAttribute.of(text()).is(text()).selector(),
            () -> TextAttribute.of(text()).matches(text()).selector(),
            () -> VersionAttribute.of(text()).atLeast(text()).selector(),
            () -> CapacityProperty.of(text()).atLeast(text()).selector(),
            () -> DeviceTerm.driver(text()).or(DeviceTerm.cel(text())).not().selector());
    int taken = 0;
    for (long seed = 0; seed < Fuzz.executions(2_000); seed++) {
      random = new SplittableRandom(seed);
      try {
        attempts.get(random.nextInt(attempts.size())).run();
        taken++;
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageContaining("must be");
      }
    }
    assertThat(taken).isPositive();
  }
}
