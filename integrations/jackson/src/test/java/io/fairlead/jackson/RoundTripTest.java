package io.fairlead.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.Resource;
import io.fairlead.api.ResourceType;
import io.fairlead.api.ResourceTypes;
import io.fairlead.api.Shape;
import io.fairlead.kernel.Json;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random objects of every kind, with unknown fields everywhere, come back as they were. */
class RoundTripTest {

  private final ResourceCodec codec = ResourceCodec.create();
  private final JsonText text = JsonText.create();

  static Stream<ResourceType<?>> kinds() {
    return ResourceTypes.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nothingIsLostBetweenReadBuilderAndWrite(ResourceType<?> type) throws Exception {
    roundTrips(type);
  }

  private <T extends Resource> void roundTrips(ResourceType<T> type) throws Exception {
    Shape<? extends Record> shape = Shape.of(type.javaType().asSubclass(Record.class));
    RandomRecords random = new RandomRecords(type.kind().hashCode());
    for (int i = 0; i < 100; i++) {
      Json.Obj json = named(random.object(shape, 0), type);
      byte[] bytes = i % 2 == 0 ? text.write(json) : pretty(json);

      T read = codec.read(bytes, type);
      assertThat(text.read(codec.write(read)).root()).isEqualTo(json);
      assertThat(codec.write(rebuilt(read))).isEqualTo(codec.write(read));
      assertThat(codec.read(codec.write(read), type)).isEqualTo(read).hasSameHashCodeAs(read);
      assertThat(unknownOrder(text.read(codec.write(read)).root())).isEqualTo(unknownOrder(json));
      assertThat(shape.fromJson(json)).isEqualTo(read);
      if (i < 10) {
        assertThat(codec.read(codec.writeYaml(read).getBytes(StandardCharsets.UTF_8), type))
            .isEqualTo(read);
      }
    }
  }

  private byte[] pretty(Json.Obj json) {
    return text.writePretty(json).getBytes(StandardCharsets.UTF_8);
  }

  private static Json.Obj named(Json.Obj json, ResourceType<?> type) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("apiVersion", new Json.Str(type.apiVersion()));
    members.put("kind", new Json.Str(type.kind()));
    json.members().forEach(members::putIfAbsent);
    return new Json.Obj(members);
  }

  @SuppressWarnings("unchecked") // a builder builds what it came from
  private static <T extends Resource> T rebuilt(T resource) throws Exception {
    Object builder = resource.getClass().getMethod("toBuilder").invoke(resource);
    Method build = builder.getClass().getMethod("build");
    return (T) build.invoke(builder);
  }

  /** The names of top-level unknown fields, in order: they all begin so. */
  private static List<String> unknownOrder(Json json) {
    List<String> names = new ArrayList<>(((Json.Obj) json).members().keySet());
    names.removeIf(name -> !name.matches("x\\d|unknown\\d+"));
    return names;
  }
}
