package io.fairlead.dra;

import io.fairlead.api.core.v1.Node;
import io.fairlead.api.resource.v1.CELDeviceSelector;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceClaim;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceClassSpec;
import io.fairlead.api.resource.v1.DeviceConstraint;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.api.resource.v1.ExactDeviceRequest;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceClaimSpec;
import io.fairlead.api.resource.v1.ResourcePool;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.api.resource.v1.ResourceSliceSpec;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** Short words for what tests set up. */
final class Scene {

  static final String GPU = "gpu.example.com";
  static final String NIC = "nic.example.com";
  static final String ROOT = "resource.kubernetes.io/pcieRoot";

  private Scene() {}

  static Node node(String name) {
    return Node.builder(name).build();
  }

  static DeviceSelector cel(String expression) {
    return DeviceSelector.builder()
        .cel(CELDeviceSelector.builder().expression(expression).build())
        .build();
  }

  static DeviceClass deviceClass(String name, String... selectors) {
    List<DeviceSelector> all = new ArrayList<>();
    for (String selector : selectors) {
      all.add(cel(selector));
    }
    return DeviceClass.builder(name).spec(DeviceClassSpec.builder().selectors(all).build()).build();
  }

  static DeviceAttribute text(String value) {
    return DeviceAttribute.builder().string(value).build();
  }

  static DeviceAttribute number(long value) {
    return DeviceAttribute.builder().intValue(value).build();
  }

  /** A GPU as a driver would publish it. */
  static Device gpu(int index, String root) {
    Map<String, DeviceAttribute> attributes = new LinkedHashMap<>();
    attributes.put("type", text("gpu"));
    attributes.put("uuid", text("GPU-" + index + '-' + root));
    attributes.put("productName", text("NVIDIA H100 80GB HBM3"));
    attributes.put("brand", text("Nvidia"));
    attributes.put("architecture", text("Hopper"));
    attributes.put("driverVersion", DeviceAttribute.builder().version("580.105.8").build());
    attributes.put("cudaDriverVersion", DeviceAttribute.builder().version("13.0.0").build());
    attributes.put("cudaComputeCapability", DeviceAttribute.builder().version("9.0.0").build());
    attributes.put("resource.kubernetes.io/pciBusID", text("0000:0" + index + ":00.0"));
    attributes.put(ROOT, text(root));
    return Device.builder()
        .name("gpu-" + index)
        .attributes(attributes)
        .capacity(
            Map.of("memory", DeviceCapacity.builder().value(Quantity.parse("81559Mi")).build()))
        .build();
  }

  static Device nic(int index, String root) {
    return Device.builder()
        .name("nic-" + index)
        .attributes(Map.of(ROOT, text(root), "ifName", text("eth" + index)))
        .build();
  }

  static List<Device> devices(int count, IntFunction<Device> make) {
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      devices.add(make.apply(i));
    }
    return devices;
  }

  static ResourceSlice slice(String driver, String node, List<Device> devices) {
    return slice(driver, node, devices, spec -> spec);
  }

  static ResourceSlice slice(
      String driver,
      String node,
      List<Device> devices,
      UnaryOperator<ResourceSliceSpec.Builder> more) {
    return ResourceSlice.builder(node + '-' + driver)
        .spec(
            more.apply(
                    ResourceSliceSpec.builder()
                        .driver(driver)
                        .nodeName(node)
                        .pool(
                            ResourcePool.builder()
                                .name(node)
                                .generation(1L)
                                .resourceSliceCount(1L)
                                .build())
                        .devices(devices))
                .build())
        .build();
  }

  static DeviceRequest request(String name, String deviceClass, long count, String... selectors) {
    return request(name, deviceClass, count, exact -> exact, selectors);
  }

  static DeviceRequest request(
      String name,
      String deviceClass,
      long count,
      UnaryOperator<ExactDeviceRequest.Builder> more,
      String... selectors) {
    List<DeviceSelector> all = new ArrayList<>();
    for (String selector : selectors) {
      all.add(cel(selector));
    }
    return DeviceRequest.builder()
        .name(name)
        .exactly(
            more.apply(
                    ExactDeviceRequest.builder()
                        .deviceClassName(deviceClass)
                        .count(count)
                        .selectors(all.isEmpty() ? null : all))
                .build())
        .build();
  }

  static DeviceConstraint match(String attribute, String... requests) {
    return DeviceConstraint.builder()
        .matchAttribute(attribute)
        .requests(requests.length == 0 ? null : List.of(requests))
        .build();
  }

  static DeviceConstraint distinct(String attribute, String... requests) {
    return DeviceConstraint.builder()
        .distinctAttribute(attribute)
        .requests(requests.length == 0 ? null : List.of(requests))
        .build();
  }

  static ResourceClaim claim(String name, DeviceRequest... requests) {
    return claim(name, List.of(), requests);
  }

  static ResourceClaim claim(
      String name, List<DeviceConstraint> constraints, DeviceRequest... requests) {
    return ResourceClaim.builder("default", name)
        .spec(
            ResourceClaimSpec.builder()
                .devices(
                    DeviceClaim.builder()
                        .requests(List.of(requests))
                        .constraints(constraints.isEmpty() ? null : constraints)
                        .build())
                .build())
        .build();
  }

  static Allocator allocator() {
    return Allocator.create(Features.of(KubernetesVersion.V1_36));
  }

  static List<String> devices(AllocationResult result) {
    List<String> names = new ArrayList<>();
    for (ClaimAllocation one : ((Fits) result).allocations()) {
      one.devices().forEach(device -> names.add(device.device()));
    }
    return names;
  }
}
