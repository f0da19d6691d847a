package io.fairlead.jackson3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.inference.v1.EndpointPickerRef;
import io.fairlead.api.inference.v1.FailureMode;
import io.fairlead.kernel.IntOrString;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class FairleadJackson3ModuleTest {

  private static final String POD =
      "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"p\",\"later\":[1.10,null]},"
          + "\"spec\":{\"containers\":[{\"name\":\"c\",\"resources\":{\"limits\":{\"cpu\":1.50}},"
          + "\"volumeMounts\":[{\"name\":\"v\"}]}],\"restartPolicy\":\"Sometimes\","
          + "\"big\":123456789012345678901234567890},\"status\":{\"x\":1e3}}";

  private final JsonMapper mapper =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(new FairleadJackson3Module())
          .build();

  @Test
  void losesNothingFromJsonText() {
    Pod pod = mapper.readValue(POD, Pod.class);

    assertThat(pod.spec().restartPolicy().isKnown()).isFalse();
    assertThat(mapper.writeValueAsString(pod)).isEqualTo(POD);
    assertThat(mapper.readValue(POD, Pod.class)).isEqualTo(pod);
  }

  @Test
  void saysWhatDoesNotFit() {
    assertThatThrownBy(() -> mapper.readValue("{\"spec\":{\"nodeName\":1}}", Pod.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageContaining("/spec/nodeName: the value must be a text, but was 1");
    assertThatThrownBy(() -> mapper.readValue("{\"x\":1,\"x\":1}", Pod.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageContaining("is there twice in one object");
    assertThatThrownBy(() -> mapper.readValue("[]", Pod.class))
        .isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void aMapperWithoutTheModuleKeepsEveryField() {
    JsonMapper bare = JsonMapper.shared();
    String json = "{\"name\":\"epp\",\"failureMode\":\"FailOpen\",\"futureField\":42}";
    EndpointPickerRef ref = bare.readValue(json, EndpointPickerRef.class);

    assertThat(ref.failureMode()).isSameAs(FailureMode.FAIL_OPEN);
    assertThat(ref.unknownFields()).isEqualTo(Map.of("futureField", Json.of(42)));
    assertThat(bare.readTree(bare.writeValueAsString(ref))).isEqualTo(bare.readTree(json));
    assertThat(bare.readValue("8080", IntOrString.class)).isEqualTo(new IntOrString.OfInt(8080));
    assertThat(bare.writeValueAsString(IntOrString.of("25%"))).isEqualTo("\"25%\"");
  }
}
