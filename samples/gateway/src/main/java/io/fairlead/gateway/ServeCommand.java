package io.fairlead.gateway;

import io.fairlead.kernel.FairleadException;
import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.host.ScrapeSchedule;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.routing.stages.Signals;
import io.fairlead.vertx.AccessLog;
import io.fairlead.vertx.ApiKeys;
import io.fairlead.vertx.DnsEndpoints;
import io.fairlead.vertx.Gateway;
import io.fairlead.vertx.GatewayBuilder;
import io.fairlead.vertx.Members;
import io.fairlead.vertx.Reload;
import io.fairlead.vertx.RoutingPlan;
import io.fairlead.vertx.ScrapeSettings;
import io.fairlead.vertx.ServeSettings;
import io.fairlead.vertx.ServingLimits;
import io.fairlead.vertx.TlsFiles;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
  private List<URI> endpoints = List.of();

  @Option(names = "--file", paramLabel = "FILE", description = "A serve file, re-read on change.")
  private @Nullable Path file;

  @Option(names = "--check", paramLabel = "FILE", description = "Say if it is valid: exit 0 or 1.")
  private @Nullable Path check;

  @Option(names = "--dns", paramLabel = "URL", description = "http://NAME:PORT, asked every 5 s.")
  private @Nullable URI dns;

  @Option(names = "--host", description = "Address to listen on; ${DEFAULT-VALUE}.")
  private String host = "127.0.0.1";

  @Option(names = "--port", description = "Port; ${DEFAULT-VALUE}; 0 takes a free one.")
  private int port = 8080;

  @Option(names = "--loops", paramLabel = "N", description = "Event loops; ${DEFAULT-VALUE}.")
  private int loops = Runtime.getRuntime().availableProcessors();

  @Option(names = "--profile", description = "fairlead, upstream-default, upstream-recommended.")
  private @Nullable String profile;

  @Option(names = "--shadow-profile", description = "A second one, without effect; is compared.")
  private @Nullable String shadow;

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
  private Duration scrape = ScrapeSchedule.DEFAULT.loaded();

  @Override
  public Integer call() throws Exception {
    if (check != null) {
      return check(check);
    }
    if (endpoints.isEmpty() && file == null && dns == null) {
      throw misuse("--endpoint, --file or --dns must say where the model servers are");
    }
    endpoints.forEach(this::requireServer);
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

  private void requireServer(URI uri) {
    boolean http =
        "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    if (!http || uri.getHost() == null) {
      throw misuse(
          "--endpoint must be http://HOST:PORT or https://HOST:PORT, but was '" + uri + "'");
    }
  }

  private ParameterException misuse(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
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
            .plan(plan(profile == null ? "fairlead" : profile, index))
            .revealing(reveal)
            .complaints(this::say);
    if (shadow != null) {
      builder.shadow(plan(shadow, index));
    }
    if (!accessLog.equals("off")) {
      FileOutputStream target =
          accessLog.equals("-")
              ? new FileOutputStream(FileDescriptor.out)
              : new FileOutputStream(accessLog, true);
      lines = AccessLog.to(new BufferedOutputStream(target, 64 * 1024));
      builder.accessLog(lines);
    }
    if (keys != null) {
      builder.keys(ApiKeys.parse(Files.readString(keys)));
    }
    if (tls.any()) {
      builder.tls(tls.read());
    }
    return endpointTls.any() ? builder.endpointTls(endpointTls.read()) : builder;
  }

  private static RoutingPlan plan(String name, PrefixIndex index) {
    return RoutingPlan.of(Profiles.named(name), Signals.prefix(index));
  }

  private void configure(Gateway gateway, Reload reload) throws IOException {
    Members members = new Members(gateway, this::say);
    members.replace(
        "command line", endpoints.stream().map(u -> EndpointSpec.of(u.getAuthority(), u)).toList());
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
      members.watch(new DnsEndpoints(dns), reload);
    }
  }

  private int untilTold(Vertx vertx, Gateway gateway, Reload reload) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    Runnable drain =
        () -> {
          reload.close();
          gateway
              .drain(options.drainNotice, options.drainGrace)
              .eventually(vertx::close)
              .onComplete(done -> ended.countDown());
          end(ended);
        };
    Runtime.getRuntime().addShutdownHook(new Thread(drain, "fairlead-drain"));
    print("listening on " + gateway.url());
    ended.await();
    return 0;
  }

  /** Waits for the drain and ends the process: even where event loops are broken, it ends. */
  private void end(CountDownLatch drained) {
    long most = options.drainNotice.plus(options.drainGrace).toSeconds() + 5;
    boolean inOrder = false;
    try {
      inOrder = drained.await(most, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (lines != null) {
      lines.close();
    }
    // to end when told to is success; left alone, the JVM would say 128 + the signal
    Runtime.getRuntime().halt(inOrder ? 0 : 143);
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
