package io.fairlead.servers.metrics;

import static io.fairlead.kernel.Preconditions.requireInRange;

/**
 * How much of a metrics page is read before it is refused.
 *
 * @param pageBytes greatest page; vLLM's has some 64 KB
 * @param lineBytes greatest line; a line that is split over buffers is kept up to this length
 */
public record MetricsLimits(long pageBytes, int lineBytes) {

  /** 4 MiB a page, 64 KiB a line. */
  public static final MetricsLimits DEFAULT = new MetricsLimits(4L << 20, 64 << 10);

  public MetricsLimits {
    requireInRange(pageBytes, 1, Long.MAX_VALUE, "pageBytes");
    requireInRange(lineBytes, 256, 1 << 26, "lineBytes");
  }
}
