package io.fairlead.server;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.simulation.LatencyModel;
import io.fairlead.simulation.RequestLatency;
import io.fairlead.simulation.ServerProfile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much a server can hold. */
final class CapacityFlags {

  @Option(
      names = "--max-num-seqs",
      description = "Requests in the batch at once (default: 5; with --engine steps 64).")
  private @Nullable Integer maxNumSeqs;

  @Option(
      names = "--max-waiting-queue-length",
      defaultValue = "1000",
      description = "Requests in the queue at once (default: ${DEFAULT-VALUE}).")
  private int maxWaiting = 1_000;

  @Option(
      names = "--max-model-len",
      description = "Context window in tokens (default: 1024; with --engine steps 131072).")
  private @Nullable Integer maxModelLen;

  @Option(
      names = "--max-num-batched-tokens",
      defaultValue = "2048",
      description = "Tokens per step, with --engine steps (default: ${DEFAULT-VALUE}).")
  private int maxBatchedTokens = 2_048;

  @Option(
      names = "--enable-kvcache",
      arity = "0..1",
      fallbackValue = "true",
      description = "Find prompts in the prefix cache (always on with --engine steps).")
  private boolean enableKvCache;

  @Option(
      names = "--kv-cache-size",
      description = "KV blocks (default: 1024; with --engine steps 8192).")
  private @Nullable Integer kvCacheSize;

  @Option(
      names = "--block-size",
      defaultValue = "16",
      description = "Tokens per block: 8, 16, 32, 64 or 128 (default: ${DEFAULT-VALUE}).")
  private int blockSize = 16;

  @Option(
      names = "--max-loras",
      defaultValue = "1",
      description = "Different LoRA adapters in the batch at once (default: ${DEFAULT-VALUE}).")
  private int maxLoras = 1;

  @Option(
      names = "--lora-modules",
      arity = "1..*",
      description = "Adapters to load, each a JSON object with a name.")
  private List<String> loraModules = List.of();

  ServerProfile profile(LatencyModel latency, long seed) {
    ServerFlags.require(
        List.of(8, 16, 32, 64, 128).contains(blockSize), "--block-size", "8, 16, 32, 64 or 128");
    boolean perRequest = latency instanceof RequestLatency;
    return ServerProfile.create(
        p ->
            p.maxSequences(or(maxNumSeqs, perRequest ? 5 : 64))
                .maxWaiting(maxWaiting)
                .maxModelTokens(or(maxModelLen, perRequest ? 1_024 : 131_072))
                .stepTokens(maxBatchedTokens)
                .blockTokens(blockSize)
                .blocks(or(kvCacheSize, perRequest ? 1_024 : 8_192))
                .prefixCaching(enableKvCache || !perRequest)
                .maxAdapters(maxLoras)
                .latency(latency)
                .seed(seed));
  }

  private static int or(@Nullable Integer given, int otherwise) {
    return given == null ? otherwise : given;
  }

  List<String> adapters() {
    JsonText json = JsonText.create();
    List<String> names = new ArrayList<>();
    for (String module : loraModules) {
      Json value = json.read(module.getBytes(StandardCharsets.UTF_8)).root();
      String name = value instanceof Json.Obj object ? object.text("name") : null;
      ServerFlags.require(
          name != null, "--lora-modules", "JSON objects with a name, but one was " + module);
      names.add(String.valueOf(name));
    }
    return names;
  }
}
