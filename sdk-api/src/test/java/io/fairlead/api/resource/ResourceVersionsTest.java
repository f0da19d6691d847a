package io.fairlead.api.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.api.DynamicResource;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.kernel.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceVersionsTest {

  private static final String CLAIM =
      """
      {"apiVersion":"resource.k8s.io/v1beta1","kind":"ResourceClaim","metadata":{"name":"c"},
       "spec":{"devices":{"requests":[
         {"name":"gpu","deviceClassName":"gpu.nvidia.com","count":2,"future":{"a":1}},
         {"name":"any","firstAvailable":[{"name":"big","deviceClassName":"x"}]}],
         "constraints":[{"matchAttribute":"a/b"}]}},
       "status":{"allocation":{"devices":{"results":[{"request":"gpu"}]}}}}
      """;

  private static final String SLICE =
      """
      {"apiVersion":"resource.k8s.io/v1beta1","kind":"ResourceSlice","spec":{"driver":"d",
       "devices":[{"name":"gpu-0","basic":{"attributes":{"model":{"string":"H100"}},"later":[1]}},
                  {"name":"gpu-1","basic":{}}]}}
      """;

  private static DynamicResource object(String json) throws Exception {
    return new ObjectMapper().readValue(json, DynamicResource.class);
  }

  @Test
  void readsAnOlderClaimAsV1() throws Exception {
    ResourceClaim claim = ResourceVersions.toV1(object(CLAIM), ResourceClaim.TYPE);

    assertThat(claim.apiVersion()).isEqualTo("resource.k8s.io/v1");
    assertThat(claim.spec().devices().requests().get(0).exactly())
        .satisfies(
            exactly -> {
              assertThat(exactly.deviceClassName()).isEqualTo("gpu.nvidia.com");
              assertThat(exactly.count()).isEqualTo(2);
              assertThat(exactly.unknownFields()).containsKey("future");
            });
    assertThat(claim.spec().devices().requests().get(1).exactly()).isNull();
    assertThat(claim.spec().devices().requests().get(1).firstAvailable()).hasSize(1);
    assertThat(claim.status().allocation().devices().results().get(0).request()).isEqualTo("gpu");
  }

  @Test
  void readsOlderDevicesAsV1() throws Exception {
    ResourceSlice slice = ResourceVersions.toV1(object(SLICE), ResourceSlice.TYPE);

    assertThat(slice.spec().devices().get(0).attributes().get("model").string()).isEqualTo("H100");
    assertThat(slice.spec().devices().get(0).unknownFields()).containsKey("later");
    assertThat(slice.spec().devices().get(1).name()).isEqualTo("gpu-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {CLAIM, SLICE})
  void comesBackAsItWas(String json) throws Exception {
    DynamicResource old = object(json);
    DynamicResource v1 = ResourceVersions.to("resource.k8s.io/v1", old);

    assertThat(v1).isNotEqualTo(old);
    assertThat(ResourceVersions.to("resource.k8s.io/v1beta1", v1)).isEqualTo(old);
    assertThat(ResourceVersions.to("resource.k8s.io/v1beta2", v1).unknownFields())
        .isEqualTo(v1.unknownFields());
  }

  @Test
  void aTemplateAndAClassAreConvertedToo() throws Exception {
    String template =
        """
        {"apiVersion":"resource.k8s.io/v1","kind":"ResourceClaimTemplate","spec":{"spec":{"devices":
         {"requests":[{"name":"r","exactly":{"deviceClassName":"c"}}]}}}}
        """;
    DynamicResource flat = ResourceVersions.to("resource.k8s.io/v1beta1", object(template));

    assertThat(flat.unknownFields().get("spec").toString()).doesNotContain("exactly");
    DynamicResource type =
        object("{\"apiVersion\":\"resource.k8s.io/v1\",\"kind\":\"DeviceClass\",\"spec\":{}}");
    assertThat(ResourceVersions.to("resource.k8s.io/v1beta1", type).apiVersion())
        .isEqualTo("resource.k8s.io/v1beta1");
  }

  @Test
  void refusesWhatHasNoSuchVersion() throws Exception {
    DynamicResource rule =
        object("{\"apiVersion\":\"resource.k8s.io/v1alpha3\",\"kind\":\"DeviceTaintRule\"}");

    assertThat(ResourceVersions.to("resource.k8s.io/v1", rule).apiVersion())
        .isEqualTo("resource.k8s.io/v1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResourceVersions.to("resource.k8s.io/v1beta1", rule))
        .withMessage(
            "apiVersion of a DeviceTaintRule must be resource.k8s.io/ and one of [v1, v1alpha3,"
                + " v1beta2], but was \"resource.k8s.io/v1beta1\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResourceVersions.convert(Json.object().put("kind", "Pod").build(), "v1"))
        .withMessageStartingWith("kind must be one of [DeviceClass, ");
  }
}
