package io.fairlead.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import org.jspecify.annotations.Nullable;

/**
 * How connections to endpoints are made.
 *
 * @param tls trust and identity for {@code https} endpoints, null for the JDK's trust
 */
record Outbound(@Nullable TlsMaterial tls) {

  /**
   * Connections to one endpoint from one event loop. Vert.x's own default of 5 would make a sixth
   * request wait unseen behind five streams; how much an endpoint gets is the router's business.
   * Not more either: a pool has an array of this length from its first connection on.
   */
  static final int FOR_TRAFFIC = 4_096;

  /** Connections for questions: one for models, one for the metrics page. */
  static final int FOR_QUESTIONS = 4;

  /**
   * Idle connections are closed before the servers do it (uvicorn, and so vLLM, after 5 s): a
   * request that crosses such a close on the wire is lost.
   */
  private static final int KEEP_ALIVE_SECONDS = 4;

  HttpClientAgent client(Vertx vertx, int connections) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setKeepAlive(true)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setPipelining(false)
            .setTcpNoDelay(true)
            .setDecompressionSupported(false)
            .setVerifyHost(true)
            .setMaxHeaderSize(64 * 1024)
            .setMaxChunkSize(64 * 1024);
    if (tls != null) {
      options.setKeyCertOptions(tls.identity()).setTrustOptions(tls.trust());
    }
    PoolOptions pool = new PoolOptions().setHttp1MaxSize(connections).setCleanerPeriod(1_000);
    return vertx
        .httpClientBuilder()
        .with(options)
        .with(pool)
        .withConnectHandler(opened -> opened.exceptionHandler(ignored -> {})) // requests hear of it
        .build();
  }
}
