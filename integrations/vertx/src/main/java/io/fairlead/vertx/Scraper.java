package io.fairlead.vertx;

import io.fairlead.routing.Endpoint;
import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.Pool;
import io.fairlead.routing.PoolSnapshot;
import io.fairlead.routing.host.EndpointHealth;
import io.fairlead.routing.host.PoolHealth;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.servers.openai.ServedModel;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link Pool} up to date: asks each endpoint for its models and, again and again, for its
 * metrics page; takes out endpoints that fail and brings them back.
 *
 * <p>Works on one event loop of its own; the methods may be called from any thread.
 */
public final class Scraper {

  private static final long TICK_MILLIS = 5;

  /** While all endpoints are quiet, only every so many ticks do something. */
  private static final int QUIET_TICKS = 5;

  /** Pairs of an endpoint that is gone that are removed from the prefix index at a time. */
  private static final int TIDY_PAIRS = 1_000;

  private final Vertx vertx;
  private final Pool pool;
  private final ScrapeSettings settings;
  private final Outbound outbound;
  private final LongSupplier clock;
  private final PoolHealth health = PoolHealth.create();
  private final Map<String, Contact> contacts = new LinkedHashMap<>();
  private final Loop loop = new Loop();
  private volatile ServedModels models = ServedModels.NONE;
  private volatile List<Known> known = List.of();
  private volatile @Nullable HttpClientAgent client;
  private @Nullable PrefixIndex prefixIndex;
  private boolean reported;
  private boolean quiet;
  private long ticks;
  private long lastPublication;
  private @Nullable String deployment;

  Scraper(Vertx vertx, Pool pool, ScrapeSettings settings, Outbound outbound, LongSupplier clock) {
    this.vertx = Objects.requireNonNull(vertx, "vertx");
    this.pool = Objects.requireNonNull(pool, "pool");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.outbound = outbound;
    this.clock = clock;
  }

  /**
   * Returns a scraper that has nobody to ask yet.
   *
   * @param nanoClock monotonic nanoseconds, such as {@code System::nanoTime}
   */
  public static Scraper create(
      Vertx vertx, Pool pool, ScrapeSettings settings, LongSupplier nanoClock) {
    return new Scraper(vertx, pool, settings, new Outbound(null), nanoClock);
  }

  /** Starts to work. */
  public Future<Void> start() {
    return vertx
        .deployVerticle(loop)
        .map(
            id -> {
              deployment = id;
              return null;
            });
  }

  /** Stops to ask; the pool stays as it is. */
  public Future<Void> stop() {
    String id = deployment;
    return id == null ? Future.succeededFuture() : vertx.undeploy(id);
  }

  /**
   * Says who there is. Who is not in the list any more leaves the pool at once, and what is in
   * progress there goes on; who is new joins when it has first answered.
   *
   * @param members names are unique
   * @return done when it has effect
   */
  public Future<Void> members(Collection<EndpointSpec> members) {
    List<EndpointSpec> copy = List.copyOf(members);
    return loop.run(() -> replace(copy));
  }

  private void replace(List<EndpointSpec> members) {
    long now = nanoTime();
    Map<String, EndpointSpec> wanted = new LinkedHashMap<>();
    members.forEach(member -> wanted.put(member.name(), member));
    List<String> gone = new ArrayList<>();
    contacts.forEach(
        (name, contact) -> {
          EndpointSpec spec = wanted.get(name);
          if (spec == null || !spec.uri().equals(contact.spec().uri())) {
            contact.leave();
            gone.add(name);
          }
        });
    gone.forEach(contacts::remove);
    wanted.forEach(
        (name, spec) -> {
          Contact contact = contacts.get(name);
          if (contact == null) {
            contacts.put(name, new Contact(this, spec, now));
          } else {
            contact.changed(spec);
          }
        });
    told();
  }

  /** Called when an endpoint has told something about its models, or failed to. */
  void told() {
    boolean complete = true;
    List<List<ServedModel>> all = new ArrayList<>();
    List<Known> list = new ArrayList<>();
    for (Contact contact : contacts.values()) {
      complete &= !contact.pending();
      List<ServedModel> served = contact.models();
      if (served != null) {
        all.add(served);
      }
      list.add(new Known(contact.spec(), contact.endpoint(), served, contact.trouble()));
    }
    models = ServedModels.of(all, complete);
    known = List.copyOf(list);
  }

  /** Called when a report was committed, so that it is shown soon. */
  void reported() {
    reported = true;
  }

  private void tick() {
    if (quiet && ++ticks % QUIET_TICKS != 0) {
      return; // nobody has anything to do: looking less often costs nothing but a few milliseconds
    }
    long now = nanoTime();
    boolean busy = false;
    for (Contact contact : contacts.values()) {
      busy |= contact.tick(now);
    }
    quiet = !busy;
    if (reported || now - lastPublication > 1_000_000_000L) {
      reported = false;
      lastPublication = now;
      pool.publish(now);
      if (prefixIndex != null) {
        prefixIndex.tidy(TIDY_PAIRS);
      }
    }
  }

  /**
   * What is known of a member of the pool.
   *
   * @param endpoint null until it has first answered
   * @param models null until told; empty if it takes any
   * @param trouble what is wrong with it, or null
   */
  record Known(
      EndpointSpec spec,
      @Nullable Endpoint endpoint,
      @Nullable List<ServedModel> models,
      @Nullable String trouble) {}

  List<Known> known() {
    return known;
  }

  /** Tells this index how much each endpoint's cache holds; call it before {@link #start}. */
  void prefixIndex(@Nullable PrefixIndex index) {
    prefixIndex = index;
  }

  @Nullable PrefixIndex prefixIndex() {
    return prefixIndex;
  }

  ServedModels models() {
    return models;
  }

  PoolHealth health() {
    return health;
  }

  /** Returns whether an endpoint gets no traffic because it failed. */
  boolean isOut(String endpoint) {
    EndpointHealth known = health.find(endpoint);
    return known != null && known.isOut();
  }

  /** Returns whether what an endpoint last reported may be shown as what is so now. */
  boolean isCurrent(PoolSnapshot snapshot, int slot) {
    return snapshot.live(slot)
        && snapshot.reportAgeSeconds(slot, nanoTime()) <= settings.staleAfter().toNanos() / 1e9
        && !isOut(snapshot.endpoint(slot).name());
  }

  Pool pool() {
    return pool;
  }

  ScrapeSettings settings() {
    return settings;
  }

  HttpClientAgent client() {
    return Objects.requireNonNull(client);
  }

  long nanoTime() {
    return clock.getAsLong();
  }

  /** Uses other certificates towards endpoints from now on. */
  Future<Void> renew(TlsMaterial tls) {
    return client().updateSSLOptions(tls.client(), true).mapEmpty();
  }

  private final class Loop extends VerticleBase {
    private long timer;

    @Override
    public Future<?> start() {
      client = outbound.client(vertx, Outbound.FOR_QUESTIONS);
      timer = vertx.setPeriodic(TICK_MILLIS, tick -> tick());
      return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
      vertx.cancelTimer(timer);
      return client().close();
    }

    Future<Void> run(Runnable action) {
      return Future.future(
          done ->
              context.runOnContext(
                  now -> {
                    action.run();
                    done.complete();
                  }));
    }
  }
}
