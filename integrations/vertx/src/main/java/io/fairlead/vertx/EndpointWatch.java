package io.fairlead.vertx;

import io.fairlead.routing.Endpoint;

/**
 * What is known of endpoints beside their load, and where traffic reports what it met. Any thread.
 */
interface EndpointWatch {

  /** Returns what the live endpoints have told of their models. */
  ServedModels models();

  /** An attempt failed before its first byte, or broke off after it. */
  void failed(Endpoint endpoint, Failure failure);

  /** An endpoint has begun to answer. */
  void succeeded(Endpoint endpoint);
}
