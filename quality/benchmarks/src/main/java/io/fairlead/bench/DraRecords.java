package io.fairlead.bench;

import io.fairlead.api.resource.v1.AllocationResult;
import io.fairlead.api.resource.v1.CELDeviceSelector;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAllocationMode;
import io.fairlead.api.resource.v1.DeviceAllocationResult;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceClaim;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceConstraint;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceRequestAllocationResult;
import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.api.resource.v1.ExactDeviceRequest;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceClaimStatus;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Slices, classes and claims in few words: GPUs of ten attributes as drivers publish them. */
final class DraRecords {

  static final String GPU = "gpu.example.com";
  static final String NIC = "nic.example.com";
  static final String ROOT = "resource.kubernetes.io/pcieRoot";

  private DraRecords() {}

  static List<Device> gpus(int count) {
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, DeviceAttribute> attributes = new LinkedHashMap<>();
      attributes.put("type", text("gpu"));
      attributes.put("uuid", text("GPU-" + i));
      attributes.put("productName", text("NVIDIA H100 80GB HBM3"));
      attributes.put("brand", text("Nvidia"));
      attributes.put("architecture", text("Hopper"));
      attributes.put("driverVersion", version("580.105.8"));
      attributes.put("cudaDriverVersion", version("13.0.0"));
      attributes.put("cudaComputeCapability", version("9.0.0"));
      attributes.put("resource.kubernetes.io/pciBusID", text("0000:0" + i + ":00.0"));
      attributes.put(ROOT, text("pci0000:0" + i));
      devices.add(
          Device.builder()
              .name("gpu-" + i)
              .attributes(attributes)
              .capacity(Map.of("memory", capacity("81559Mi")))
              .build());
    }
    return devices;
  }

  /** Network cards, the first ones on the roots of the GPUs and the others on a foreign one. */
  static List<Device> nics(int count, int onRoots) {
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String root = "pci0000:0" + (i < onRoots ? i : 99);
      devices.add(Device.builder().name("nic-" + i).attributes(Map.of(ROOT, text(root))).build());
    }
    return devices;
  }

  static DeviceAttribute text(String value) {
    return DeviceAttribute.builder().string(value).build();
  }

  static DeviceAttribute version(String value) {
    return DeviceAttribute.builder().version(value).build();
  }

  static DeviceCapacity capacity(String value) {
    return DeviceCapacity.builder().value(Quantity.parse(value)).build();
  }

  /** The only slice of the pool that a driver has on a node. */
  static ResourceSlice slice(String driver, String node, List<Device> devices) {
    return ResourceSlice.builder(node + '-' + driver)
        .spec(
            spec ->
                spec.driver(driver)
                    .nodeName(node)
                    .pool(pool -> pool.name(node).generation(1L).resourceSliceCount(1L))
                    .devices(devices))
        .build();
  }

  static DeviceClass deviceClass(String name, String selector) {
    return DeviceClass.builder(name).spec(spec -> spec.selectors(List.of(cel(selector)))).build();
  }

  static DeviceSelector cel(String expression) {
    return DeviceSelector.builder()
        .cel(CELDeviceSelector.builder().expression(expression).build())
        .build();
  }

  static ExactDeviceRequest exactly(String deviceClass, long count, String... selectors) {
    List<DeviceSelector> all = new ArrayList<>();
    for (String selector : selectors) {
      all.add(cel(selector));
    }
    return ExactDeviceRequest.builder()
        .deviceClassName(deviceClass)
        .allocationMode(DeviceAllocationMode.EXACT_COUNT)
        .count(count)
        .selectors(all.isEmpty() ? null : all)
        .build();
  }

  static DeviceRequest request(String name, ExactDeviceRequest exactly) {
    return DeviceRequest.builder().name(name).exactly(exactly).build();
  }

  static DeviceConstraint match(String attribute, String... requests) {
    return DeviceConstraint.builder().matchAttribute(attribute).requests(List.of(requests)).build();
  }

  static ResourceClaim claim(String name, DeviceRequest... requests) {
    return claim(name, List.of(), requests);
  }

  static ResourceClaim claim(
      String name, List<DeviceConstraint> constraints, DeviceRequest... requests) {
    return ResourceClaim.builder("default", name)
        .spec(
            spec ->
                spec.devices(
                    DeviceClaim.builder()
                        .requests(List.of(requests))
                        .constraints(constraints.isEmpty() ? null : constraints)
                        .build()))
        .build();
  }

  /** A claim that holds a device already. */
  static ResourceClaim holding(String driver, String pool, String device) {
    DeviceRequestAllocationResult result =
        DeviceRequestAllocationResult.builder()
            .request("r")
            .driver(driver)
            .pool(pool)
            .device(device)
            .build();
    return ResourceClaim.builder("default", "holds-" + device)
        .status(
            ResourceClaimStatus.builder()
                .allocation(
                    AllocationResult.builder()
                        .devices(DeviceAllocationResult.builder().results(List.of(result)).build())
                        .build())
                .build())
        .build();
  }
}
