package io.fairlead.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.kernel.FairleadException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceReaderTest {

  private static List<Arrival> read(String text) throws IOException {
    List<Arrival> all = new ArrayList<>();
    TraceReader.read("trace", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .forEach(all::add);
    return all;
  }

  @Test
  void readsAzureRows() throws IOException {
    List<Arrival> arrivals =
        read(
            "TIMESTAMP,ContextTokens,GeneratedTokens\r\n"
                + "2023-11-16 18:17:03.9799600,4808,10\r\n"
                + "2023-11-16 18:17:04.0319600,3180,8");

    assertThat(arrivals).hasSize(2);
    assertThat(arrivals.get(0).atNanos()).isZero();
    assertThat(arrivals.get(0).promptTokens()).isEqualTo(4_808);
    assertThat(arrivals.get(0).outputTokens()).isEqualTo(10);
    assertThat(arrivals.get(1).atNanos()).isEqualTo(52_000_000);
    assertThat(arrivals.get(1).blocks(16).hash(0)).isNotEqualTo(arrivals.get(0).blocks(16).hash(0));
  }

  @Test
  void readsMooncakeRowsWithTheirSharedBlocks() throws IOException {
    List<Arrival> arrivals =
        read(
            "{\"timestamp\": 27482, \"input_length\": 600, \"output_length\": 2,"
                + " \"hash_ids\": [0, 1]}\n\n"
                + "{\"timestamp\": 27000, \"input_length\": 1025, \"output_length\": 0,"
                + " \"hash_ids\": [0, 2, 3], \"more\": {\"x\": []}}\n");

    assertThat(arrivals).extracting(Arrival::atNanos).containsExactly(0L, 482_000_000L);
    assertThat(arrivals).extracting(Arrival::promptTokens).containsExactly(1_025, 600);
    assertThat(arrivals.get(0).outputTokens()).isEqualTo(1); // an answer has at least one token
    TokenBlocks first = arrivals.get(0).blocks(16);
    TokenBlocks second = arrivals.get(1).blocks(16);
    assertThat(first.hash(31)).isEqualTo(second.hash(31)); // the last block of the shared 512
    assertThat(first.hash(32)).isNotEqualTo(second.hash(32));
  }

  @Test
  void whatCannotBeReadIsNamedWithItsLine() {
    assertUnreadable(
        "hello", "trace line 1: the first line must be a JSON object, or name the columns");
    String header = "TIMESTAMP,ContextTokens,GeneratedTokens\n";
    assertUnreadable(
        header + "2023-11-16 18:17:03,1", "trace line 2: a row must have at least 3 columns");
    assertUnreadable(
        header + "yesterday,1,1",
        "trace line 2: TIMESTAMP must be like 2023-11-16 18:17:03.9799600, but was yesterday");
    assertUnreadable(
        header + "\n2023-11-16 18:17:03,-1,1",
        "trace line 3: ContextTokens must be a whole number of at least 0, but was -1");
    assertUnreadable("{\"timestamp\": 1}", "line 1: input_length and output_length must be there");
    assertUnreadable("{\"timestamp\": ", "trace line 1: ");
    assertUnreadable(
        "{\"timestamp\":1,\"input_length\":513,\"output_length\":1,\"hash_ids\":[1]}",
        "hash_ids must be one for each 512 tokens, 2, but there were 1");
    assertUnreadable(
        "{\"timestamp\":1,\"input_length\":1.5,\"output_length\":1}",
        "input_length must be a whole number of at least 0, but was 1.5");
  }

  private static void assertUnreadable(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(FairleadException.class)
        .hasMessageContaining(message)
        .extracting(e -> ((FairleadException) e).code())
        .isEqualTo("simulation.trace-unreadable");
  }

  @Test
  void anEmptyFileIsAnEmptyWorkload() throws IOException {
    assertThat(read("")).isEmpty();
    assertThat(read("TIMESTAMP,ContextTokens,GeneratedTokens\n")).isEmpty();
  }

  @Test
  void theRealTracesHaveTheirKnownStatistics() throws IOException {
    Path traces = Path.of(System.getProperty("fairlead.shared", "/nowhere"), "traces");
    assumeTrue(Files.isDirectory(traces), "no traces under fairlead.shared");

    WorkloadStatistics code =
        statistics(traces.resolve("azure-2023/AzureLLMInferenceTrace_code.csv"));
    WorkloadStatistics conversation =
        statistics(traces.resolve("mooncake/conversation_trace.jsonl"));

    assertThat(code.requests()).isEqualTo(8_819);
    assertThat(code.prompt().p90()).isEqualTo(5_194);
    assertThat(code.gapVariation()).isCloseTo(13.15, within(0.01));
    assertThat(conversation.requests()).isEqualTo(12_031);
    assertThat(conversation.seconds()).isCloseTo(3_537, within(0.1));
    assertThat(conversation.idealHitRate()).isCloseTo(0.374, within(0.001));
  }

  private static WorkloadStatistics statistics(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return TraceReader.read(file.toString(), in).statistics(512);
    }
  }
}
