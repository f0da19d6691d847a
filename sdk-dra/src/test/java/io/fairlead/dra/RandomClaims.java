package io.fairlead.dra;

import io.fairlead.api.resource.v1.AllocationResult;
import io.fairlead.api.resource.v1.CapacityRequirements;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAllocationMode;
import io.fairlead.api.resource.v1.DeviceAllocationResult;
import io.fairlead.api.resource.v1.DeviceClaim;
import io.fairlead.api.resource.v1.DeviceClaimConfiguration;
import io.fairlead.api.resource.v1.DeviceConstraint;
import io.fairlead.api.resource.v1.DeviceDerivedAttribute;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceRequestAllocationResult;
import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.api.resource.v1.DeviceSubRequest;
import io.fairlead.api.resource.v1.DeviceTaintEffect;
import io.fairlead.api.resource.v1.DeviceToleration;
import io.fairlead.api.resource.v1.DeviceTolerationOperator;
import io.fairlead.api.resource.v1.ExactDeviceRequest;
import io.fairlead.api.resource.v1.OpaqueDeviceConfiguration;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceClaimStatus;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Claims that hold devices, and claims that want some. */
final class RandomClaims {

  static final String[] SELECTORS = {
    "true",
    "device.attributes['a.example.com'].kind == 'x'",
    "device.attributes['a.example.com'].?kind.orValue('') != 'y'",
    "'size' in device.capacity['b.example.com'] || device.driver == 'a.example.com'",
    "has(device.attributes['a.example.com'].n) && device.attributes['a.example.com'].n > 1",
    "device.attributes['a.example.com'].?n.orValue(3) < 3",
    "!('a.example.com' in device.attributes) || device.attributes['a.example.com'].size() > 1",
    "device.allowMultipleAllocations || device.driver != 'b.example.com'",
  };
  private static final String[] ATTRIBUTES = {
    "a.example.com/kind",
    "a.example.com/n",
    "s.io/root",
    "s.io/many",
    "s.io/derived",
    "s.io/level",
    "s.io/numbers"
  };

  private final Dice dice;
  private final Features features;

  RandomClaims(Dice dice, Features features) {
    this.dice = dice;
    this.features = features;
  }

  List<ResourceClaim> holding(List<ResourceSlice> slices) {
    List<ResourceClaim> held = new ArrayList<>();
    for (ResourceSlice slice : slices) {
      for (Device device : NaivePools.devices(slice)) {
        if (dice.chance(7)) {
          DeviceRequestAllocationResult.Builder result =
              DeviceRequestAllocationResult.builder()
                  .request("r")
                  .driver(slice.spec().driver())
                  .pool(slice.spec().pool().name())
                  .device(device.name());
          if (Boolean.TRUE.equals(device.allowMultipleAllocations())) {
            result.shareID("00000000-0000-0000-0000-00000000000" + held.size() % 10);
            if (!dice.chance(3)) {
              result.consumedCapacity(Map.of("size", Quantity.of(1 + dice.below(3))));
            }
          } else if (dice.chance(6)) {
            result.adminAccess(true);
          }
          held.add(
              ResourceClaim.builder("default", "held-" + held.size())
                  .status(
                      ResourceClaimStatus.builder()
                          .allocation(
                              AllocationResult.builder()
                                  .devices(
                                      DeviceAllocationResult.builder()
                                          .results(List.of(result.build()))
                                          .build())
                                  .build())
                          .build())
                  .build());
        }
      }
    }
    return held;
  }

  ResourceClaim claim(String name) {
    List<DeviceRequest> requests = new ArrayList<>();
    int count = 1 + dice.below(3);
    for (int i = 0; i < count; i++) {
      requests.add(request("r" + i));
    }
    List<DeviceConstraint> constraints = new ArrayList<>();
    while (dice.chance(2) && constraints.size() < 2) {
      String attribute = dice.pick(ATTRIBUTES);
      String[] about = dice.chance(2) ? new String[0] : new String[] {"r0", "r1"};
      if (attribute.equals("s.io/derived") && !features.has(Gate.DERIVED_ATTRIBUTES)) {
        continue;
      }
      constraints.add(
          dice.chance(3) ? Scene.distinct(attribute, about) : Scene.match(attribute, about));
    }
    ResourceClaim claim = Scene.claim(name, constraints, requests.toArray(DeviceRequest[]::new));
    if (!dice.chance(3)) {
      return claim;
    }
    DeviceClaimConfiguration configured =
        DeviceClaimConfiguration.builder()
            .requests(dice.pick(null, List.of("r0"), List.of("r1", "r0/s1"), List.of("r0/s0")))
            .opaque(config("of-claim"))
            .build();
    DeviceClaim devices = claim.spec().devices().toBuilder().config(List.of(configured)).build();
    return claim.toBuilder().spec(claim.spec().toBuilder().devices(devices).build()).build();
  }

  static OpaqueDeviceConfiguration config(String value) {
    return OpaqueDeviceConfiguration.builder()
        .driver("a.example.com")
        .parameters(Json.object().put("from", value).build())
        .build();
  }

  private DeviceRequest request(String name) {
    if (!dice.chance(4)) {
      ExactDeviceRequest.Builder exact =
          ExactDeviceRequest.builder()
              .deviceClassName(className())
              .selectors(selectors())
              .tolerations(tolerations())
              .capacity(capacity())
              .derivedAttributes(derived());
      if (dice.chance(6)) {
        exact.allocationMode(DeviceAllocationMode.ALL);
      } else {
        exact.allocationMode(DeviceAllocationMode.EXACT_COUNT).count(count());
      }
      if (dice.chance(8)) {
        exact.adminAccess(true);
      }
      return DeviceRequest.builder().name(name).exactly(exact.build()).build();
    }
    List<DeviceSubRequest> alternatives = new ArrayList<>();
    for (int i = dice.below(3); i >= 0; i--) {
      DeviceSubRequest.Builder one =
          DeviceSubRequest.builder()
              .name("s" + i)
              .deviceClassName(className())
              .selectors(selectors())
              .tolerations(tolerations())
              .capacity(capacity())
              .derivedAttributes(derived());
      if (dice.chance(6)) {
        one.allocationMode(DeviceAllocationMode.ALL);
      } else {
        one.allocationMode(DeviceAllocationMode.EXACT_COUNT)
            .count(dice.chance(5) ? 30 + dice.below(4) : count());
      }
      alternatives.add(one.build());
    }
    return DeviceRequest.builder().name(name).firstAvailable(alternatives).build();
  }

  private long count() {
    return 1 + (dice.chance(3) ? dice.below(4) : dice.below(2));
  }

  private String className() {
    return dice.chance(150) ? "nowhere" : dice.pick("any", "any", "a", "b");
  }

  private List<DeviceSelector> selectors() {
    if (dice.chance(2)) {
      return null;
    }
    return List.of(Scene.cel(dice.chance(150) ? "1 +" : dice.pick(SELECTORS)));
  }

  private List<DeviceToleration> tolerations() {
    if (!dice.chance(4)) {
      return null;
    }
    DeviceToleration.Builder one =
        DeviceToleration.builder()
            .key(dice.chance(2) ? "k0" : null)
            .effect(dice.chance(3) ? DeviceTaintEffect.NO_EXECUTE : null);
    if (dice.chance(2)) {
      one.operator(DeviceTolerationOperator.EXISTS);
    } else {
      one.operator(DeviceTolerationOperator.EQUAL).value(dice.chance(2) ? "v" : "w");
    }
    return List.of(one.build());
  }

  private CapacityRequirements capacity() {
    return features.has(Gate.CONSUMABLE_CAPACITY) && dice.chance(6)
        ? CapacityRequirements.builder()
            .requests(
                Map.of(
                    "size",
                    dice.chance(4)
                        ? Quantity.ofMilli(300 + 450 * dice.below(6))
                        : Quantity.of(1 + dice.below(4))))
            .build()
        : null;
  }

  private List<DeviceDerivedAttribute> derived() {
    if (!features.has(Gate.DERIVED_ATTRIBUTES) || dice.chance(2)) {
      return null;
    }
    String expression =
        dice.pick(
            new String[] {
              "device.attributes['a.example.com'].?n.orValue(7)",
              "device.attributes['a.example.com'].kind",
              "device.attributes['s.io'].?many.orValue(['m0'])",
              "device.driver"
            });
    return List.of(
        DeviceDerivedAttribute.builder().name("s.io/derived").expression(expression).build());
  }
}
