package io.fairlead.gateway;

import io.fairlead.kernel.FairleadException;
import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.host.ScrapeSchedule;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.vertx.AccessLog;
import io.fairlead.vertx.ApiKeys;
import io.fairlead.vertx.DecisionRecorder;
import io.fairlead.vertx.DnsEndpoints;
import io.fairlead.vertx.Gateway;
import io.fairlead.vertx.GatewayBuilder;
import io.fairlead.vertx.Members;
import io.fairlead.vertx.OrderlyEnd;
import io.fairlead.vertx.Reload;
import io.fairlead.vertx.RoutingPlan;
import io.fairlead.vertx.ScrapeSettings;
import io.fairlead.vertx.ServeSettings;
import io.fairlead.vertx.ServingLimits;
import io.fairlead.vertx.TlsFiles;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      converter = Values.Port.class,
      description = "Port; ${DEFAULT-VALUE}; 0 takes a free one.")
  private int port = 8080;

  @Option(names = "--loops", paramLabel = "N", description = "Event loops; ${DEFAULT-VALUE}.")
  private Integer loops = Runtime.getRuntime().availableProcessors();

  @Option(names = "--profile", description = "fairlead, upstream-default, upstream-recommended.")
  private @Nullable String profile;

  @Option(names = "--shadow-profile", description = "A second one, without effect; is compared.")
  private @Nullable String shadow;

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

  @Mixin private ServeOptions options = new ServeOptions();

  private ServingLimits limits = ServingLimits.DEFAULT;
  private TlsFiles tls = new TlsFiles(null, null, null);
  private TlsFiles endpointTls = tls;
  private @Nullable AccessLog lines;
  private @Nullable DecisionRecorder recorder;
  private Duration scrape = ScrapeSchedule.DEFAULT.loaded();

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
    if (file != null) {
      adopt(ServeSettings.read(file));
    }
    limits = options.limits(limits);
    scrape = options.scrape == null ? scrape : options.scrape;
    Reload reload = new Reload(this::say);
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    Gateway gateway = builder().start(vertx).await(30, TimeUnit.SECONDS);
    configure(gateway, reload);
    reload.start();
    return untilTold(vertx, gateway, reload);
  }

  private int check(Path candidate) throws IOException {
    try {
      ServeSettings valid = ServeSettings.read(candidate);
      valid.file().profile().ifPresent(Profiles::named);
      valid.file().shadowProfile().ifPresent(Profiles::named);
      print(candidate + ": valid, " + valid.members().size() + " endpoints");
      return 0;
    } catch (FairleadException | IllegalArgumentException e) {
      say(String.valueOf(e.getMessage()));
      return 1;
    }
  }

  private void adopt(ServeSettings written) {
    profile = profile == null ? written.file().profile().orElse(null) : profile;
    shadow = shadow == null ? written.file().shadowProfile().orElse(null) : shadow;
    keys = keys == null ? written.apiKeys() : keys;
    limits = written.limits(limits);
    tls = written.tls();
    endpointTls = written.endpointTls();
    scrape = written.file().scrapeInterval().orElse(scrape);
  }

  private GatewayBuilder builder() throws IOException {
    PrefixIndex index = PrefixIndex.builder(PrefixScheme.approximate()).build();
    ScrapeSchedule schedule = ScrapeSchedule.DEFAULT.withLoaded(scrape);
    GatewayBuilder builder =
        Gateway.builder()
            .host(host)
            .port(port)
            .loops(loops)
            .limits(limits)
            .scrape(ScrapeSettings.DEFAULT.withSchedule(schedule))
            .prefixIndex(index)
            .plan(RoutingPlan.named(profile == null ? "fairlead" : profile, index))
            .revealing(reveal)
            .complaints(this::say);
    if (shadow != null) {
      builder.shadow(RoutingPlan.named(shadow, index));
    }
    if (!accessLog.equals("off")) {
      lines = AccessLog.open(accessLog);
      builder.accessLog(lines);
    }
    if (record != null) {
      recorder = DecisionRecorder.to(record, recordBytes, recordPerSecond, this::say);
      builder.recorder(recorder);
    }
    if (keys != null) {
      builder.keys(ApiKeys.read(keys));
    }
    if (tls.any()) {
      builder.tls(tls.read());
    }
    return endpointTls.any() ? builder.endpointTls(endpointTls.read()) : builder;
  }

  private void configure(Gateway gateway, Reload reload) throws IOException {
    Members members = new Members(gateway, this::say);
    members.replace("command line", endpoints);
    if (file != null) {
      Path path = file;
      reload.text(
          path,
          text -> {
            ServeSettings now = ServeSettings.parse(text, path);
            gateway.names(now.names());
            members.replace(path.toString(), now.members());
          });
    }
    if (keys != null) {
      reload.text(keys, text -> gateway.keys(ApiKeys.parse(text)));
    }
    tls.watch(reload, gateway::renewTls);
    endpointTls.watch(reload, gateway::renewEndpointTls);
    if (dns != null) {
      members.watch(dns, reload);
    }
  }

  private int untilTold(Vertx vertx, Gateway gateway, Reload reload) throws InterruptedException {
    OrderlyEnd end =
        new OrderlyEnd(vertx, gateway, options.drainNotice, options.drainGrace).first(reload);
    if (lines != null) {
      end.last(lines);
    }
    if (recorder != null) {
      end.last(recorder);
    }
    end.await(() -> print("listening on " + gateway.url()));
    return 0;
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
