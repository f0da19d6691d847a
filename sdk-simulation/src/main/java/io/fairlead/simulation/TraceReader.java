package io.fairlead.simulation;

import io.fairlead.kernel.FairleadException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads traces of real services.
 *
 * <ul>
 *   <li>Azure LLM inference traces: comma-separated values with a header that names {@code
 *       TIMESTAMP}, {@code ContextTokens} and {@code GeneratedTokens}. No prompt shares anything.
 *   <li>Mooncake traces: one JSON object a line with {@code timestamp} (milliseconds), {@code
 *       input_length}, {@code output_length} and {@code hash_ids}, one id per 512 tokens; equal ids
 *       are equal tokens.
 * </ul>
 *
 * <p>The format is recognised by the first character. The first arrival is due at once; the others
 * keep their distance to it. Rows out of order are sorted.
 */
public final class TraceReader {

  /** Tokens that one of Mooncake's {@code hash_ids} stands for. */
  static final int MOONCAKE_BLOCK = 512;

  /** A file with more rows is refused: it would not fit into memory either. */
  private static final int MOST_ROWS = 10_000_000;

  /** A longer line is no row of a trace. */
  private static final int LONGEST_LINE = 1 << 20;

  private TraceReader() {}

  /**
   * Reads a trace into memory.
   *
   * @param name what the workload is called, and what messages call the file
   * @param in closed by the caller
   * @throws FairleadException {@code simulation.trace-unreadable}, with the line
   * @throws IOException if the stream fails
   */
  public static Workload read(String name, InputStream in) throws IOException {
    Objects.requireNonNull(name, "name");
    List<Arrival> arrivals = new ArrayList<>();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    int number = 0;
    AzureRow.@Nullable Columns columns = null;
    boolean json = false;
    for (String line = next(lines, name, 1); line != null; line = next(lines, name, number + 1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        if (columns == null && !json) {
          json = line.charAt(0) == '{';
          if (!json) {
            columns = AzureRow.columns(line);
            continue;
          }
        }
        arrivals.add(
            columns == null
                ? MooncakeRow.read(line, arrivals.size())
                : AzureRow.read(line, columns, arrivals.size()));
      } catch (TraceRowException e) {
        throw unreadable(name, number, String.valueOf(e.getMessage()));
      }
      if (arrivals.size() > MOST_ROWS) {
        throw unreadable(name, number, "a trace must have at most " + MOST_ROWS + " rows");
      }
    }
    return Workload.of(name, fromZero(arrivals));
  }

  private static List<Arrival> fromZero(List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return arrivals;
    }
    arrivals.sort(Comparator.comparingLong(Arrival::atNanos)); // stable: rows keep their order
    long start = arrivals.get(0).atNanos();
    arrivals.replaceAll(arrival -> arrival.at(arrival.atNanos() - start));
    return arrivals;
  }

  /** A line without its end, or {@code null}; bounded, unlike {@code readLine}. */
  private static @Nullable String next(BufferedReader in, String name, int number)
      throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      if (line.length() == LONGEST_LINE) {
        throw unreadable(name, number, "a line must have at most " + LONGEST_LINE + " characters");
      }
      line.append((char) c);
      c = in.read();
    }
    int length = line.length();
    boolean carriageReturn = length > 0 && line.charAt(length - 1) == '\r';
    return line.substring(0, carriageReturn ? length - 1 : length);
  }

  private static FairleadException unreadable(String name, int line, String problem) {
    return new FairleadException(
        "simulation.trace-unreadable",
        FairleadException.Retry.NEVER,
        name + " line " + line + ": " + problem);
  }
}
