package io.fairlead.vertx;

import io.fairlead.routing.EndpointSpec;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that has a process for itself: its endpoints are followed, its files are read again
 * when they change, and it ends in order when the process is told to.
 *
 * <p>Configure first, then {@link #serve}; not thread-safe. Of two endpoints of one name, the one
 * whose source was named first counts. The process is taken to be its own: it sets for how long the
 * JVM remembers answers of DNS.
 */
public final class HostedGateway {

  private static final int START_SECONDS = 30;

  private final GatewayBuilder builder;
  private final Consumer<String> log;
  private final List<Source> sources = new ArrayList<>();
  private final List<AutoCloseable> last = new ArrayList<>();
  private @Nullable Path keys;
  private boolean keysOfFile = true;

  /** What is taken into a gateway that has started, and looked at from then on. */
  private interface Source {
    void follow(Running running) throws IOException;
  }

  private record Running(Gateway gateway, Members members, KeyFile keys, Reload reload) {}

  /**
   * Starts from a gateway.
   *
   * @param builder with what is known so far; may be configured further until {@link #serve}
   * @param log receives a line for people when endpoints come and go, and when something is wrong
   */
  public HostedGateway(GatewayBuilder builder, Consumer<String> log) {
    this.builder = Objects.requireNonNull(builder, "builder");
    this.log = Objects.requireNonNull(log, "log");
    builder.complaints(log);
    // a DNS name is looked up every few seconds: the JVM must not remember the answer for longer
    Security.setProperty("networkaddress.cache.ttl", "2");
    Security.setProperty("networkaddress.cache.negative.ttl", "1");
  }

  /** Serves these endpoints all the time; {@code source} says in the log where they are from. */
  public HostedGateway endpoints(String source, List<EndpointSpec> endpoints) {
    sources.add(running -> running.members.replace(source, endpoints));
    return this;
  }

  /** Serves the addresses of a DNS name, looked up every five seconds. */
  public HostedGateway dns(DnsEndpoints named) {
    sources.add(running -> running.members.watch(named, running.reload));
    return this;
  }

  /**
   * Takes a serve file. It is watched for endpoints, aliases and the name of its key file, and the
   * files that it names are watched; the rest holds as it is now, and the log says so when it
   * changes. What is set later counts more than the file.
   *
   * @throws IOException if it, or a certificate or key that it names, cannot be read
   * @throws io.fairlead.servers.files.ServerFileException with every problem of the file
   * @throws IllegalArgumentException if there is no profile of a name in it
   */
  public HostedGateway file(Path path) throws IOException {
    ServeSettings settings = ServeSettings.read(path);
    settings.file().profile().ifPresent(builder::profile);
    settings.file().shadowProfile().ifPresent(builder::shadowProfile);
    settings.file().scrapeInterval().ifPresent(builder::scrapeInterval);
    builder.limits(settings.limits(builder.limits));
    sources.add(running -> follow(path, settings, running));
    TlsFiles tls = settings.tls();
    if (tls.any()) {
      builder.tls(tls.read());
      sources.add(running -> tls.watch(running.reload, running.gateway::renewTls));
    }
    TlsFiles towards = settings.endpointTls();
    if (towards.any()) {
      builder.endpointTls(towards.read());
      sources.add(running -> towards.watch(running.reload, running.gateway::renewEndpointTls));
    }
    Path allowed = settings.apiKeys();
    if (allowed != null) {
      keys = allowed;
      keysOfFile = true;
    }
    return this;
  }

  private void follow(Path path, ServeSettings started, Running running) throws IOException {
    KeyFile named = keysOfFile ? running.keys : null;
    new FollowedFile(path, started, running.gateway, running.members, named, log)
        .follow(running.reload);
  }

  /** Lets only clients in that have a key of this file, which is watched. */
  public HostedGateway keys(Path file) {
    keys = file;
    keysOfFile = false;
    return this;
  }

  /**
   * Writes a line per request.
   *
   * @param file its name, {@code -} for standard output, {@code off} for none
   * @throws IOException if it cannot be opened
   */
  public HostedGateway accessLog(String file) throws IOException {
    if (!file.equals("off")) {
      AccessLog lines = AccessLog.open(file);
      builder.accessLog(lines);
      last.add(lines);
    }
    return this;
  }

  /**
   * Records decisions as {@link DecisionRecorder} does.
   *
   * @throws IOException if the file cannot be opened
   */
  public HostedGateway record(Path file, long maxBytes, int perSecond) throws IOException {
    DecisionRecorder recorder = DecisionRecorder.to(file, maxBytes, perSecond, log);
    builder.recorder(recorder);
    last.add(recorder);
    return this;
  }

  /**
   * Serves until the process is told to end, which {@link OrderlyEnd} describes.
   *
   * @param notice see {@link Gateway#drain}
   * @param grace see {@link Gateway#drain}
   * @param listening receives the gateway once it serves and would heed the signal
   * @throws IOException if the keys, or a watched file, cannot be read
   */
  public void serve(Duration notice, Duration grace, Consumer<Gateway> listening)
      throws IOException, InterruptedException, TimeoutException {
    if (keys != null) {
      builder.keys(ApiKeys.read(keys));
    }
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    Gateway gateway = builder.start(vertx).await(START_SECONDS, TimeUnit.SECONDS);
    Reload reload = new Reload(log);
    Running running =
        new Running(gateway, new Members(gateway, log), keyFile(gateway, reload), reload);
    for (Source source : sources) {
      source.follow(running);
    }
    reload.start();
    OrderlyEnd end = new OrderlyEnd(vertx, gateway, notice, grace).first(reload);
    last.forEach(end::last);
    end.await(() -> listening.accept(gateway));
  }

  private KeyFile keyFile(Gateway gateway, Reload reload) {
    KeyFile file = new KeyFile(builder.keys != null, gateway::keys, log);
    if (keys != null) {
      file.use(keys);
    }
    reload.every(Duration.ofSeconds(1), file::look);
    return file;
  }
}
