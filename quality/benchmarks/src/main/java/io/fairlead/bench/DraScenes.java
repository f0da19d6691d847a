package io.fairlead.bench;

import static io.fairlead.bench.DraRecords.GPU;
import static io.fairlead.bench.DraRecords.NIC;
import static io.fairlead.bench.DraRecords.ROOT;
import static io.fairlead.bench.DraRecords.capacity;
import static io.fairlead.bench.DraRecords.claim;
import static io.fairlead.bench.DraRecords.deviceClass;
import static io.fairlead.bench.DraRecords.exactly;
import static io.fairlead.bench.DraRecords.gpus;
import static io.fairlead.bench.DraRecords.holding;
import static io.fairlead.bench.DraRecords.match;
import static io.fairlead.bench.DraRecords.nics;
import static io.fairlead.bench.DraRecords.request;
import static io.fairlead.bench.DraRecords.slice;
import static io.fairlead.bench.DraRecords.text;

import io.fairlead.api.resource.v1.CapacityRequirements;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAllocationMode;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceConstraint;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceSubRequest;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Quantity;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is measured of devices. The command writes all scenes as JSON, one in each line. */
public final class DraScenes {

  /** One claim of 4 GPUs by model and memory, on many nodes of 8. */
  static final String MANY_NODES = "4-of-8-on-5000-nodes";

  private static final List<String> NAMES =
      List.of(
          "1-of-8",
          "1-of-128",
          "8-of-8",
          "8-of-8-by-selectors",
          "8-of-8-of-one-product",
          "8-claims-of-1",
          "31-of-31",
          "all-of-32",
          "8-pairs",
          "7th-alternative",
          "partition-1g",
          "partition-3g",
          "partition-7g",
          "16-shares",
          MANY_NODES,
          "32-of-31",
          "32-of-31-of-one-root",
          "8-pairs-one-broken");

  private static final String NODE = "node-1";

  private static final List<DeviceClass> CLASSES =
      List.of(
          deviceClass(
              "gpu",
              "device.driver == 'gpu.example.com'"
                  + " && device.attributes['gpu.example.com'].type == 'gpu'"),
          deviceClass("nic", "device.driver == 'nic.example.com'"),
          deviceClass("any", "device.driver == 'gpu.example.com'"));

  private DraScenes() {}

  /** Writes all scenes to standard output. */
  public static void main(String... args) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String name : NAMES) {
      out.writeBytes(JsonText.create().write(named(name).json()));
      out.println();
    }
    out.flush();
  }

  static DraScene named(String name) {
    return switch (name) {
      case "1-of-8" -> one(name, true, claim("c", request("r", exactly("gpu", 1))), gpuSlice(8));
      case "1-of-128" ->
          one(name, true, claim("c", request("r", exactly("gpu", 1))), gpuSlice(128));
      case "8-of-8" -> one(name, true, claim("c", request("r", exactly("gpu", 8))), gpuSlice(8));
      case "8-of-8-by-selectors" ->
          one(
              name,
              true,
              claim(
                  "c",
                  request(
                      "r",
                      exactly(
                          "gpu",
                          8,
                          "device.attributes['gpu.example.com'].productName.lowerAscii()"
                              + ".matches('^.*h100.*$')",
                          "device.capacity['gpu.example.com'].memory"
                              + ".compareTo(quantity('40Gi')) >= 0"))),
              gpuSlice(8));
      case "8-of-8-of-one-product" ->
          one(
              name,
              true,
              claim(
                  "c", List.of(match(GPU + "/productName", "r")), request("r", exactly("gpu", 8))),
              gpuSlice(8));
      case "8-claims-of-1" -> eightClaims(name);
      case "31-of-31" ->
          one(name, true, claim("c", request("r", exactly("gpu", 31))), gpuSlice(31));
      case "all-of-32" ->
          one(
              name,
              true,
              claim(
                  "c",
                  request(
                      "r",
                      exactly("gpu", 1).toBuilder()
                          .allocationMode(DeviceAllocationMode.ALL)
                          .count(null)
                          .build())),
              gpuSlice(32));
      case "8-pairs" -> one(name, true, pairs(), gpuSlice(8), slice(NIC, NODE, nics(8, 8)));
      case "7th-alternative" -> one(name, true, alternatives(), gpuSlice(8));
      case "partition-1g" -> partition(name, "1g.5gb");
      case "partition-3g" -> partition(name, "3g.20gb");
      case "partition-7g" -> partition(name, "7g.40gb");
      case "16-shares" -> shares(name);
      case MANY_NODES -> manyNodes();
      case "32-of-31" ->
          one(name, false, claim("c", request("r", exactly("gpu", 32))), gpuSlice(31));
      case "32-of-31-of-one-root" ->
          one(
              name,
              false,
              claim("c", List.of(match(ROOT, "r")), request("r", exactly("gpu", 32))),
              gpuSlice(31));
      case "8-pairs-one-broken" ->
          one(name, false, pairs(), gpuSlice(8), slice(NIC, NODE, nics(8, 7)));
      default -> throw new IllegalArgumentException("scene must be one of " + NAMES);
    };
  }

  private static ResourceSlice gpuSlice(int count) {
    return slice(GPU, NODE, gpus(count));
  }

  private static DraScene one(
      String name, boolean fits, ResourceClaim claim, ResourceSlice... slices) {
    return new DraScene(
        name, fits, List.of(NODE), List.of(slices), CLASSES, List.of(), List.of(claim));
  }

  private static DraScene eightClaims(String name) {
    List<ResourceClaim> claims = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      claims.add(claim("c" + i, request("r", exactly("gpu", 1))));
    }
    return new DraScene(
        name, true, List.of(NODE), List.of(gpuSlice(8)), CLASSES, List.of(), claims);
  }

  /** Eight GPUs, each with the network card of its root. */
  private static ResourceClaim pairs() {
    List<DeviceRequest> requests = new ArrayList<>();
    List<DeviceConstraint> constraints = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      requests.add(request("g" + i, exactly("gpu", 1)));
      requests.add(request("n" + i, exactly("nic", 1)));
      constraints.add(match(ROOT, "g" + i, "n" + i));
    }
    return claim("c", constraints, requests.toArray(DeviceRequest[]::new));
  }

  /** Six models that are not there, and one that is. */
  private static ResourceClaim alternatives() {
    List<DeviceSubRequest> alternatives = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      String architecture = i < 7 ? "Architecture" + i : "Hopper";
      alternatives.add(
          DeviceSubRequest.builder()
              .name("a" + i)
              .deviceClassName("gpu")
              .allocationMode(DeviceAllocationMode.EXACT_COUNT)
              .count(8L)
              .selectors(
                  List.of(
                      DraRecords.cel(
                          "device.attributes['gpu.example.com'].architecture == '"
                              + architecture
                              + "'")))
              .build());
    }
    return claim("c", DeviceRequest.builder().name("r").firstAvailable(alternatives).build());
  }

  /** Eight GPUs that can be parted, three of them in use. */
  private static DraScene partition(String name, String profile) {
    String selector = "device.attributes['gpu.example.com'].profile == '" + profile + "'";
    return new DraScene(
        name,
        true,
        List.of(NODE),
        DraPartitions.slices(NODE, 8),
        CLASSES,
        List.of(
            holding(GPU, NODE, "gpu-0-mig-1g5gb-0"),
            holding(GPU, NODE, "gpu-1-mig-3g20gb-4"),
            holding(GPU, NODE, "gpu-2-mig-2g10gb-2")),
        List.of(claim("c", request("r", exactly("any", 1, selector)))));
  }

  /** Shares of 5Gi of a GPU that may be allocated many times. */
  private static DraScene shares(String name) {
    Device shared =
        Device.builder()
            .name("gpu-0")
            .attributes(Map.of("type", text("gpu")))
            .capacity(Map.of("memory", capacity("80Gi")))
            .allowMultipleAllocations(true)
            .build();
    CapacityRequirements share =
        CapacityRequirements.builder().requests(Map.of("memory", Quantity.parse("5Gi"))).build();
    List<DeviceRequest> requests = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      requests.add(request("r" + i, exactly("gpu", 1).toBuilder().capacity(share).build()));
    }
    return one(
        name,
        true,
        claim("c", requests.toArray(DeviceRequest[]::new)),
        slice(GPU, NODE, List.of(shared)));
  }

  private static DraScene manyNodes() {
    List<String> nodes = new ArrayList<>();
    List<ResourceSlice> slices = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      nodes.add("node-" + i);
      slices.add(slice(GPU, "node-" + i, gpus(8)));
    }
    String selector =
        "device.attributes['gpu.example.com'].architecture == 'Hopper' &&"
            + " device.capacity['gpu.example.com'].memory.compareTo(quantity('60Gi')) >= 0";
    return new DraScene(
        MANY_NODES,
        true,
        nodes,
        slices,
        CLASSES,
        List.of(),
        List.of(claim("c", request("r", exactly("any", 4, selector)))));
  }
}
