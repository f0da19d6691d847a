package io.fairlead.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.Resource;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.inference.v1.InferencePool;
import io.fairlead.fuzz.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Any input is an object, or is refused with the exceptions that the codec documents. */
class ResourceCodecFuzzTest {

  private static final ResourceCodec CODEC =
      ResourceCodec.create(l -> l.bytes(1 << 20).depth(60).values(20_000));

  private static final String POOL =
      "{\"apiVersion\":\"inference.networking.k8s.io/v1\",\"kind\":\"InferencePool\",\"metadata\":"
          + "{\"name\":\"p\"},\"spec\":{\"targetPorts\":[{\"number\":8000,\"x\":[1.10,{}]}]}}";

  private static final String YAML_POOL =
      """
      # a pool
      apiVersion: inference.networking.k8s.io/v1
      kind: InferencePool
      metadata: &m
        name: p
        annotations: {a: 'it''s', "b": "x\\ty\\u00e9"}
        labels: &l
          app: vllm
      spec:
        selector:
          matchLabels: {<<: *l, tier: "1"}
        targetPorts:
        - number: 0x1F90
        - {number: 8_001, later: [1.10, ~, yes]}
        note: |
          line

            indented
        folded: >-
          one
          two
      status: {parents: []}
      """;

  private static byte[] pod() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ResourceCodecFuzzTest.class.getResourceAsStream("pod.json"))) {
      return in.readAllBytes();
    }
  }

  private static Fuzz fuzz(long seed) {
    return Fuzz.seeded(seed)
        .tokens(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "\"kind\":",
            "\"spec\":",
            "\"items\":[",
            "1e999",
            "\"\\ud800\"",
            "\"metadata\":{",
            "---\n",
            "- ",
            "&a",
            "*a",
            "\t",
            "99999999999",
            "{}");
  }

  @Test
  void readingAndWritingOneObject() throws IOException {
    fuzz(21)
        .corpus(POOL)
        .corpus(pod())
        .run(
            60_000,
            input -> {
              try {
                InferencePool pool = CODEC.read(input, InferencePool.TYPE);
                byte[] written = CODEC.write(pool);
                assertThat(CODEC.read(written, InferencePool.TYPE)).isEqualTo(pool);
                assertThat(CODEC.write(CODEC.read(written, InferencePool.TYPE))).isEqualTo(written);
              } catch (JsonTextException | ResourceReadException refused) {
                assertThat(refused.getMessage()).isNotBlank();
              }
            });
  }

  /** What YAML says is what its JSON says, and writing it as YAML says it again. */
  @Test
  void readingOneObjectFromYaml() throws IOException {
    JsonText text = JsonText.create(l -> l.bytes(1 << 20).depth(60).values(20_000));
    fuzz(24)
        .tokens(
            "? ", ": ", "\n", "\n  ", "|-\n", ">+\n", "|2", "<<: ", "*b", "&b ", "!!str ", "!!int ")
        .tokens(
            "!!binary ",
            "!t ",
            "'",
            "''",
            "\"",
            "\\x41",
            "\\\n",
            " #",
            "%TAG ! x\n",
            "...\n",
            "\r\n")
        .tokens(
            "yes", "~", "0o7", "0x_1", "1_0.5", ".inf", "-.5", "1e400", "0b1", "2026-01-01", "1:30")
        .corpus(YAML_POOL)
        .corpus(CODEC.writeYaml(CODEC.read(pod(), Pod.TYPE)))
        .corpus(
            "{kind: InferencePool, 'metadata': {name: a, labels: {1.50: x, yes: \"y\"}}, x: [b: 1]}")
        .run(
            30_000,
            input -> {
              try {
                InferencePool pool = CODEC.read(input, InferencePool.TYPE);
                byte[] json = text.write(text.read(input).root());
                assertThat(CODEC.read(json, InferencePool.TYPE)).isEqualTo(pool);
                byte[] yaml = CODEC.writeYaml(pool).getBytes(StandardCharsets.UTF_8);
                assertThat(CODEC.read(yaml, InferencePool.TYPE)).isEqualTo(pool);
              } catch (JsonTextException | ResourceReadException refused) {
                assertThat(refused.getMessage()).isNotBlank();
              }
            });
  }

  @Test
  void readingLists() throws IOException {
    fuzz(22)
        .corpus("{\"kind\":\"PodList\",\"items\":[{\"spec\":{}},{\"x\":[{\"y\":1}]}],\"z\":1}")
        .corpus("kind: PodList\nitems:\n- metadata: {name: a}\n- spec: {nodeName: n}\n")
        .run(
            60_000,
            input -> {
              try {
                CODEC.readList(
                    new ByteArrayInputStream(input),
                    Pod.TYPE,
                    item -> {
                      if (item instanceof Item.Read<Pod> read) {
                        assertThat(CODEC.read(CODEC.write(read.resource()), Pod.TYPE))
                            .isEqualTo(read.resource());
                      } else if (item instanceof Item.Unreadable<Pod> bad) {
                        assertThat(bad.problems()).isNotEmpty();
                        assertThat(bad.raw().members().size()).isNotNegative();
                      }
                    });
              } catch (JsonTextException | ResourceReadException refused) {
                assertThat(refused.getMessage()).isNotBlank();
              }
            });
  }

  @Test
  void readingFiles() throws IOException {
    fuzz(23)
        .corpus(POOL + POOL, "apiVersion: v1\nkind: Pod\n---\nkind: List\nitems: [{kind: Pod}]\n")
        .corpus(POOL + "\n---\n" + POOL, YAML_POOL + "---\n# none\n---\n" + YAML_POOL)
        .run(
            60_000,
            input -> {
              try {
                CODEC.readAll(
                    new ByteArrayInputStream(input),
                    item -> {
                      if (item instanceof Item.Read<? extends Resource> read) {
                        assertThat(CODEC.write(read.resource())).isNotEmpty();
                        assertThat(CODEC.writeYaml(read.resource())).isNotEmpty();
                      }
                    });
              } catch (JsonTextException refused) {
                assertThat(refused.getMessage()).isNotBlank();
              }
            });
  }
}
