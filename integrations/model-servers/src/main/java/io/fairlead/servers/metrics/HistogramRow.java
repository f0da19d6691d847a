package io.fairlead.servers.metrics;

import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.requireNotEmpty;

import java.util.List;

/**
 * One line of an engine's table: a distribution and the names it has on the engine's page.
 *
 * @param histogram one of the names below, or a third party's own
 * @param sources family names in order of preference, without {@code _bucket}
 */
public record HistogramRow(String histogram, List<String> sources) {

  /** Seconds from arrival to the first token. */
  public static final String TTFT = "ttft";

  /** Seconds between two tokens of a request, or per output token after the first. */
  public static final String TPOT = "tpot";

  /** Seconds per output token after the first, the mean of one request. */
  public static final String REQUEST_TPOT = "requestTpot";

  /** Seconds from arrival to the last token. */
  public static final String E2E = "e2e";

  /** Seconds in the waiting queue. */
  public static final String QUEUE = "queue";

  /** Tokens of a prompt. */
  public static final String PROMPT_LENGTH = "promptLength";

  /** Tokens of an answer. */
  public static final String OUTPUT_LENGTH = "outputLength";

  public HistogramRow {
    requireNotBlank(histogram, "name of a histogram");
    sources = List.copyOf(requireNotEmpty(sources, "sources of " + histogram));
  }
}
