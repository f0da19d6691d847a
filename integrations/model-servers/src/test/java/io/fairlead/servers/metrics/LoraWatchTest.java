package io.fairlead.servers.metrics;

import static io.fairlead.servers.metrics.PageFixture.PAGE;
import static io.fairlead.servers.metrics.PageFixture.read;
import static io.fairlead.servers.metrics.PageFixture.reader;
import static io.fairlead.servers.metrics.ServerMetric.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.routing.LoraAdapters;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The LoRA adapters that a page tells of. */
class LoraWatchTest {

  private final MetricsReader reader = reader(EngineMetrics.vllm());

  @Test
  void theNewestAdapterSeriesCounts() {
    read(reader, PAGE);
    assertThat(reader.lora()).isEqualTo(new LoraAdapters(Set.of("a", "b"), Set.of("c"), 2));
    assertThat(reader.loraChanged()).isTrue();
  }

  @Test
  void adaptersStayTheSameObjectWhileTheyAreTheSame() {
    read(reader, PAGE);
    LoraAdapters first = reader.lora();
    read(reader, PAGE.replace("\"b,a\"", "\"a,b\"").replace("} 3.5", "} 4.5"));
    assertThat(reader.lora()).isSameAs(first);
    assertThat(reader.loraChanged()).isFalse();
    read(reader, PAGE.replace("\"b,a\"", "\"a\""));
    assertThat(reader.lora().running()).containsExactly("a");
    assertThat(reader.loraChanged()).isTrue();
    read(reader, "vllm:num_requests_waiting 1\n");
    assertThat(reader.lora()).isEqualTo(LoraWatch.NONE);
  }

  @Test
  void aRefusedPageLeavesTheAdaptersAsTheyWere() {
    read(reader, PAGE);
    read(reader, "<html>");
    assertThat(reader.lora().running()).containsExactly("a", "b");
    assertThat(reader.value(WAITING)).isNaN();
  }

  @Test
  void adapterSeriesOfTheSameSecondAreUnited() {
    read(
        reader,
        """
        vllm:lora_requests_info{max_lora="1",running_lora_adapters="",waiting_lora_adapters="b"} 9
        vllm:lora_requests_info{max_lora="1",running_lora_adapters="a",waiting_lora_adapters="b"} 9
        vllm:lora_requests_info{max_lora="1",running_lora_adapters="z",waiting_lora_adapters=""} 8
        """);
    assertThat(reader.lora()).isEqualTo(new LoraAdapters(Set.of("a"), Set.of("b"), 1));
  }
}
