package io.fairlead.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceVersionsTest {

  private static List<String> texts(String object) {
    return Validator.create().validate(Samples.read(object)).stream()
        .map(Violation::toString)
        .toList();
  }

  @Test
  void requestsOfV1beta1AreReportedWithThePathsOfV1() {
    assertThat(
            texts(
                """
                apiVersion: resource.k8s.io/v1beta1
                kind: ResourceClaim
                metadata: {name: c}
                spec:
                  devices:
                    requests:
                      - name: gpu
                        deviceClassName: A
                        selectors:
                          - cel: {expression: "device.foo"}
                """))
        .hasSize(2)
        .anyMatch(text -> text.startsWith("spec.devices.requests[0].exactly.deviceClassName: "))
        .anyMatch(
            text ->
                text.contains("selectors[0].cel.expression: Invalid value: \"device.foo\"")
                    || text.contains("undefined field 'foo'"));
  }

  @Test
  void devicesOfV1beta1LieOneLevelDeeper() {
    assertThat(
            texts(
                """
                apiVersion: resource.k8s.io/v1beta1
                kind: ResourceSlice
                metadata: {name: s}
                spec:
                  driver: gpu.example.com
                  nodeName: n1
                  pool: {name: n1, resourceSliceCount: 1, generation: 1}
                  devices:
                    - name: d
                      basic:
                        attributes:
                          model: {version: "1.2"}
                """))
        .containsExactly(
            "spec.devices[0].attributes[model].version: Invalid value: \"1.2\": must be a string"
                + " compatible with semver.org spec 2.0.0");
  }
}
