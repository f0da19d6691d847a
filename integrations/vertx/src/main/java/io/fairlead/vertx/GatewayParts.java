package io.fairlead.vertx;

import io.fairlead.routing.Router;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a running gateway is made of. */
record GatewayParts(
    Wiring wiring,
    Router router,
    Scraper scraper,
    Dashboard dashboard,
    Consumer<ModelNames> setNames,
    Supplier<String> metricsPage) {

  void names(ModelNames names) {
    setNames.accept(names);
  }

  String metrics() {
    return metricsPage.get();
  }
}
