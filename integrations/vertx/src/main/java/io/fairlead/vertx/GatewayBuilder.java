package io.fairlead.vertx;

import static io.fairlead.kernel.Preconditions.requireInRange;
import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.requirePositive;

import io.fairlead.routing.Pool;
import io.fairlead.routing.Router;
import io.fairlead.routing.RoutingListener;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.routing.prefix.PrefixScheme;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Configures a {@link Gateway}. Not thread-safe. */
public final class GatewayBuilder {

  String host = "127.0.0.1";
  int port;
  int loops = Runtime.getRuntime().availableProcessors();
  ServingLimits limits = ServingLimits.DEFAULT;
  ScrapeSettings scrape = ScrapeSettings.DEFAULT;
  @Nullable RoutingPlan plan;
  @Nullable RoutingPlan shadow;
  @Nullable PrefixIndex prefixIndex;
  RoutingListener listener = RoutingListener.NONE;
  @Nullable TlsMaterial tls;
  @Nullable TlsMaterial endpointTls;
  @Nullable ApiKeys keys;
  @Nullable AccessLog accessLog;
  ModelNames names = ModelNames.NONE;
  List<String> routedHeaders = List.of();
  boolean revealing;
  Duration stageBudget = Router.DEFAULT_STAGE_BUDGET;
  long captureBytes = 16L << 20;
  @Nullable DecisionRecorder recorder;
  Consumer<String> complaints = ignored -> {};
  LongSupplier nanoClock = System::nanoTime;
  InstantSource wallClock = InstantSource.system();

  GatewayBuilder() {}

  /** Sets the address to listen on; loopback by default. */
  public GatewayBuilder host(String value) {
    host = requireNotBlank(value, "host");
    return this;
  }

  /** Sets the port; 0, the default, takes a free one. */
  public GatewayBuilder port(int value) {
    port = requireInRange(value, 0, 65_535, "port");
    return this;
  }

  /**
   * Sets how many event loops serve; as many as processors by default. They are taken from those of
   * the {@code Vertx} it starts in: with more than that has, two share one.
   */
  public GatewayBuilder loops(int value) {
    loops = requirePositive(value, "loops");
    return this;
  }

  /** Sets limits and timeouts. */
  public GatewayBuilder limits(ServingLimits value) {
    limits = Objects.requireNonNull(value, "limits");
    return this;
  }

  /** Changes limits and timeouts, as in {@code limits(l -> l.maxConcurrent(100))}. */
  public GatewayBuilder limits(UnaryOperator<ServingLimits.Builder> changes) {
    return limits(changes.apply(limits.toBuilder()).build());
  }

  /** Sets how endpoints are asked about themselves. */
  public GatewayBuilder scrape(ScrapeSettings value) {
    scrape = Objects.requireNonNull(value, "scrape");
    return this;
  }

  /** Sets the time between two scrapes of an endpoint under load. */
  public GatewayBuilder scrapeInterval(Duration value) {
    return scrape(scrape.withSchedule(scrape.schedule().withLoaded(value)));
  }

  /** Sets how an endpoint is chosen; required, or a {@link #profile}. */
  public GatewayBuilder plan(RoutingPlan value) {
    plan = Objects.requireNonNull(value, "plan");
    return this;
  }

  /** Evaluates a second plan on the same requests, without effect, and counts the differences. */
  public GatewayBuilder shadow(RoutingPlan value) {
    shadow = Objects.requireNonNull(value, "shadow");
    return this;
  }

  /**
   * Chooses endpoints by one of the ready-made profiles.
   *
   * @throws IllegalArgumentException if it is none of {@link
   *     io.fairlead.routing.stages.Profiles#names}
   */
  public GatewayBuilder profile(String name) {
    return plan(RoutingPlan.named(name, index()));
  }

  /**
   * Evaluates one of the ready-made profiles as {@link #shadow}.
   *
   * @throws IllegalArgumentException as {@link #profile}
   */
  public GatewayBuilder shadowProfile(String name) {
    return shadow(RoutingPlan.named(name, index()));
  }

  /** Profiles share one index. */
  private PrefixIndex index() {
    if (prefixIndex == null) {
      prefixIndex = PrefixIndex.builder(PrefixScheme.approximate()).build();
    }
    return prefixIndex;
  }

  /**
   * Hashes prompts for this index, which is then told of endpoints that leave. Profiles named
   * before would keep theirs, so it comes first.
   */
  public GatewayBuilder prefixIndex(PrefixIndex value) {
    prefixIndex = Objects.requireNonNull(value, "prefixIndex");
    return this;
  }

  /** Observes decisions. */
  public GatewayBuilder listener(RoutingListener value) {
    listener = Objects.requireNonNull(value, "listener");
    return this;
  }

  /** Serves HTTPS; with authorities, clients must have a certificate of one of them. */
  public GatewayBuilder tls(TlsMaterial value) {
    tls = Objects.requireNonNull(value, "tls");
    return this;
  }

  /** Sets trust and identity towards {@code https} endpoints. */
  public GatewayBuilder endpointTls(TlsMaterial value) {
    endpointTls = Objects.requireNonNull(value, "endpointTls");
    return this;
  }

  /** Lets only clients in that have one of these keys. */
  public GatewayBuilder keys(@Nullable ApiKeys value) {
    keys = value;
    return this;
  }

  /** Writes a line per request. */
  public GatewayBuilder accessLog(AccessLog value) {
    accessLog = Objects.requireNonNull(value, "accessLog");
    return this;
  }

  /** Sets the aliases of models. */
  public GatewayBuilder names(ModelNames value) {
    names = Objects.requireNonNull(value, "names");
    return this;
  }

  /** Names request headers that stages look at, such as that of a session. */
  public GatewayBuilder routedHeaders(List<String> value) {
    routedHeaders = List.copyOf(value);
    return this;
  }

  /**
   * Lets clients force an endpoint ({@code x-fairlead-endpoint}) and see the explanation of their
   * decision ({@code x-fairlead-explain}). Off by default.
   */
  public GatewayBuilder revealing(boolean value) {
    revealing = value;
    return this;
  }

  /**
   * Sets the time that a filter or scorer may take; one that takes longer five times running is
   * switched off for a while. {@link Router#DEFAULT_STAGE_BUDGET} by default, which a process that
   * is given little of a core may not meet.
   */
  public GatewayBuilder stageBudget(Duration value) {
    stageBudget = requirePositive(value, "stageBudget");
    return this;
  }

  /** Sets the memory for inputs of decisions that can be explained later, in bytes. */
  public GatewayBuilder captureBytes(long value) {
    captureBytes = requirePositive(value, "captureBytes");
    return this;
  }

  /** Records decisions to a file; none by default. */
  public GatewayBuilder recorder(DecisionRecorder value) {
    recorder = Objects.requireNonNull(value, "recorder");
    return this;
  }

  /** Receives a line for people whenever something is wrong, such as a stage that never returns. */
  public GatewayBuilder complaints(Consumer<String> value) {
    complaints = Objects.requireNonNull(value, "complaints");
    return this;
  }

  /**
   * Starts the gateway.
   *
   * @return the gateway, once it listens
   */
  public Future<Gateway> start(Vertx vertx) {
    if (plan == null) {
      throw new IllegalArgumentException("plan must be set, but was not");
    }
    Pool.Builder pool = Pool.builder();
    if (prefixIndex != null) {
      pool.holder(prefixIndex);
    }
    return new Assembly(this, plan, pool.build()).start(vertx);
  }
}
