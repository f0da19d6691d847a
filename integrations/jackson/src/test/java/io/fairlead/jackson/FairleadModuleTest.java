package io.fairlead.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fairlead.api.ResourceType;
import io.fairlead.api.ResourceTypes;
import io.fairlead.api.Shape;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.inference.v1.InferencePool;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The second level: a user's Jackson 2 mapper with our module loses nothing from JSON text. */
class FairleadModuleTest {

  private final JsonMapper mapper =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(new FairleadModule())
          .build();

  static Stream<ResourceType<?>> kinds() {
    return ResourceTypes.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsAndWritesWithoutLoss(ResourceType<?> type) throws Exception {
    JsonText text = JsonText.create();
    RandomRecords random = new RandomRecords(type.plural().hashCode());
    Shape<?> shape = Shape.of(type.javaType().asSubclass(Record.class));
    for (int i = 0; i < 20; i++) {
      Json.Obj json = random.object(shape, 0);
      Object read = mapper.readValue(text.write(json), type.javaType());

      assertThat(read).isEqualTo(shape.fromJson(json));
      Json.Obj back = (Json.Obj) text.read(mapper.writeValueAsBytes(read)).root();
      json.members().forEach((name, value) -> assertThat(back.get(name)).isEqualTo(value));
    }
  }

  @Test
  void worksInsideOfAUsersOwnTypes() throws Exception {
    record Fleet(String name, List<InferencePool> pools, Json notes) {}
    String json =
        "{\"name\":\"f\",\"pools\":[{\"apiVersion\":\"inference.networking.k8s.io/v1\","
            + "\"kind\":\"InferencePool\",\"x\":1.10}],\"notes\":{\"n\":1e3}}";
    Fleet fleet = mapper.readValue(json, Fleet.class);

    assertThat(fleet.pools().get(0).unknownFields()).containsKey("x");
    assertThat(mapper.writeValueAsString(fleet)).isEqualTo(json);
    Map<String, Json> raw = mapper.readValue("{\"a\":1.10}", new TypeReference<>() {});
    assertThat(((Json.Num) raw.get("a")).text()).isEqualTo("1.10");
  }

  @Test
  void saysWhatDoesNotFit() {
    assertThatThrownBy(() -> mapper.readValue("{\"spec\":{\"nodeName\":1}}", Pod.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageContaining("/spec/nodeName: the value must be a text, but was 1");
    assertThatThrownBy(() -> mapper.readValue("{\"spec\":{},\"spec\":{}}", Pod.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageContaining("is there twice in one object");
    assertThatThrownBy(() -> mapper.readValue("[]", Pod.class))
        .isInstanceOf(MismatchedInputException.class);
  }
}
