package io.fairlead.vertx;

import io.fairlead.routing.Endpoint;
import io.fairlead.routing.host.EndpointHealth;
import java.util.function.LongSupplier;

/** Tells the scraper's health book what traffic met. Any thread. */
final class ScraperWatch implements EndpointWatch {

  private final Scraper scraper;
  private final LongSupplier clock;

  ScraperWatch(Scraper scraper, LongSupplier clock) {
    this.scraper = scraper;
    this.clock = clock;
  }

  @Override
  public ServedModels models() {
    return scraper.models();
  }

  @Override
  public void failed(Endpoint endpoint, Failure failure) {
    EndpointHealth health = scraper.health().find(endpoint.name());
    if (health == null) {
      return; // it has left meanwhile
    }
    switch (failure.kind()) {
      case NOT_SENT -> health.refused(clock.getAsLong());
      case LOST, BROKEN -> health.failed(clock.getAsLong());
      default -> {} // a full endpoint works
    }
  }

  @Override
  public void succeeded(Endpoint endpoint) {
    EndpointHealth health = scraper.health().find(endpoint.name());
    if (health != null) {
      health.succeeded();
    }
  }
}
