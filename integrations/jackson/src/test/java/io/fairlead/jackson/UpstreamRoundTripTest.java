package io.fairlead.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.api.Resource;
import io.fairlead.api.ResourceType;
import io.fairlead.api.ResourceTypes;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Random objects by the originals' own schemas come back as they were. */
class UpstreamRoundTripTest {

  private static final Path SCHEMAS =
      Path.of(System.getProperty("fairlead.shared", "absent"), "upstream-crds");

  private final JsonText text = JsonText.create(l -> l.bytes(1 << 28).values(50_000_000));
  private final ResourceCodec codec = ResourceCodec.create();

  /** A published schema of a kind that has a record. */
  private record Published(ResourceType<?> type, Json.Obj schema, Json.Obj definitions) {}

  @TestFactory
  Stream<DynamicTest> nothingOfAnObjectIsLost() throws IOException {
    assumeTrue(Files.isDirectory(SCHEMAS), "the schemas of the originals are not there");
    List<Published> published = new ArrayList<>();
    for (String folder : List.of(".", "gateway-api-standard")) {
      try (Stream<Path> files = Files.list(SCHEMAS.resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
          definitions(file, published);
        }
      }
    }
    document(SCHEMAS.resolve("openapi/kubernetes-1.36-swagger.json"), published);
    assertThat(published).extracting(Published::type).doesNotHaveDuplicates().hasSize(32);
    return published.stream()
        .map(p -> DynamicTest.dynamicTest(p.type().kind(), () -> roundTrips(p.type(), p)));
  }

  private <T extends Resource> void roundTrips(ResourceType<T> type, Published published)
      throws IOException {
    RandomSchemaInstances random =
        new RandomSchemaInstances(type.kind().hashCode(), published.definitions());
    for (int i = 0; i < 60; i++) {
      Map<String, Json> members = new LinkedHashMap<>();
      members.put("apiVersion", new Json.Str(type.apiVersion()));
      members.put("kind", new Json.Str(type.kind()));
      RandomSchemaInstances.object(random.value(published.schema(), 0))
          .members()
          .forEach(members::putIfAbsent);
      Json.Obj object = new Json.Obj(members);

      T read = codec.read(text.write(object), type);
      assertThat(text.read(codec.write(read)).root()).isEqualTo(object);
    }
  }

  /** A CRD may lie in a file of several documents. */
  private void definitions(Path file, List<Published> published) throws IOException {
    String yaml = Files.readString(file).replaceAll("(?m)^\\s*\\{\\{.*\\}\\}\\s*$", "");
    for (Document document : text.readAll(yaml.getBytes(StandardCharsets.UTF_8))) {
      Json.Obj spec =
          RandomSchemaInstances.object(RandomSchemaInstances.object(document.root()).get("spec"));
      String kind = String.valueOf(RandomSchemaInstances.object(spec.get("names")).text("kind"));
      if (!(spec.get("versions") instanceof Json.Arr versions)) {
        continue;
      }
      for (Json each : versions.items()) {
        Json.Obj version = RandomSchemaInstances.object(each);
        Json.Obj schema = RandomSchemaInstances.object(version.get("schema"));
        ResourceTypes.find(spec.text("group") + "/" + version.text("name"), kind)
            .ifPresent(
                type ->
                    published.add(
                        new Published(
                            type,
                            RandomSchemaInstances.object(schema.get("openAPIV3Schema")),
                            Json.Obj.EMPTY)));
      }
    }
  }

  /** The built-in kinds are all in one document. */
  private void document(Path file, List<Published> published) throws IOException {
    Json.Obj root = RandomSchemaInstances.object(text.read(Files.readAllBytes(file)).root());
    Json.Obj definitions = RandomSchemaInstances.object(root.get("definitions"));
    definitions
        .members()
        .forEach(
            (name, definition) -> {
              Json.Obj schema = RandomSchemaInstances.object(definition);
              if (schema.get("x-kubernetes-group-version-kind") instanceof Json.Arr names
                  && names.items().size() == 1) {
                Json.Obj gvk = RandomSchemaInstances.object(names.items().get(0));
                String group = String.valueOf(gvk.text("group"));
                String prefix = group.isEmpty() ? "" : group + "/";
                ResourceTypes.find(prefix + gvk.text("version"), String.valueOf(gvk.text("kind")))
                    .ifPresent(type -> published.add(new Published(type, schema, definitions)));
              }
            });
  }
}
