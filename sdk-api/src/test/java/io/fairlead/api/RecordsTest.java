package io.fairlead.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.gateway.v1.HTTPRouteMatch;
import io.fairlead.api.gateway.v1.HTTPRouteSpec;
import io.fairlead.api.inference.v1.EndpointPickerRef;
import io.fairlead.api.inference.v1.FailureMode;
import io.fairlead.api.inference.v1.InferencePool;
import io.fairlead.api.inference.v1.PortNumber;
import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.api.resource.v1.ExactDeviceRequest;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordsTest {

  private final InferencePool pool =
      InferencePool.builder("default", "llama")
          .metadata(m -> m.labels(Map.of("team", "chat")))
          .spec(
              s ->
                  s.targetPorts(List.of(PortNumber.builder().number(8000).build()))
                      .endpointPickerRef(e -> e.name("epp").port(p -> p.number(9002))))
          .unknownField("future", Json.Num.of(1))
          .build();

  @Test
  void aBuilderStartsFromWhatIsThereAndChecksNothing() {
    InferencePool changed =
        pool.toBuilder()
            .spec(s -> s.endpointPickerRef(e -> e.failureMode(FailureMode.FAIL_OPEN).name("")))
            .build();

    assertThat(changed.spec().endpointPickerRef().port().number()).isEqualTo(9002);
    assertThat(changed.spec().endpointPickerRef().name()).isEmpty();
    assertThat(changed.metadata()).isEqualTo(pool.metadata());
    assertThat(changed.unknownFields()).isEqualTo(pool.unknownFields());
    assertThat(pool.spec().endpointPickerRef().failureMode()).isNull();
  }

  @Test
  void knowsItsKindAndTheDefaultsOfTheSchema() {
    assertThat(pool.apiVersion()).isEqualTo("inference.networking.k8s.io/v1");
    assertThat(pool.kind()).isEqualTo("InferencePool");
    EndpointPickerRef nothing = EndpointPickerRef.builder().build();
    assertThat(nothing.effectiveGroup()).isEmpty();
    assertThat(nothing.effectiveKind()).isEqualTo("Service");
    assertThat(nothing.effectiveFailureMode()).isEqualTo(FailureMode.FAIL_CLOSE);
    assertThat(HTTPRouteSpec.builder().build().effectiveRules())
        .singleElement()
        .satisfies(
            rule -> assertThat(rule.effectiveMatches()).containsExactlyElementsOf(rule.matches()));
    assertThat(HTTPRouteMatch.builder().build().effectivePath().effectiveValue()).isEqualTo("/");
  }

  @Test
  void anOpenEnumKeepsAValueThatNobodyKnowsYet() {
    assertThat(FailureMode.of("FailOpen")).isSameAs(FailureMode.FAIL_OPEN);
    assertThat(FailureMode.of("FailSometimes").isKnown()).isFalse();
    assertThat(FailureMode.of("FailSometimes").value()).isEqualTo("FailSometimes");
  }

  @Test
  void absentIsNotEmpty() {
    InferencePool absent = InferencePool.builder("n", "p").build();
    InferencePool empty = absent.toBuilder().spec(s -> s.targetPorts(List.of())).build();

    assertThat(Shape.of(InferencePool.class).toJson(absent).members()).doesNotContainKey("spec");
    assertThat(Shape.of(InferencePool.class).toJson(empty).get("spec"))
        .isEqualTo(Json.object().put("targetPorts", Json.Arr.EMPTY).build());
  }

  @Test
  void metadataIsNeverNullAndStaysAbsent() {
    Json.Obj bare = Json.object().put("apiVersion", "v1").put("kind", "Pod").build();
    Json.Obj empty =
        Json.object()
            .put("apiVersion", "v1")
            .put("kind", "Pod")
            .put("metadata", Json.Obj.EMPTY)
            .build();
    Shape<Pod> shape = Shape.of(Pod.class);

    assertThat(shape.fromJson(bare).metadata()).isSameAs(ObjectMeta.ABSENT);
    assertThat(shape.toJson(shape.fromJson(bare))).isEqualTo(bare);
    assertThat(shape.toJson(shape.fromJson(empty))).isEqualTo(empty);
  }

  @Test
  void aBuilderCopiesWhatItsCallerMayChangeLater() {
    List<PortNumber> ports = new ArrayList<>();
    InferencePool copy = pool.toBuilder().spec(s -> s.targetPorts(ports)).build();
    ports.add(PortNumber.builder().number(1).build());

    assertThat(copy.spec().targetPorts()).isEmpty();
  }

  @Test
  void everyKindIsListedOnce() {
    assertThat(ResourceTypes.ALL).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    assertThat(ResourceTypes.find("inference.networking.k8s.io/v1", "InferencePool"))
        .contains(InferencePool.TYPE);
    assertThat(ResourceTypes.find("v1", "Pod")).contains(Pod.TYPE);
    assertThat(ResourceTypes.find("v2", "Pod")).isEmpty();
  }

  @Test
  void aDefaultThatOnlyTheServerKnowsIsNoDefaultOfTheSchema() throws Exception {
    Shape<ExactDeviceRequest> shape = Shape.of(ExactDeviceRequest.class);

    assertThat(ExactDeviceRequest.builder().build().effectiveCount()).isEqualTo(1);
    assertThat(shape.fields().get(shape.indexOf("count")).schemaDefault()).isNull();
    Shape<EndpointPickerRef> picker = Shape.of(EndpointPickerRef.class);
    assertThat(picker.fields().get(picker.indexOf("failureMode")).schemaDefault())
        .isEqualTo(new Json.Str("FailClose"));
  }
}
