package io.fairlead.validation;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the tables under {@code src/main/resources} from the CRDs and the OpenAPI document that
 * {@code fairlead.shared} holds. {@link SchemaTablesTest} says how to run it.
 */
final class SchemaTables {

  private static final String DEFINITIONS = "#/definitions/";
  private static final List<String> CUSTOM =
      List.of(
          "inference.networking.k8s.io_inferencepools.yaml",
          "inference.networking.x-k8s.io_inferencepoolimports.yaml",
          "llm-d.ai_inferenceobjectives.yaml",
          "llm-d.ai_inferencemodelrewrites.yaml",
          "autoscaling.x-k8s.io_capacitybuffers.yaml",
          "autoscaling.x-k8s.io_capacityquotas.yaml",
          "autoscaling.x-k8s.io_provisioningrequests.yaml",
          "keda.sh_scaledobjects.yaml",
          "keda.sh_triggerauthentications.yaml",
          "keda.sh_clustertriggerauthentications.yaml",
          "leaderworkerset.x-k8s.io_leaderworkersets.yaml",
          "llmd.ai_variantautoscalings.yaml",
          "resource.nvidia.com_computedomains.yaml",
          "resource.nvidia.com_computedomaincliques.yaml",
          "gateway-api-standard");

  /** Definition, kind, plural, and C for kinds of the cluster. */
  private static final List<String> BUILT_IN =
      List.of(
          "core.v1 Pod pods N",
          "core.v1 PodTemplate podtemplates N",
          "core.v1 Node nodes C",
          "core.v1 Service services N",
          "core.v1 ResourceQuota resourcequotas N",
          "apps.v1 Deployment deployments N",
          "apps.v1 StatefulSet statefulsets N",
          "autoscaling.v1 Scale scales N",
          "autoscaling.v2 HorizontalPodAutoscaler horizontalpodautoscalers N",
          "discovery.v1 EndpointSlice endpointslices N",
          "coordination.v1 Lease leases N",
          "resource.v1 ResourceClaim resourceclaims N",
          "resource.v1 ResourceClaimTemplate resourceclaimtemplates N",
          "resource.v1 ResourceSlice resourceslices C",
          "resource.v1 DeviceClass deviceclasses C",
          "resource.v1 DeviceTaintRule devicetaintrules C",
          "resource.v1beta2 ResourceClaim resourceclaims N",
          "resource.v1beta2 ResourceClaimTemplate resourceclaimtemplates N",
          "resource.v1beta2 ResourceSlice resourceslices C",
          "resource.v1beta2 DeviceClass deviceclasses C",
          "resource.v1beta2 DeviceTaintRule devicetaintrules C",
          "resource.v1beta1 ResourceClaim resourceclaims N",
          "resource.v1beta1 ResourceClaimTemplate resourceclaimtemplates N",
          "resource.v1beta1 ResourceSlice resourceslices C",
          "resource.v1beta1 DeviceClass deviceclasses C");

  private final JsonText json =
      JsonText.create(limits -> limits.bytes(16_000_000).values(2_000_000));
  private final Path crds;
  private final Json.Obj definitions;
  private final SchemaReader reader;

  SchemaTables(Path shared) throws IOException {
    crds = shared.resolve("upstream-crds");
    byte[] openapi = Files.readAllBytes(crds.resolve("openapi/kubernetes-1.36-swagger.json"));
    definitions = (Json.Obj) ((Json.Obj) json.read(openapi).root()).get("definitions");
    reader = new SchemaReader(this::definition);
    Additions.apply(name -> reader.read(definition(DEFINITIONS + "io.k8s.api." + name)));
  }

  /** Kubernetes writes quantities as text and takes numbers too. */
  private Json.Obj definition(String reference) {
    String name = reference.substring(DEFINITIONS.length());
    if (name.equals("io.k8s.api.resource.v1.DeviceTaintRule")) {
      return definition(DEFINITIONS + "io.k8s.api.resource.v1beta2.DeviceTaintRule");
    }
    if (name.equals("io.k8s.apimachinery.pkg.api.resource.Quantity")) {
      return QUANTITY;
    }
    return (Json.Obj) definitions.get(name);
  }

  private static final Json.Obj QUANTITY = Json.object().put("format", "quantity").build();

  /** Returns the tables by file name. */
  Map<String, String> tables() throws IOException {
    Schema meta =
        reader.read(definition(DEFINITIONS + "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"));
    String name = "ObjectMeta";
    Map<String, String> known = Map.of(TableWriter.text(meta), name);
    Map<String, List<KindSchema>> files = new TreeMap<>();
    for (KindSchema kind : kinds(meta)) {
      files.computeIfAbsent(file(kind), key -> new ArrayList<>()).add(kind);
    }
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("meta.txt", TableWriter.definition(name, meta));
    StringBuilder index = new StringBuilder();
    files.forEach(
        (file, kinds) -> {
          tables.put(file + ".txt", TableWriter.table(kinds, known));
          for (KindSchema kind : kinds) {
            index.append(kind.apiVersion()).append('\t').append(kind.kind());
            index.append('\t').append(file).append('\n');
          }
        });
    tables.put("index.txt", index.toString());
    return tables;
  }

  /** Versions of a group share a table, since most of them share their schemas too. */
  private static String file(KindSchema kind) {
    boolean workload = kind.group().isEmpty() || kind.group().equals("apps");
    return workload ? "workloads" : kind.group();
  }

  private List<KindSchema> kinds(Schema meta) throws IOException {
    List<KindSchema> kinds = new ArrayList<>();
    for (String name : CUSTOM) {
      for (Path file : files(crds.resolve(name))) {
        for (var document : json.readAll(Files.readAllBytes(file))) {
          for (KindSchema kind : CustomKinds.read((Json.Obj) document.root(), meta)) {
            kinds.add(kind);
          }
        }
      }
    }
    for (String line : BUILT_IN) {
      String[] words = line.split(" ");
      String[] api = words[0].split("\\.");
      Schema root =
          reader.read(definition(DEFINITIONS + "io.k8s.api." + words[0] + '.' + words[1]));
      kinds.add(
          new KindSchema(
              group(api[0]), api[1], words[1], words[2], words[3].equals("N"), false, root, null));
    }
    return kinds;
  }

  private static String group(String api) {
    return switch (api) {
      case "core" -> "";
      case "resource", "discovery", "coordination" -> api + ".k8s.io";
      default -> api;
    };
  }

  private static List<Path> files(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.sorted().toList();
    }
  }
}
