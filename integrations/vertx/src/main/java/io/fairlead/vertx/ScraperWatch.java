package io.fairlead.vertx;

import io.fairlead.routing.Endpoint;
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
    if (failure.kind() != Failure.Kind.BUSY) {
      boolean unreachable = failure.kind() == Failure.Kind.UNREACHABLE;
      scraper.health().failed(endpoint.name(), unreachable, clock.getAsLong());
    }
  }

  @Override
  public void succeeded(Endpoint endpoint) {
    scraper.health().succeeded(endpoint.name());
  }
}
