package io.fairlead.vertx.load;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;

/** The client of a run: a connection for every request that is under way, never a queue. */
final class Connections {

  /** More than there are ports on one address. */
  private static final int MANY = 100_000;

  private static final int CONNECT_MILLIS = 10_000;

  private Connections() {}

  static HttpClient client(Vertx vertx) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout(CONNECT_MILLIS)
            .setTrustAll(true) // load is sent to test systems with certificates of their own
            .setVerifyHost(false);
    return vertx
        .httpClientBuilder()
        .with(options)
        .with(new PoolOptions().setHttp1MaxSize(MANY).setMaxWaitQueueSize(-1))
        .withConnectHandler(opened -> opened.exceptionHandler(ignored -> {})) // requests hear of it
        .build();
  }
}
