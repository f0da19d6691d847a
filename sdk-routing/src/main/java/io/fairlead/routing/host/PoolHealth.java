package io.fairlead.routing.host;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The health of the endpoints of one pool, by name, and the rule that keeps a pool from emptying
 * itself: where more than half of it would be out, all are tried, because then it is more likely
 * the network or the requests that are broken.
 *
 * <p>Thread-safe; O(1).
 */
public final class PoolHealth {

  private final HealthRule rule;
  private final Map<String, EndpointHealth> endpoints = new ConcurrentHashMap<>();
  private final AtomicInteger out = new AtomicInteger();

  private PoolHealth(HealthRule rule) {
    this.rule = Objects.requireNonNull(rule, "rule");
  }

  /** Returns the health of an empty pool, by {@link HealthRule#DEFAULT}. */
  public static PoolHealth create() {
    return create(HealthRule.DEFAULT);
  }

  /** Returns the health of an empty pool. */
  public static PoolHealth create(HealthRule rule) {
    return new PoolHealth(rule);
  }

  /** Returns the health of an endpoint, which from now on belongs to the pool. */
  public EndpointHealth of(String endpoint) {
    Objects.requireNonNull(endpoint, "endpoint");
    return endpoints.computeIfAbsent(endpoint, joined -> new EndpointHealth(rule, out));
  }

  /** Returns the health of an endpoint, {@code null} if it does not belong to the pool. */
  public @Nullable EndpointHealth find(String endpoint) {
    return endpoints.get(endpoint);
  }

  /** The endpoint no longer belongs to the pool; when it returns, its slate is clean. */
  public void left(String endpoint) {
    Objects.requireNonNull(endpoint, "endpoint");
    EndpointHealth gone = endpoints.remove(endpoint);
    if (gone != null) {
      gone.left();
    }
  }

  /** Returns the number of endpoints that are taken out. */
  public int out() {
    return out.get();
  }

  /** Returns whether more than half of the pool is out, so that all are to be tried. */
  public boolean triesAll() {
    return 2 * out.get() > endpoints.size();
  }

  /**
   * Returns the share of its ordinary traffic that an endpoint may get, in {@code [0, 1]}: that of
   * its own health, or 1 where all are tried or the endpoint is not known.
   *
   * @param nowNanos monotonic time
   */
  public double share(String endpoint, long nowNanos) {
    EndpointHealth health = endpoints.get(endpoint);
    if (health == null) {
      return 1.0;
    }
    double share = health.share(nowNanos);
    return share == 0.0 && triesAll() ? 1.0 : share;
  }
}
