package io.fairlead.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.inference.v1.EndpointPickerRef;
import io.fairlead.api.inference.v1.FailureMode;
import io.fairlead.api.inference.v1.InferencePool;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.kernel.IntOrString;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The third level: a Jackson mapper that knows nothing of us keeps every field and integer. */
class BareMapperTest {

  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void keepsUnknownFields() throws Exception {
    String json = "{\"name\":\"epp\",\"failureMode\":\"FailOpen\",\"futureField\":42}";
    EndpointPickerRef ref = mapper.readValue(json, EndpointPickerRef.class);

    assertThat(ref.failureMode()).isSameAs(FailureMode.FAIL_OPEN);
    assertThat(ref.unknownFields()).isEqualTo(Map.of("futureField", Json.of(42)));
    assertThat(mapper.readTree(mapper.writeValueAsString(ref))).isEqualTo(mapper.readTree(json));
  }

  @Test
  void keepsAWholeObject() throws Exception {
    String json =
        """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","labels":{"a":"b"},"x":[null]},
         "spec":{"containers":[{"name":"c","resources":{"limits":{"cpu":1,"memory":"1.5Gi"}},
           "volumeMounts":[{"name":"v"}]}],"terminationGracePeriodSeconds":30,
           "big":123456789012345678901234567890},
         "status":{"startTime":"2026-11-23T09:00:00+02:00","phase":"Melting"}}
        """;
    Pod pod = mapper.readValue(json, Pod.class);

    assertThat(pod.status().phase().isKnown()).isFalse();
    assertThat(mapper.readTree(mapper.writeValueAsString(pod))).isEqualTo(mapper.readTree(json));
  }

  @Test
  void valuesOfTheKernelReadAndWriteThemselves() throws Exception {
    assertThat(mapper.readValue("8080", IntOrString.class)).isEqualTo(new IntOrString.OfInt(8080));
    assertThat(mapper.writeValueAsString(IntOrString.of("25%"))).isEqualTo("\"25%\"");
    assertThat(mapper.readValue("{\"int\":3}", DeviceAttribute.class).intValue()).isEqualTo(3L);
  }

  @Test
  void aNamingStrategyTouchesNoField() throws Exception {
    JsonMapper snake =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    InferencePool pool =
        InferencePool.builder("n", "p").spec(s -> s.endpointPickerRef(e -> e.name("x"))).build();

    assertThat(snake.writeValueAsString(pool)).contains("\"endpointPickerRef\"");
    assertThat(snake.readValue(snake.writeValueAsString(pool), InferencePool.class))
        .isEqualTo(pool);
  }
}
