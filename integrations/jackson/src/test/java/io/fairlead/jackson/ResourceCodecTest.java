package io.fairlead.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.fairlead.api.DynamicResource;
import io.fairlead.api.Resource;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.inference.v1.FailureMode;
import io.fairlead.api.inference.v1.InferencePool;
import io.fairlead.api.resource.v1.OpaqueDeviceConfiguration;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.kernel.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceCodecTest {

  private static final String POOL =
      """
      {"apiVersion":"inference.networking.k8s.io/v1","kind":"InferencePool",
       "metadata":{"name":"llama","namespace":"default","later":[1.10,1e3]},
       "spec":{"targetPorts":[{"number":8000,"weight":12345678901234567890}],
               "endpointPickerRef":{"name":"epp","failureMode":"FailSometimes","x":{"y":[ null ]}}},
       "zeta":{"b":1,"a":2},"alpha":"\\ud83d\\ude00"}
      """;

  private final ResourceCodec codec = ResourceCodec.create();
  private final JsonText text = JsonText.create();

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private InferencePool pool(String jsonOrYaml) {
    return codec.read(utf8(jsonOrYaml), InferencePool.TYPE);
  }

  @Test
  void readsAndWritesWithoutLoss() {
    InferencePool pool = pool(POOL);

    assertThat(pool.spec().endpointPickerRef().failureMode().isKnown()).isFalse();
    assertThat(pool.unknownFields().keySet()).containsExactly("zeta", "alpha");
    assertThat(text.read(codec.write(pool)).root()).isEqualTo(text.read(utf8(POOL)).root());
    assertThat(new String(codec.write(pool), UTF_8))
        .isEqualTo(
            "{\"apiVersion\":\"inference.networking.k8s.io/v1\",\"kind\":\"InferencePool\","
                + "\"metadata\":{\"name\":\"llama\",\"namespace\":\"default\",\"later\":[1.10,1e3]},"
                + "\"spec\":{\"endpointPickerRef\":{\"failureMode\":\"FailSometimes\",\"name\":"
                + "\"epp\",\"x\":{\"y\":[null]}},\"targetPorts\":[{\"number\":8000,\"weight\":"
                + "12345678901234567890}]},\"zeta\":{\"b\":1,\"a\":2},\"alpha\":\"\uD83D\uDE00\"}");
  }

  @Test
  void aRawValueIsParsedOnFirstUseAndEqualToAParsedOne() {
    InferencePool pool = pool(POOL);
    Json.Obj zeta = (Json.Obj) pool.unknownFields().get("zeta");

    assertThat(zeta).isEqualTo(Json.object().put("b", 1).put("a", 2).build());
    assertThat(zeta.members().keySet()).containsExactly("b", "a");
    assertThat(pool).isEqualTo(pool(POOL)).hasSameHashCodeAs(pool(POOL));
    assertThat(codec.write(pool)).isEqualTo(codec.write(pool(POOL)));
  }

  @Test
  void readsYamlAsTheSameObject() {
    String yaml = text.writeYaml(text.read(utf8(POOL)).root());

    assertThat(pool(yaml)).isEqualTo(pool(POOL));
    assertThat(pool(codec.writeYaml(pool(POOL)))).isEqualTo(pool(POOL));
  }

  @Test
  void anExplicitNullReadsAsAbsentAndABuilderKeepsTheRest() {
    InferencePool pool = pool(POOL.replace("\"failureMode\":\"FailSometimes\"", "\"group\":null"));
    InferencePool changed =
        pool.toBuilder()
            .spec(s -> s.endpointPickerRef(e -> e.failureMode(FailureMode.FAIL_OPEN)))
            .build();

    assertThat(pool.spec().endpointPickerRef().group()).isNull();
    assertThat(new String(codec.write(changed), UTF_8))
        .contains("\"endpointPickerRef\":{\"failureMode\":\"FailOpen\",\"name\":\"epp\",\"x\":");
  }

  @Test
  void collectsEveryValueOfTheWrongTypeWithItsPlace() {
    String bad =
        """
        {"kind":"InferencePool",
         "spec":{"targetPorts":[{"number":"8000"},{"number":3000000000}],
          "selector":{"matchLabels":{"gpu":true}}, "appProtocol":[1]}}
        """;

    assertThatThrownBy(() -> pool(bad))
        .isInstanceOf(ResourceReadException.class)
        .hasMessage(
            "line 2, column 35: /spec/targetPorts/0/number: the value must be a whole number of 32"
                + " bits, but was the text \"8000\" (leave the quotes away); and 3 more")
        .asInstanceOf(type(ResourceReadException.class))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .extracting(ReadProblem::pointer)
                    .containsExactly(
                        "/spec/targetPorts/0/number",
                        "/spec/targetPorts/1/number",
                        "/spec/selector/matchLabels/gpu",
                        "/spec/appProtocol"));
  }

  @Test
  void placesProblemsInYamlToo() {
    String yaml =
        """
        kind: InferencePool
        spec:
          selector:
            matchLabels:
              gpu: yes
        """;

    assertThatThrownBy(() -> pool(yaml))
        .hasMessage(
            "line 5, column 7: /spec/selector/matchLabels/gpu: the value must be a text, but was"
                + " true (put it in quotes)");
  }

  @Test
  void refusesAnotherKind() {
    assertThatThrownBy(() -> codec.read(utf8(POOL), Pod.TYPE))
        .isInstanceOf(ResourceReadException.class)
        .hasMessageContaining(
            "the apiVersion must be v1, but was \"inference.networking.k8s.io/v1\"")
        .hasMessageContaining("it was read as v1 Pod");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"Pod\",\"kind\":\"Pod\"}",
        "{\"kind\":\"Pod\",\"x\":1,\"x\":1}",
        "{\"kind\":\"Pod\",\"x\":{\"deep\":[{\"a\":1,\"a\":1}]}}",
        "{\"metadata\":{\"labels\":{\"a\":\"1\",\"a\":\"2\"}}}",
        "{\"spec\":null,\"spec\":null}"
      })
  void refusesNamesThatRepeat(String json) {
    assertThatThrownBy(() -> codec.read(utf8(json), Pod.TYPE))
        .isInstanceOf(JsonTextException.class)
        .hasMessageContaining("is there twice in one object");
  }

  @Test
  void readsYamlThatLooksLikeJson() {
    Pod pod =
        codec.read("{kind: Pod, apiVersion: v1, metadata: {name: a}}".getBytes(UTF_8), Pod.TYPE);
    assertThat(pod.metadata().name()).isEqualTo("a");
    List<String> names = new ArrayList<>();
    codec.readAll(
        new ByteArrayInputStream(
            ("{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\"}}\n---\n# none\n---\n"
                    + "{kind: Pod, apiVersion: v1, metadata: {name: b}}")
                .getBytes(UTF_8)),
        item -> names.add(((Item.Read<? extends Resource>) item).resource().metadata().name()));
    assertThat(names).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"metadata\":{\"labels\":{\"a\":null,\"a\":\"b\"}}}",
        "{\"metadata\":{\"name\":null,\"name\":\"b\"}}",
        "{\"x\":{\"a\":null,\"a\":null}}",
        "{\"x\":[{\"y\":{\"a\":1,\"b\":2,\"a\":3}}]}"
      })
  void refusesNamesThatAreThereTwiceWhereverTheyAre(String json) {
    assertThatThrownBy(() -> codec.read(json.getBytes(UTF_8), Pod.TYPE))
        .isInstanceOf(JsonTextException.class)
        .hasMessageContaining("is there twice in one object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"spec\":", "{\"a\":1}}", "{} {}", "3", "{\"a\":'b}"})
  void refusesWhatIsNoSingleObject(String input) {
    assertThatThrownBy(() -> codec.read(utf8(input), Pod.TYPE))
        .isInstanceOf(JsonTextException.class);
  }

  @Test
  void refusesWhatIsNotUtf8AndWhatIsTooDeep() {
    assertThatThrownBy(() -> codec.read("{\"a\":1}".getBytes(StandardCharsets.UTF_16BE), Pod.TYPE))
        .isInstanceOf(JsonTextException.class);
    byte[] broken = utf8("{\"metadata\":{\"name\":\"?\"}}");
    broken[21] = (byte) 0xC3;
    assertThatThrownBy(() -> codec.read(broken, Pod.TYPE)).isInstanceOf(JsonTextException.class);
    String deep = "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertThatThrownBy(() -> codec.read(utf8(deep), Pod.TYPE))
        .isInstanceOf(JsonTextException.class)
        .extracting(e -> ((JsonTextException) e).code())
        .isEqualTo("json.over-limit");
    ResourceCodec small = ResourceCodec.create(l -> l.bytes(100));
    assertThatThrownBy(() -> small.read(utf8(POOL), InferencePool.TYPE))
        .hasMessageContaining("at most 100 bytes");
    assertThatThrownBy(() -> small.read(new ByteArrayInputStream(utf8(POOL)), InferencePool.TYPE))
        .hasMessageContaining("at most 100 bytes");
  }

  @Test
  void keepsOpaqueParametersExactly() {
    String parameters = "{\"apiVersion\":\"x/v1\",\"big\":9007199254740993,\"r\":1.10,\"n\":null}";
    String claim =
        "{\"apiVersion\":\"resource.k8s.io/v1\",\"kind\":\"ResourceClaim\",\"spec\":{\"devices\":"
            + "{\"config\":[{\"opaque\":{\"driver\":\"gpu\",\"parameters\":"
            + parameters
            + "}}]}}}";
    ResourceClaim read = codec.read(utf8(claim), ResourceClaim.TYPE);
    OpaqueDeviceConfiguration opaque = read.spec().devices().config().get(0).opaque();

    assertThat(new String(codec.write(read), UTF_8)).contains(parameters);
    assertThat(text.write(opaque.parameters())).isEqualTo(utf8(parameters));
  }

  @Test
  void halfASurrogatePairSurvivesAsAnEscape() {
    InferencePool pool =
        pool("{\"metadata\":{\"name\":\"\\ud800\"},\"x\":[\"\\udc00\",{\"y\":\"\\ud801\"}]}");

    assertThat(pool(new String(codec.write(pool), UTF_8))).isEqualTo(pool);
    assertThat(new String(codec.write(pool), UTF_8)).containsIgnoringCase("\"name\":\"\\ud800\"");
  }

  @Test
  void anApplyCarriesWhatWasSetAndNothingOfTheServer() {
    Pod pod =
        codec.read(
            utf8(
                """
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","uid":"u","labels":{},
                 "resourceVersion":"1","generation":2,"creationTimestamp":"2026-11-23T09:00:00Z",
                 "managedFields":[]},"spec":{"containers":[],"hostNetwork":true},"status":{}}
                """),
            Pod.TYPE);

    assertThat(new String(codec.writeApply(pod), UTF_8))
        .isEqualTo(
            "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"labels\":{},\"name\":\"p\"},"
                + "\"spec\":{\"containers\":[],\"hostNetwork\":true}}");
  }

  @Test
  void readsEverythingInAFile() {
    String file =
        """
        # comment
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        ---
        apiVersion: v1
        kind: List
        items:
        - {apiVersion: v1, kind: Pod, metadata: {name: b}}
        - {apiVersion: example.org/v1, kind: Widget, metadata: {name: c}, spec: {size: 3}}
        - {apiVersion: v1, kind: Pod, spec: {nodeName: [1]}}
        ---
        apiVersion: v1
        kind: PodList
        items:
        - metadata: {name: d}
        """;
    List<Item<? extends Resource>> items = new ArrayList<>();
    codec.readAll(new ByteArrayInputStream(utf8(file)), items::add);

    assertThat(items).hasSize(5);
    assertThat(items).extracting(i -> i.at().line()).containsExactly(2, 9, 10, 11, 16);
    assertThat(((Item.Read<?>) items.get(0)).resource()).isInstanceOf(Pod.class);
    assertThat(((Item.Read<?>) items.get(2)).resource())
        .isInstanceOf(DynamicResource.class)
        .extracting(r -> ((Resource) r).unknownFields().get("spec"))
        .isEqualTo(Json.object().put("size", 3).build());
    assertThat(((Item.Unreadable<?>) items.get(3)).problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.pointer()).isEqualTo("/spec/nodeName");
              assertThat(p.line()).isEqualTo(11);
            });
    assertThat(((Item.Unreadable<?>) items.get(3)).raw().text("kind")).isEqualTo("Pod");
    assertThat(((Item.Read<?>) items.get(4)).resource())
        .isInstanceOf(Pod.class)
        .extracting(r -> ((Resource) r).metadata().name())
        .isEqualTo("d");
  }

  @Test
  void readsJsonValuesOneAfterTheOther() {
    String stream =
        "{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}\n{\"kind\":\"X\",\"apiVersion\":\"y/v1\"}{}";
    List<Item<? extends Resource>> items = new ArrayList<>();
    codec.readAll(new ByteArrayInputStream(utf8(stream)), items::add);

    assertThat(items)
        .extracting(i -> ((Item.Read<?>) i).resource().getClass().getSimpleName())
        .containsExactly("Pod", "DynamicResource", "DynamicResource");
    assertThat(codec.write((Resource) ((Item.Read<?>) items.get(2)).resource()))
        .isEqualTo(utf8("{\"apiVersion\":\"\",\"kind\":\"\"}"));
  }

  @Test
  void aListGivesItsItemsOneByOneAndSurvivesABadOne() {
    String list =
        """
        {"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"7","continue":"next"},
         "items":[
          {"metadata":{"name":"a","x":{ "y" : 1 }}},
          {"spec":{"containers":{}}},
          {"kind":"Node","apiVersion":"v1"},
          {"metadata":{"name":"b"}}],
         "extra":[1]}
        """;
    List<Item<Pod>> items = new ArrayList<>();
    ListHead head = codec.readList(new ByteArrayInputStream(utf8(list)), Pod.TYPE, items::add);

    assertThat(head.kind()).isEqualTo("PodList");
    assertThat(head.metadata().continueValue()).isEqualTo("next");
    assertThat(head.items()).isEqualTo(4);
    assertThat(head.unknownFields()).containsOnlyKeys("extra");
    assertThat(items).extracting(i -> i.at().line()).containsExactly(3, 4, 5, 6);
    assertThat(((Item.Read<Pod>) items.get(0)).resource().metadata().unknownFields().get("x"))
        .isEqualTo(Json.object().put("y", 1).build());
    assertThat(((Item.Unreadable<Pod>) items.get(1)).problems().get(0).toString())
        .isEqualTo(
            "line 4, column 25: /items/1/spec/containers: the value must be a list, but was an"
                + " object (in YAML, items begin with a dash)");
    assertThat(((Item.Unreadable<Pod>) items.get(2)).problems().get(0).message())
        .isEqualTo("the kind must be Pod, but was \"Node\"");
    assertThat(((Item.Read<Pod>) items.get(3)).resource().metadata().name()).isEqualTo("b");
  }

  @Test
  void refusesAListOfSomethingElse() {
    assertThatThrownBy(
            () ->
                codec.readList(
                    new ByteArrayInputStream(utf8("{\"kind\":\"NodeList\",\"items\":[]}")),
                    Pod.TYPE,
                    i -> {}))
        .hasMessageContaining("the kind must be PodList, but was \"NodeList\"");
  }

  @Test
  void readsAListInYamlToo() {
    List<Item<Pod>> items = new ArrayList<>();
    codec.readList(
        new ByteArrayInputStream(utf8("kind: List\nitems:\n- metadata: {name: a}\n")),
        Pod.TYPE,
        items::add);

    assertThat(items).singleElement().isInstanceOf(Item.Read.class);
  }
}
