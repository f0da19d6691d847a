package io.fairlead.vertx.simulated;

/** How the metrics page of a simulated server misbehaves. */
public enum MetricsFault {
  /** It is as it should be. */
  NONE,
  /** It is an HTML page with status 200, as a misconfigured proxy sends it. */
  HTML,
  /** It has ten million bytes, of which the wanted lines are the last. */
  HUGE,
  /** It never ends: a piece every 10 ms. */
  ENDLESS,
  /** Every gauge is {@code NaN}. */
  NAN,
  /** Lines are cut and quotes are missing. */
  MALFORMED,
  /** It answers 500. */
  STATUS_500,
  /** It never answers. */
  HANG
}
