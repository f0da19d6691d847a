package io.fairlead.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.inference.v1.InferencePool;
import io.fairlead.api.inference.v1.PortNumber;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapeTest {

  private final Shape<InferencePool> shape = Shape.of(InferencePool.class);

  @Test
  void keepsUnknownFieldsAtTheirLevelAndInOrder() {
    Json.Obj json =
        Json.object()
            .put("apiVersion", "inference.networking.k8s.io/v1")
            .put("kind", "InferencePool")
            .put("spec", Json.object().put("zeta", 1).put("alpha", new Json.Num("1.10")).build())
            .put("later", Json.Null.NULL)
            .put("earlier", Json.Arr.EMPTY)
            .build();

    InferencePool pool = shape.fromJson(json);

    assertThat(pool.unknownFields().keySet()).containsExactly("later", "earlier");
    assertThat(pool.spec().unknownFields().keySet()).containsExactly("zeta", "alpha");
    assertThat(shape.toJson(pool)).isEqualTo(json);
    assertThat(((Json.Num) pool.spec().unknownFields().get("alpha")).text()).isEqualTo("1.10");
  }

  @Test
  void anExplicitNullOfAKnownFieldReadsAsAbsent() {
    InferencePool pool = shape.fromJson(Json.object().put("spec", Json.Null.NULL).build());

    assertThat(pool.spec()).isNull();
    assertThat(pool.unknownFields()).isEmpty();
  }

  @Test
  void pointsAtAValueOfTheWrongType() {
    Json.Obj json =
        Json.object()
            .put(
                "spec",
                Json.object()
                    .put(
                        "targetPorts",
                        new Json.Arr(List.of(Json.object().put("number", "eighty").build())))
                    .build())
            .build();

    assertThatThrownBy(() -> shape.fromJson(json))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage(
            "/spec/targetPorts/0/number: the value must be a whole number of 32 bits, but was the"
                + " text \"eighty\"");
  }

  @Test
  void refusesNumbersThatDoNotFit() {
    Shape<PortNumber> port = Shape.of(PortNumber.class);
    for (String number : List.of("2147483648", "1.0", "1e3", "99999999999999999999")) {
      assertThatThrownBy(
              () -> port.fromJson(Json.object().put("number", new Json.Num(number)).build()))
          .isInstanceOf(ShapeMismatchException.class)
          .hasMessageContaining("whole number of 32 bits, but was " + number);
    }
  }

  @Test
  void escapesPointers() {
    Json.Obj json =
        Json.object()
            .put(
                "metadata",
                Json.object().put("labels", Json.object().put("a/b~c", 1).build()).build())
            .build();

    assertThatThrownBy(() -> shape.fromJson(json))
        .hasMessageStartingWith("/metadata/labels/a~1b~0c: ");
  }

  @Test
  void fieldsWithReservedNamesAreFoundByTheirJsonName() {
    Shape<DeviceAttribute> attribute = Shape.of(DeviceAttribute.class);

    assertThat(attribute.fromJson(Json.object().put("int", 7).build()).intValue()).isEqualTo(7L);
    assertThat(attribute.indexOf("intValue")).isEqualTo(-1);
  }

  @Test
  void everyRecordHasAShapeAndAnInstanceWithoutAnythingIsEmptyJson() {
    List<Class<?>> seen = new ArrayList<>();
    for (ResourceType<?> type : ResourceTypes.ALL) {
      visit(Shape.of(type.javaType().asSubclass(Record.class)), seen);
    }
    assertThat(seen).hasSizeGreaterThan(200);
  }

  private static <R extends Record> void visit(Shape<R> shape, List<Class<?>> seen) {
    if (seen.contains(shape.javaType())) {
      return;
    }
    seen.add(shape.javaType());
    R nothing = shape.fromJson(Json.Obj.EMPTY);
    Map<String, Json> members = new LinkedHashMap<>(shape.toJson(nothing).members());
    if (nothing instanceof Resource) {
      members.remove("apiVersion");
      members.remove("kind");
    }
    assertThat(members).as(shape.javaType().getName()).isEmpty();
    for (Shape.Field field : shape.fields()) {
      ValueType type = field.type();
      while (type instanceof ValueType.ListOf || type instanceof ValueType.MapOf) {
        type =
            type instanceof ValueType.ListOf list
                ? list.items()
                : ((ValueType.MapOf) type).values();
      }
      if (type instanceof ValueType.Nested nested) {
        visit(nested.shape(), seen);
      }
    }
  }

  /** A user's own record works as well. */
  public record Own(String name, Map<String, Json> unknownFields) {}

  @Test
  void refusesARecordWithoutRoomForUnknownFields() {
    assertThat(Shape.of(Own.class).fromJson(Json.object().put("name", "x").build()).name())
        .isEqualTo("x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shape.of(ResourceType.class))
        .withMessage(
            "last component of io.fairlead.api.ResourceType must be Map<String, Json>"
                + " unknownFields");
  }

  @Test
  void quantitiesKeepTextAndKind() {
    Json.Obj resources =
        Json.object()
            .put("cpu", new Json.Num("1.50"))
            .put("memory", "1.5Gi")
            .put("nvidia.com/gpu", "lots")
            .build();
    Json.Obj json =
        Json.object()
            .put("apiVersion", "v1")
            .put("kind", "Pod")
            .put("spec", Json.object().put("overhead", resources).build())
            .build();
    Pod pod = Shape.of(Pod.class).fromJson(json);

    assertThat(pod.spec().overhead().get("cpu").milliValue()).isEqualTo(1500);
    assertThat(pod.spec().overhead().get("nvidia.com/gpu").isValid()).isFalse();
    assertThat(Shape.of(Pod.class).toJson(pod)).isEqualTo(json);
  }
}
