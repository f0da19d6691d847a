package io.fairlead.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.core.v1.Pod;
import io.fairlead.kernel.Json;
import io.fairlead.measure.Allocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes, which do not depend on the machine; times are measured in quality/benchmarks. */
class ResourceCodecCostTest {

  private final ResourceCodec codec = ResourceCodec.create();

  private static byte[] pod() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ResourceCodecCostTest.class.getResourceAsStream("pod.json"))) {
      return in.readAllBytes();
    }
  }

  @Test
  void readingAPodOf5300BytesAllocatesAtMost18Kilobytes() throws IOException {
    byte[] pod = pod();
    assertThat(pod).hasSizeBetween(5_200, 5_400);
    assertThat(Allocation.settled(18_000, 1_000, () -> codec.read(pod, Pod.TYPE)))
        .isLessThanOrEqualTo(18_000);
  }

  @Test
  void aPodInMemoryNeedsAtMost10Kilobytes() throws IOException {
    byte[] pod = pod();
    int count = 5_000;
    Pod[] pods = new Pod[count];
    codec.read(pod, Pod.TYPE);
    long before = used();
    for (int i = 0; i < count; i++) {
      pods[i] = codec.read(pod, Pod.TYPE);
    }
    long each = (used() - before) / count;

    assertThat(pods[count - 1]).isEqualTo(pods[0]);
    assertThat(each).isLessThanOrEqualTo(10_000);
  }

  @Test
  void aListIsNeverInMemoryAsAWhole() throws IOException {
    int count = 5_000;
    codec.readList(new Pods(pod(), count), Pod.TYPE, item -> {}); // classes are loaded once
    InputStream list = new Pods(pod(), count);
    long before = used();
    long[] live = {Long.MAX_VALUE};
    int[] seen = {0};
    ListHead head =
        codec.readList(
            list,
            Pod.TYPE,
            item -> {
              if (++seen[0] % 500 == 0) {
                // what is live is in every sample; what the JVM does meanwhile is only in some
                live[0] = Math.min(live[0], used() - before);
              }
            });

    assertThat(head.items()).isEqualTo(count);
    assertThat(live[0]).isLessThanOrEqualTo(64 << 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"labels: {a: b}", "labels: 3"})
  void anItemOfAYamlListCostsTheSameHoweverManyThereAre(String labels) {
    byte[] few = yamlList(100, labels);
    byte[] many = yamlList(1_000, labels);
    readAll(few, 100); // loads classes
    double bound = 1.5 * Allocation.of(() -> readAll(few, 100)) / 100;
    assertThat(Allocation.settled(1_000 * bound, 1, () -> readAll(many, 1_000)) / 1_000)
        .isLessThanOrEqualTo(bound);
  }

  private static byte[] yamlList(int items, String labels) {
    StringBuilder text = new StringBuilder("apiVersion: v1\nkind: List\nitems:\n");
    for (int i = 0; i < items; i++) {
      text.append("- {apiVersion: v1, kind: Pod, metadata: {name: p, ")
          .append(labels)
          .append("}}\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void readAll(byte[] list, int items) {
    List<Position> places = new ArrayList<>();
    codec.readAll(new ByteArrayInputStream(list), item -> places.add(item.at()));
    assertThat(places).hasSize(items).endsWith(new Position(3 + items, 3));
  }

  @Test
  void whatIsKeptOfAListIsASmallMultipleOfAnItem() throws IOException {
    RecordedStream recorded = new RecordedStream(new Pods(pod(), 5_000), 1 << 20);
    byte[] buffer = new byte[8_000];
    long offset = 0;
    int largest = 0;
    for (int read = recorded.read(buffer, 0, 8_000); read >= 0; ) {
      offset += read;
      recorded.forget(Math.max(0, offset - 5_400)); // an item behind what is read
      largest = Math.max(largest, recorded.capacity());
      read = recorded.read(buffer, 0, 8_000);
    }

    assertThat(offset).isGreaterThan(26_000_000);
    assertThat(largest).isLessThanOrEqualTo(40_000);
  }

  @Test
  void aRawPartDoesNotKeepItsDocumentAlive() throws IOException {
    String large = "{\"metadata\":{\"name\":\"" + "x".repeat(1 << 20) + "\"},\"y\":{\"z\":1}}";
    long before = used();
    Json[] kept = new Json[20];
    for (int i = 0; i < kept.length; i++) {
      kept[i] =
          codec.read(large.getBytes(StandardCharsets.UTF_8), Pod.TYPE).unknownFields().get("y");
    }

    assertThat(used() - before).isLessThan(2 << 20);
    assertThat(kept[19]).isEqualTo(Json.object().put("z", 1).build());
  }

  /** A list of equal pods, made while it is read. */
  private static final class Pods extends InputStream {
    private final byte[] pod;
    private int left;
    private byte[] part = bytes("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[");
    private int at;

    Pods(byte[] pod, int count) {
      this.pod = pod;
      left = 2 * count - 1; // pods and the commas between them
    }

    @Override
    public int read() {
      if (at == part.length) {
        if (left < 0) {
          return -1;
        }
        part = left == 0 ? bytes("]}") : left % 2 == 1 ? pod : bytes(",");
        left--;
        at = 0;
      }
      return part[at++] & 0xFF;
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
