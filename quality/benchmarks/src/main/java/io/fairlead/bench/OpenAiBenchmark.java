package io.fairlead.bench;

import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixHasher;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.servers.openai.AnswerReader;
import io.fairlead.servers.openai.PrefixSink;
import io.fairlead.servers.openai.RequestFacts;
import io.fairlead.servers.openai.RequestKind;
import io.fairlead.servers.openai.RequestLimits;
import io.fairlead.servers.openai.RequestReader;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a chat request while it arrives, its prompt hashed; and following a stream of events. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OpenAiBenchmark {

  private static final int PIECE = 16 * 1024;
  private static final byte[] EVENT =
      ("data: {\"id\":\"chatcmpl-ab4ec298b4e2a448\",\"object\":\"chat.completion.chunk\","
              + "\"created\":1795500245,\"model\":\"tiny\",\"choices\":[{\"index\":0,\"delta\":"
              + "{\"content\":\"um\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n")
          .getBytes(StandardCharsets.UTF_8);

  /** Bytes of the prompt. */
  @Param({"1000", "48000", "220000"})
  int prompt;

  private final PrefixScheme scheme = PrefixScheme.approximate();
  private final RequestReader reader = new RequestReader(RequestLimits.DEFAULT);
  private final AnswerReader answer = new AnswerReader();
  private byte[] body;

  /** Makes a body of words and line ends. */
  @Setup
  public void body() {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder();
    while (text.length() < prompt) {
      text.append("word")
          .append(random.nextInt(1_000))
          .append(random.nextInt(20) == 0 ? "\\n" : " ");
    }
    body =
        ("{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":"
                + "\"user\",\"content\":\""
                + text
                + "\"}],\"stream\":true,\"max_tokens\":100}")
            .getBytes(StandardCharsets.UTF_8);
    answer.begin(true);
  }

  /** Reads and hashes one request. */
  @Benchmark
  public PrefixChain readAndHash() {
    PrefixSink sink = new PrefixSink(() -> PrefixHasher.of(scheme));
    reader.begin(RequestKind.CHAT, sink);
    for (int at = 0; at < body.length; at += PIECE) {
      reader.feed(body, at, Math.min(body.length, at + PIECE));
    }
    RequestFacts facts = (RequestFacts) reader.finish();
    return sink.finish("m", facts);
  }

  /** Follows one event of a stream; the prompt's size does not matter. */
  @Benchmark
  public int followEvent() {
    answer.feed(EVENT, 0, EVENT.length);
    return answer.contentEvents();
  }
}
