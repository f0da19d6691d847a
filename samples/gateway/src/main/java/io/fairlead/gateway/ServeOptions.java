package io.fairlead.gateway;

import io.fairlead.vertx.ServingLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Limits and times of {@code serve}: what is given here counts more than a file. */
final class ServeOptions {

  @Option(names = "--max-body", paramLabel = "BYTES", description = "Largest request; 16777216.")
  private @Nullable Integer maxBody;

  @Option(names = "--max-concurrent", paramLabel = "N", description = "In flight; 10000.")
  private @Nullable Integer maxConcurrent;

  @Option(names = "--max-inflight-per-endpoint", paramLabel = "N", description = "No limit.")
  private @Nullable Integer maxInflight;

  @Option(names = "--first-byte-timeout", paramLabel = "300s", description = "To a first byte.")
  private @Nullable Duration firstByte;

  @Option(names = "--silence-timeout", paramLabel = "60s", description = "Within an answer.")
  private @Nullable Duration silence;

  @Option(names = "--scrape-interval", paramLabel = "50ms", description = "Under load.")
  @Nullable Duration scrape;

  @Option(
      names = "--drain-notice",
      paramLabel = "5s",
      converter = Values.Pause.class,
      description = "SIGTERM to no listener.")
  Duration drainNotice = Duration.ofSeconds(5);

  @Option(
      names = "--drain-grace",
      paramLabel = "30s",
      converter = Values.Pause.class,
      description = "Then, for streams.")
  Duration drainGrace = Duration.ofSeconds(30);

  ServingLimits limits(ServingLimits otherwise) {
    ServingLimits.Builder limits = otherwise.toBuilder();
    if (maxBody != null) {
      limits.maxBodyBytes(maxBody);
    }
    if (maxConcurrent != null) {
      limits.maxConcurrent(maxConcurrent);
    }
    if (maxInflight != null) {
      limits.maxInflightPerEndpoint(maxInflight);
    }
    if (firstByte != null) {
      limits.firstByte(firstByte);
    }
    return (silence == null ? limits : limits.silence(silence)).build();
  }
}
