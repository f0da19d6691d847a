package io.fairlead.vertx;

import io.fairlead.routing.EndpointSpec;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The endpoints of several sources together, such as a command line, a file and a DNS name; tells
 * who came and who went. Thread-safe.
 */
public final class Members {

  private final Gateway gateway;
  private final Consumer<String> log;
  private final Map<String, List<EndpointSpec>> bySource = new LinkedHashMap<>();
  private Map<String, EndpointSpec> present = Map.of();

  /**
   * Creates an empty set.
   *
   * @param log receives a line per change: {@code +} came, {@code -} went, {@code ~} changed
   */
  public Members(Gateway gateway, Consumer<String> log) {
    this.gateway = Objects.requireNonNull(gateway, "gateway");
    this.log = Objects.requireNonNull(log, "log");
  }

  /** Replaces what one source knows; of two endpoints of one name the first source's counts. */
  public synchronized void replace(String source, Collection<EndpointSpec> endpoints) {
    bySource.put(source, List.copyOf(endpoints));
    Map<String, EndpointSpec> all = new LinkedHashMap<>();
    bySource.values().forEach(list -> list.forEach(e -> all.putIfAbsent(e.name(), e)));
    List<String> changes = Changes.between(present, all);
    present = all;
    if (!changes.isEmpty()) {
      log.accept(source + ": endpoints " + String.join(" ", changes));
      gateway.members(all.values());
    }
  }

  /** Takes the addresses of a DNS name now, and every five seconds from then on. */
  public void watch(DnsEndpoints named, Reload reload) {
    Runnable look =
        () -> {
          try {
            replace(named.name(), named.resolve());
          } catch (UnknownHostException e) {
            throw new IllegalStateException(
                "no address for " + named.name() + "; its endpoints stay as they were", e);
          }
        };
    reload.every(Duration.ofSeconds(5), look);
    reload.now(look);
  }
}
