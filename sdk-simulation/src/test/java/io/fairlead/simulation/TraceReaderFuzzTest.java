package io.fairlead.simulation;

import io.fairlead.fuzz.Fuzz;
import io.fairlead.kernel.FairleadException;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class TraceReaderFuzzTest {

  @Test
  void anyBytesAreReadOrRefusedWithTheLine() {
    Fuzz.seeded(11)
        .corpus(
            "TIMESTAMP,ContextTokens,GeneratedTokens\r\n2023-11-16 18:17:03.9799600,4808,10\r\n",
            "{\"timestamp\": 27482, \"input_length\": 600, \"output_length\": 2,"
                + " \"hash_ids\": [0, 1]}\n",
            "{\"timestamp\":1e3,\"input_length\":1,\"output_length\":1,\"x\":[{\"y\":null}]}")
        .tokens("\n", ",", "\"timestamp\"", "[", "]", "{", "}", "-1", "1e999", "2023-02-30", "\\u")
        .run(
            60_000,
            input -> {
              try {
                TraceReader.read("fuzz", new ByteArrayInputStream(input)).statistics(512);
              } catch (FairleadException e) {
                if (!e.code().equals("simulation.trace-unreadable")
                    || !String.valueOf(e.getMessage()).startsWith("fuzz line ")) {
                  throw e;
                }
              }
            });
  }
}
