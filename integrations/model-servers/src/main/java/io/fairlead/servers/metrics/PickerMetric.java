package io.fairlead.servers.metrics;

import java.util.List;

/** What an endpoint picker tells of its pool; read with {@link EngineMetrics#endpointPicker()}. */
public final class PickerMetric {

  /** Requests that reached the picker. */
  public static final ServerMetric REQUESTS = ServerMetric.counter("requests", "requests");

  /** Requests that it passed on and that have not ended. */
  public static final ServerMetric IN_FLIGHT = ServerMetric.gauge("inFlight", "requests");

  /** Endpoints that are ready. */
  public static final ServerMetric READY = ServerMetric.gauge("readyEndpoints", "endpoints");

  /** Requests that wait in an endpoint, the mean of all. */
  public static final ServerMetric AVERAGE_WAITING =
      ServerMetric.gauge("averageWaiting", "requests");

  /** Requests in the batch of an endpoint, the mean of all. */
  public static final ServerMetric AVERAGE_RUNNING =
      ServerMetric.gauge("averageRunning", "requests");

  /** Used share of the KV cache, the mean of all, in {@code [0, 1]}. */
  public static final ServerMetric AVERAGE_KV_USE =
      new ServerMetric("averageKvUse", ServerMetric.Kind.GAUGE, "fraction", 0.0, 1.0);

  /** Requests that the picker holds back. */
  public static final ServerMetric GATEWAY_QUEUE = ServerMetric.gauge("gatewayQueue", "requests");

  /** Their bodies. */
  public static final ServerMetric GATEWAY_QUEUE_BYTES =
      ServerMetric.gauge("gatewayQueueBytes", "bytes");

  /** How full the pool is; at 1 the picker holds requests back, and an empty pool reads 1. */
  public static final ServerMetric SATURATION = ServerMetric.gauge("saturation", "set points");

  /** All of them, and when the picker started. */
  public static final List<ServerMetric> ALL =
      List.of(
          REQUESTS,
          IN_FLIGHT,
          READY,
          AVERAGE_WAITING,
          AVERAGE_RUNNING,
          AVERAGE_KV_USE,
          GATEWAY_QUEUE,
          GATEWAY_QUEUE_BYTES,
          SATURATION,
          ServerMetric.STARTED_AT);

  private PickerMetric() {}
}
