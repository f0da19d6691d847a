package io.fairlead.gateway;

import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.routing.stages.Signals;
import io.fairlead.vertx.AccessLog;
import io.fairlead.vertx.ApiKeys;
import io.fairlead.vertx.DnsEndpoints;
import io.fairlead.vertx.Gateway;
import io.fairlead.vertx.GatewayBuilder;
import io.fairlead.vertx.Reload;
import io.fairlead.vertx.RoutingPlan;
import io.fairlead.vertx.ScrapeSettings;
import io.fairlead.vertx.ServingLimits;
import io.fairlead.vertx.TlsMaterial;
import io.vertx.core.Vertx;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: a gateway until the process is told to end. */
@Command(
    name = "serve",
    description = "Serves OpenAI requests from the endpoints given here or in a file.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "A model server, http://HOST:PORT or https://...; may be repeated.")
  private List<URI> endpoints = List.of();

  @Option(
      names = "--dns",
      paramLabel = "URL",
      description =
          "http://NAME:PORT: each address of the name is an endpoint; looked up every 5 s.")
  private @Nullable URI dns;

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on.")
  private String host = "127.0.0.1";

  @Option(names = "--port", defaultValue = "8080", description = "Port; 0 takes a free one.")
  private int port;

  @Option(
      names = "--loops",
      paramLabel = "N",
      description = "Event loops; as many as processors by default.")
  private int loops = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--profile",
      defaultValue = "fairlead",
      description = "How an endpoint is chosen: fairlead, upstream-default, upstream-recommended.")
  private String profile = "fairlead";

  @Option(
      names = "--shadow-profile",
      description = "A second profile that decides without effect; differences are counted.")
  private @Nullable String shadow;

  @Option(
      names = "--reveal",
      description = "Heed x-fairlead-endpoint and x-fairlead-explain of clients.")
  private boolean reveal;

  @Option(
      names = "--access-log",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "A line of JSON per request; '-' is standard output, 'off' none.")
  private String accessLog = "-";

  @Option(
      names = "--api-keys",
      paramLabel = "FILE",
      description = "Lines of NAME SHA256; clients need one of these keys. Read again on change.")
  private @Nullable Path keys;

  @ArgGroup(validate = false, heading = "%nLimits:%n")
  private LimitOptions limits = new LimitOptions();

  @ArgGroup(validate = false, heading = "%nTLS (PEM files, read again on change):%n")
  private TlsOptions tls = new TlsOptions();

  @Override
  public Integer call() throws Exception {
    Reload reload = new Reload(this::complain);
    Vertx vertx = Vertx.vertx();
    PrefixIndex index = PrefixIndex.builder(PrefixScheme.approximate()).build();
    GatewayBuilder builder =
        Gateway.builder()
            .host(host)
            .port(port)
            .loops(loops)
            .limits(limits.serving())
            .scrape(ScrapeSettings.DEFAULT.withFastest(limits.scrape))
            .prefixIndex(index)
            .plan(plan(profile, index))
            .revealing(reveal)
            .complaints(this::complain);
    if (shadow != null) {
      builder.shadow(plan(shadow, index));
    }
    if (!accessLog.equals("off")) {
      builder.accessLog(AccessLog.to(logTarget()));
    }
    tls.apply(builder);
    if (keys != null) {
      builder.keys(ApiKeys.parse(java.nio.file.Files.readString(keys)));
    }
    Gateway gateway = builder.start(vertx).await(30, TimeUnit.SECONDS);
    if (keys != null) {
      reload.text(keys, text -> gateway.keys(ApiKeys.parse(text)));
    }
    tls.reload(reload, gateway);
    members(gateway, reload);
    reload.start();
    return untilTold(vertx, gateway, reload);
  }

  private static RoutingPlan plan(String name, PrefixIndex index) {
    return RoutingPlan.of(Profiles.named(name), Signals.prefix(index));
  }

  private void members(Gateway gateway, Reload reload) throws UnknownHostException {
    List<EndpointSpec> fixed = new ArrayList<>();
    for (URI uri : endpoints) {
      fixed.add(EndpointSpec.of(uri.getAuthority(), uri));
    }
    if (dns == null) {
      gateway.members(fixed);
      return;
    }
    DnsEndpoints named = new DnsEndpoints(dns);
    Runnable look =
        () -> {
          try {
            gateway.members(Stream.concat(fixed.stream(), named.resolve().stream()).toList());
          } catch (UnknownHostException e) {
            complain("no address for " + named.name() + "; the endpoints stay as they were");
          }
        };
    look.run();
    reload.every(Duration.ofSeconds(5), look);
  }

  private int untilTold(Vertx vertx, Gateway gateway, Reload reload) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  reload.close();
                  gateway
                      .drain(limits.drainNotice, limits.drainGrace)
                      .eventually(vertx::close)
                      .onComplete(done -> ended.countDown());
                  try {
                    ended.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "fairlead-drain"));
    out().println("listening on " + gateway.url());
    out().flush();
    ended.await();
    return 0;
  }

  private OutputStream logTarget() throws IOException {
    return new BufferedOutputStream(
        accessLog.equals("-")
            ? new FileOutputStream(java.io.FileDescriptor.out)
            : new FileOutputStream(accessLog, true),
        64 * 1024);
  }

  private void complain(String line) {
    java.io.PrintWriter err = java.util.Objects.requireNonNull(spec).commandLine().getErr();
    err.println("fairlead-gateway: " + line);
    err.flush();
  }

  private java.io.PrintWriter out() {
    return java.util.Objects.requireNonNull(spec).commandLine().getOut();
  }

  /** Limits and times. */
  static final class LimitOptions {
    @Option(names = "--max-body", paramLabel = "BYTES", description = "Largest request; 16 MiB.")
    private int maxBody = ServingLimits.DEFAULT.maxBodyBytes();

    @Option(names = "--max-concurrent", paramLabel = "N", description = "In flight; 10,000.")
    private int maxConcurrent = ServingLimits.DEFAULT.maxConcurrent();

    @Option(
        names = "--max-inflight-per-endpoint",
        paramLabel = "N",
        description = "Requests of ours on one endpoint; no limit by default.")
    private int maxInflight = ServingLimits.DEFAULT.maxInflightPerEndpoint();

    @Option(names = "--first-byte-timeout", paramLabel = "PT300S", description = "To a first byte.")
    private Duration firstByte = ServingLimits.DEFAULT.firstByte();

    @Option(names = "--silence-timeout", paramLabel = "PT60S", description = "Within an answer.")
    private Duration silence = ServingLimits.DEFAULT.silence();

    @Option(names = "--scrape-interval", paramLabel = "PT0.05S", description = "Under load.")
    private Duration scrape = ScrapeSettings.DEFAULT.fastest();

    @Option(names = "--drain-notice", paramLabel = "PT5S", description = "SIGTERM to no listener.")
    private Duration drainNotice = Duration.ofSeconds(5);

    @Option(names = "--drain-grace", paramLabel = "PT30S", description = "Then, for streams.")
    private Duration drainGrace = Duration.ofSeconds(30);

    private ServingLimits serving() {
      return ServingLimits.create(
          l ->
              l.maxBodyBytes(maxBody)
                  .maxConcurrent(maxConcurrent)
                  .maxInflightPerEndpoint(maxInflight)
                  .firstByte(firstByte)
                  .silence(silence));
    }
  }

  /** Certificates. */
  static final class TlsOptions {
    @Option(names = "--tls-cert", paramLabel = "FILE", description = "Our certificate chain.")
    private @Nullable Path cert;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key, PKCS#8.")
    private @Nullable Path key;

    @Option(
        names = "--tls-client-ca",
        paramLabel = "FILE",
        description = "Clients need a certificate of one of these authorities.")
    private @Nullable Path clientCa;

    @Option(names = "--endpoint-ca", paramLabel = "FILE", description = "Authorities of endpoints.")
    private @Nullable Path endpointCa;

    @Option(names = "--endpoint-cert", paramLabel = "FILE", description = "Our client certificate.")
    private @Nullable Path endpointCert;

    @Option(names = "--endpoint-key", paramLabel = "FILE", description = "Its private key.")
    private @Nullable Path endpointKey;

    private void apply(GatewayBuilder builder) throws IOException {
      if (cert != null || key != null) {
        builder.tls(TlsMaterial.read(cert, key, clientCa));
      }
      if (outbound()) {
        builder.endpointTls(TlsMaterial.read(endpointCert, endpointKey, endpointCa));
      }
    }

    private boolean outbound() {
      return endpointCa != null || endpointCert != null || endpointKey != null;
    }

    private void reload(Reload reload, Gateway gateway) throws IOException {
      if (cert != null) {
        reload.together(
            files(cert, key, clientCa), () -> gateway.renewTls(read(cert, key, clientCa)));
      }
      if (outbound()) {
        reload.together(
            files(endpointCert, endpointKey, endpointCa),
            () -> gateway.renewEndpointTls(read(endpointCert, endpointKey, endpointCa)));
      }
    }

    private static List<Path> files(@Nullable Path... files) {
      return Stream.of(files).filter(java.util.Objects::nonNull).toList();
    }

    private static TlsMaterial read(@Nullable Path cert, @Nullable Path key, @Nullable Path ca) {
      try {
        return TlsMaterial.read(cert, key, ca);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
