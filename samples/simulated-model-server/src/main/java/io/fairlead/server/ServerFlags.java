package io.fairlead.server;

import io.fairlead.vertx.simulated.SimulatedServerOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a server is called and where it listens. */
final class ServerFlags {

  private static final int MEBIBYTE = 1 << 20;

  @Option(
      names = "--port",
      defaultValue = "8000",
      description = "Port to listen on, 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port = 8_000;

  @Option(
      names = "--model",
      defaultValue = "${SIM_MODEL:-simulated}",
      description = "Model to serve (default: the variable SIM_MODEL, or 'simulated').")
  private String model = "simulated";

  @Option(
      names = "--served-model-name",
      arity = "1..*",
      split = ",",
      description = "Names the model is served under instead of its own; the first is in metrics.")
  private List<String> servedModelName = List.of();

  @Option(
      names = "--data-parallel-size",
      defaultValue = "1",
      description = "Ranks to start, on consecutive ports, 1 to 8.")
  int dataParallelSize = 1;

  @Option(
      names = "--data-parallel-rank",
      defaultValue = "-1",
      description = "Rank of this process; then --data-parallel-size is ignored.")
  private int dataParallelRank = -1;

  @Option(names = "--seed", description = "Source of all randomness (default: the time).")
  private @Nullable Long seed;

  @Option(
      names = "--startup-duration",
      description = "How long /health/ready says 503, for example 5s.")
  private GoTime startupDuration = new GoTime(Duration.ZERO);

  @Option(
      names = "--enable-request-id-headers",
      arity = "0..1",
      fallbackValue = "true",
      description = "Send X-Request-Id back.")
  private boolean requestIdHeaders;

  @Option(
      names = "--max-request-body-size-mb",
      defaultValue = "4",
      description = "Largest request body in MiB, 1 to 512 (default: ${DEFAULT-VALUE}).")
  private int maxBodyMebibytes = 4;

  @Option(names = "--ssl-certfile", description = "PEM certificate; serves HTTPS.")
  private @Nullable Path certificate;

  @Option(names = "--ssl-keyfile", description = "PEM private key of the certificate.")
  private @Nullable Path key;

  /** Only documents the flag: {@link ConfigFile} has read the file before the flags are parsed. */
  @Option(names = "--config", description = "YAML file with flags as keys; the command line wins.")
  void config(Path file) {}

  /** The names to serve, the first of them the one in metrics. */
  List<String> models() {
    return servedModelName.isEmpty() ? List.of(model) : servedModelName;
  }

  long seed() {
    return seed == null ? System.nanoTime() : seed;
  }

  void apply(SimulatedServerOptions.Builder options) {
    require(
        maxBodyMebibytes >= 1 && maxBodyMebibytes <= 512, "--max-request-body-size-mb", "1 to 512");
    require(dataParallelSize >= 1 && dataParallelSize <= 8, "--data-parallel-size", "1 to 8");
    require((certificate == null) == (key == null), "--ssl-certfile", "given with --ssl-keyfile");
    if (dataParallelRank >= 0) {
      dataParallelSize = 1;
    }
    options
        .port(port)
        .startup(startupDuration.duration())
        .requestIdHeaders(requestIdHeaders)
        .maxBodyBytes(Math.min(maxBodyMebibytes, 512) * MEBIBYTE);
    if (certificate != null && key != null) {
      PemKeyCertOptions pem =
          new PemKeyCertOptions().setCertPath(certificate.toString()).setKeyPath(key.toString());
      options.http((HttpServerOptions http) -> http.setSsl(true).setKeyCertOptions(pem));
    }
  }

  static void require(boolean fulfilled, String flag, String rule) {
    if (!fulfilled) {
      throw new IllegalArgumentException(flag + " must be " + rule);
    }
  }
}
