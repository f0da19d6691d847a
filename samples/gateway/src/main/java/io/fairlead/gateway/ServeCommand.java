package io.fairlead.gateway;

import io.fairlead.kernel.FairleadException;
import io.fairlead.routing.EndpointSpec;
import io.fairlead.vertx.DnsEndpoints;
import io.fairlead.vertx.Gateway;
import io.fairlead.vertx.GatewayBuilder;
import io.fairlead.vertx.HostedGateway;
import io.fairlead.vertx.ServeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve}: a gateway until the process is told to end. */
@Command(
    name = "serve",
    description = "Serves OpenAI requests from endpoints given here, in a file, or by a DNS name.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--endpoint", paramLabel = "URL", description = "A model server; repeatable.")
  private List<EndpointSpec> endpoints = List.of();

  @Option(names = "--file", paramLabel = "FILE", description = "A serve file, re-read on change.")
  private @Nullable Path file;

  @Option(names = "--check", paramLabel = "FILE", description = "Say if it is valid: exit 0 or 1.")
  private @Nullable Path check;

  @Option(names = "--dns", paramLabel = "URL", description = "http://NAME:PORT, asked every 5 s.")
  private @Nullable DnsEndpoints dns;

  @Option(names = "--host", description = "Address to listen on; ${DEFAULT-VALUE}.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      converter = Written.Port.class,
      description = "Port; ${DEFAULT-VALUE}; 0 takes a free one.")
  private int port = 8080;

  @Option(names = "--loops", paramLabel = "N", description = "Event loops; ${DEFAULT-VALUE}.")
  private Integer loops = Runtime.getRuntime().availableProcessors();

  @Option(names = "--profile", description = "fairlead, upstream-default, upstream-recommended.")
  private Optional<String> profile = Optional.empty();

  @Option(names = "--shadow-profile", description = "A second one, without effect; is compared.")
  private Optional<String> shadow = Optional.empty();

  @Option(names = "--record", paramLabel = "FILE", description = "Decisions, to replay.")
  private @Nullable Path record;

  @Option(names = "--record-per-second", paramLabel = "N", description = "${DEFAULT-VALUE}.")
  private Integer recordPerSecond = 10;

  @Option(names = "--record-bytes", paramLabel = "BYTES", description = "${DEFAULT-VALUE}.")
  private Integer recordBytes = 64 << 20;

  @Option(names = "--reveal", description = "Heed x-fairlead-endpoint and x-fairlead-explain.")
  private boolean reveal;

  @Option(names = "--access-log", paramLabel = "FILE", description = "'-' is stdout, or 'off'.")
  private String accessLog = "-";

  @Option(names = "--api-keys", paramLabel = "FILE", description = "Lines of NAME SHA256.")
  private @Nullable Path keys;

  @Option(names = "--max-body", paramLabel = "BYTES", description = "Largest request; 16777216.")
  private Optional<Integer> maxBody = Optional.empty();

  @Option(names = "--max-concurrent", paramLabel = "N", description = "In flight; 10000.")
  private Optional<Integer> maxConcurrent = Optional.empty();

  @Option(names = "--max-inflight-per-endpoint", paramLabel = "N", description = "No limit.")
  private Optional<Integer> maxInflight = Optional.empty();

  @Option(names = "--first-byte-timeout", paramLabel = "300s", description = "To a first byte.")
  private Optional<Duration> firstByte = Optional.empty();

  @Option(names = "--silence-timeout", paramLabel = "60s", description = "Within an answer.")
  private Optional<Duration> silence = Optional.empty();

  @Option(names = "--scrape-interval", paramLabel = "50ms", description = "Under load.")
  private Optional<Duration> scrape = Optional.empty();

  @Option(
      names = "--drain-notice",
      paramLabel = "5s",
      converter = Written.Pause.class,
      description = "SIGTERM to no listener.")
  private Duration drainNotice = Duration.ofSeconds(5);

  @Option(
      names = "--drain-grace",
      paramLabel = "30s",
      converter = Written.Pause.class,
      description = "Then, for streams.")
  private Duration drainGrace = Duration.ofSeconds(30);

  @Override
  public Integer call() throws Exception {
    if (check != null) {
      return check(check);
    }
    if (endpoints.isEmpty() && file == null && dns == null) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--endpoint, --file or --dns must say where the model servers are");
    }
    gateway()
        .serve(
            drainNotice,
            drainGrace,
            gateway -> {
              print("listening on " + gateway.url());
              print("dashboard: " + gateway.url() + "/fairlead/");
            });
    return 0;
  }

  private HostedGateway gateway() throws IOException {
    GatewayBuilder builder = Gateway.builder().profile("fairlead");
    HostedGateway gateway = new HostedGateway(builder, this::say);
    gateway.endpoints("command line", endpoints);
    if (file != null) {
      gateway.file(file);
    }
    // what follows counts more than the file
    builder.host(host).port(port).loops(loops).revealing(reveal);
    profile.ifPresent(builder::profile);
    shadow.ifPresent(builder::shadowProfile);
    changeIn(builder);
    if (keys != null) {
      gateway.keys(keys);
    }
    gateway.accessLog(accessLog);
    if (record != null) {
      gateway.record(record, recordBytes, recordPerSecond);
    }
    return dns == null ? gateway : gateway.dns(dns);
  }

  private void changeIn(GatewayBuilder gateway) {
    scrape.ifPresent(gateway::scrapeInterval);
    gateway.limits(
        limits -> {
          maxBody.ifPresent(limits::maxBodyBytes);
          maxConcurrent.ifPresent(limits::maxConcurrent);
          maxInflight.ifPresent(limits::maxInflightPerEndpoint);
          firstByte.ifPresent(limits::firstByte);
          silence.ifPresent(limits::silence);
          return limits;
        });
  }

  private int check(Path candidate) throws IOException {
    try {
      ServeSettings valid = ServeSettings.read(candidate);
      print(candidate + ": valid, " + valid.members().size() + " endpoints");
      return 0;
    } catch (FairleadException | IllegalArgumentException e) {
      say(String.valueOf(e.getMessage()));
      return 1;
    }
  }

  private void print(String line) {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private void say(String line) {
    var err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println("fairlead-gateway: " + line);
    err.flush();
  }
}
