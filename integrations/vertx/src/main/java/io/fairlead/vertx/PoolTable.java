package io.fairlead.vertx;

import io.fairlead.routing.Column;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.PoolSnapshot;
import io.fairlead.servers.openai.ServedModel;
import java.util.StringJoiner;
import java.util.function.LongSupplier;

/** The pool as the dashboard shows it. Any thread. */
final class PoolTable {

  private final Scraper scraper;
  private final GatewayStats stats;
  private final LongSupplier clock;

  PoolTable(Scraper scraper, GatewayStats stats, LongSupplier clock) {
    this.scraper = scraper;
    this.stats = stats;
    this.clock = clock;
  }

  /** Returns the endpoints as a JSON array, in the order in which they were given. */
  String json() {
    PoolSnapshot pool = scraper.pool().snapshot();
    StringJoiner rows = new StringJoiner(",", "[", "]");
    JsonLine line = new JsonLine();
    for (Scraper.Known known : scraper.known()) {
      rows.add(row(known, pool, line));
    }
    return rows.toString();
  }

  private String row(Scraper.Known known, PoolSnapshot pool, JsonLine line) {
    String name = known.spec().name();
    Endpoint endpoint = known.endpoint();
    int slot = endpoint == null ? -1 : endpoint.slot();
    boolean live = slot >= 0 && slot < pool.slots() && pool.live(slot);
    boolean current = live && scraper.isCurrent(pool, slot);
    GatewayStats.OfEndpoint counts = stats.endpoint(name);
    line.begin()
        .text("name", name)
        .text("url", known.spec().uri().toString())
        .text("state", state(known, live))
        .decimal("inFlight", endpoint == null ? Double.NaN : endpoint.inFlightRequests())
        .decimal("waiting", current ? pool.value(Column.WAITING, slot) : Double.NaN)
        .decimal("running", current ? pool.value(Column.RUNNING, slot) : Double.NaN)
        .decimal("kvUse", current ? pool.value(Column.KV_USE, slot) : Double.NaN)
        .decimal("reportAge", live ? pool.reportAgeSeconds(slot, clock.getAsLong()) : Double.NaN)
        .number("requests", counts.requests.sum())
        .number("failures", counts.failures.sum());
    return line.raw("models", models(known)).end();
  }

  private String state(Scraper.Known known, boolean live) {
    if (!live) {
      return known.trouble() == null ? "not answered yet" : known.trouble();
    }
    if (scraper.isOut(known.spec().name())) {
      return "taken out";
    }
    double share = scraper.health().share(known.spec().name(), clock.getAsLong());
    return share < 1 ? "ramping up" : "ok";
  }

  private static String models(Scraper.Known known) {
    if (known.models() == null) {
      return "null";
    }
    StringJoiner all = new StringJoiner(",", "[", "]");
    for (ServedModel model : known.models()) {
      StringBuilder quoted = new StringBuilder();
      JsonLine.quote(quoted, model.id());
      all.add(quoted);
    }
    return all.toString();
  }
}
