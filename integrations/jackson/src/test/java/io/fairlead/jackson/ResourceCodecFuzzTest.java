package io.fairlead.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.Resource;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.inference.v1.InferencePool;
import io.fairlead.fuzz.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Any input is an object, or is refused with the exceptions that the codec documents. */
class ResourceCodecFuzzTest {

  private static final ResourceCodec CODEC =
      ResourceCodec.create(l -> l.bytes(1 << 20).depth(60).values(20_000));

  private static final String POOL =
      "{\"apiVersion\":\"inference.networking.k8s.io/v1\",\"kind\":\"InferencePool\",\"metadata\":"
          + "{\"name\":\"p\"},\"spec\":{\"targetPorts\":[{\"number\":8000,\"x\":[1.10,{}]}]}}";

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
        .run(
            60_000,
            input -> {
              try {
                CODEC.readAll(
                    new ByteArrayInputStream(input),
                    item -> {
                      if (item instanceof Item.Read<? extends Resource> read) {
                        assertThat(CODEC.write(read.resource())).isNotEmpty();
                      }
                    });
              } catch (JsonTextException refused) {
                assertThat(refused.getMessage()).isNotBlank();
              }
            });
  }
}
