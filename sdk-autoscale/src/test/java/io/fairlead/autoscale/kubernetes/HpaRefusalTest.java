package io.fairlead.autoscale.kubernetes;

import static io.fairlead.autoscale.kubernetes.Hpas.external;
import static io.fairlead.autoscale.kubernetes.Hpas.hpa;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API server refuses is refused here too, with the place. */
class HpaRefusalTest {

  private static Stream<Arguments> behaviorsThatTheApiServerRefuses() {
    return Stream.of(
        Arguments.of("stabilizationWindowSeconds", -1, " must be in [0, 3600], but was -1"),
        Arguments.of("stabilizationWindowSeconds", 3601, " must be in [0, 3600], but was 3601"),
        Arguments.of("tolerance", "-0.1", " must be at least 0, but was -0.1"),
        Arguments.of("selectPolicy", "Best", " must be Max, Min or Disabled, but was Best"),
        Arguments.of("policies", List.of(), " must be absent, or one at least"),
        Arguments.of("policies", rule("Pods", 1, 0), ".periodSeconds must be in [1, 1800]"),
        Arguments.of("policies", rule("Pods", 1, 1801), ".periodSeconds must be in [1, 1800]"),
        Arguments.of("policies", rule("Pods", 0, 15), ".value must be greater than 0"),
        Arguments.of("policies", rule("Half", 1, 15), ".type must be Pods or Percent"));
  }

  private static List<Map<String, Object>> rule(String type, int value, int period) {
    return List.of(Map.of("type", type, "value", value, "periodSeconds", period));
  }

  @ParameterizedTest
  @MethodSource("behaviorsThatTheApiServerRefuses")
  void refusesABehaviorThatTheApiServerWouldRefuse(String member, Object value, String message) {
    for (String direction : List.of("scaleUp", "scaleDown")) {
      Map<String, ?> behavior = Map.of(direction, Map.of(member, value));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> HpaPolicy.of(hpa(Map.of("behavior", behavior))))
          .withMessageStartingWith("spec.behavior." + direction + "." + member + message);
    }
  }

  private static Stream<Arguments> metricsThatTheApiServerRefuses() {
    Map<String, Object> name = Map.of("name", "m");
    Map<String, Object> average = Map.of("type", "AverageValue", "averageValue", "5");
    Map<String, Object> both = Map.of("type", "Value", "averageValue", "5", "value", "5");
    Map<String, Object> twice =
        Map.of("type", "Utilization", "averageValue", "5", "averageUtilization", 50);
    Map<String, Object> odd = Map.of("type", "Median", "averageValue", "5");
    return Stream.of(
        Arguments.of(
            source("External", "metric", name, "target", both),
            ".external.target must be a value or an averageValue, but was both"),
        Arguments.of(
            source("Resource", "name", "cpu", "target", twice),
            ".resource.target must be an averageUtilization or an averageValue, but was both"),
        Arguments.of(
            source("ContainerResource", "name", "cpu", "container", "c", "target", twice),
            ".containerResource.target must be an averageUtilization or an averageValue, but was"),
        Arguments.of(
            source("ContainerResource", "name", "cpu", "container", "C_1", "target", average),
            ".containerResource.container must be a DNS label, but was C_1"),
        Arguments.of(
            source("ContainerResource", "name", "cpu", "container", "", "target", average),
            ".containerResource.container must be there, but was absent"),
        Arguments.of(
            source("Pods", "metric", name, "target", odd),
            ".pods.target.type must be Utilization, Value or AverageValue, but was Median"),
        Arguments.of(
            source("Pods", "metric", name, "target", Map.of("averageValue", "5")),
            ".pods.target.type must be there, but was absent"),
        Arguments.of(
            source("Pods", "metric", Map.of("name", "a/b"), "target", average),
            ".pods.metric.name must be neither '.' nor '..' and without '/' and '%', but was a/b"),
        Arguments.of(
            source("Object", "metric", name, "target", average, "describedObject", name),
            ".object.describedObject.kind must be there, but was absent"),
        Arguments.of(
            Map.of("type", "Pods", "pods", Map.of(), "object", Map.of()),
            " must be without a source of another type than Pods, but was Object"));
  }

  private static Map<String, Object> source(String type, Object... members) {
    Map<String, Object> source = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      source.put((String) members[i], members[i + 1]);
    }
    String name = Character.toLowerCase(type.charAt(0)) + type.substring(1);
    return Map.of("type", type, name, source);
  }

  @ParameterizedTest
  @MethodSource("metricsThatTheApiServerRefuses")
  void refusesAMetricThatTheApiServerWouldRefuse(Map<String, ?> metric, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HpaPolicy.of(hpa(Map.of("metrics", List.of(metric)))))
        .withMessageStartingWith("spec.metrics[0]" + message);
  }

  @Test
  void refusesWhatTheApiServerWouldRefuse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HpaPolicy.of(hpa(Map.of("maxReplicas", 0))))
        .withMessage("spec.maxReplicas must be at least 1, but was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HpaPolicy.of(hpa(Map.of("metrics", List.of(Map.of("type", "Custom"))))))
        .withMessage(
            "spec.metrics[0].type must be Resource, ContainerResource, Pods, Object or External,"
                + " but was Custom");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> HpaPolicy.of(hpa(Map.of("metrics", List.of(external("m", "Value", "0"))))))
        .withMessageContaining("greater than 0");
  }
}
