package io.fairlead.vertx;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/**
 * One of the gateway's own pages.
 *
 * @param guarded whether it needs an API key where keys are configured
 * @param handler answers; runs on an event loop and must not block it
 */
record Page(boolean guarded, Handler<HttpServerRequest> handler) {}
