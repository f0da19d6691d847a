package io.fairlead.simulation;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One row of an Azure LLM inference trace. */
final class AzureRow {

  /** {@code 2023-11-16 18:17:03.9799600}: up to nine digits behind the point. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private AzureRow() {}

  /** Which column is which. */
  record Columns(int time, int prompt, int output) {}

  static Columns columns(String header) throws TraceRowException {
    List<String> names = Arrays.stream(header.split(",", -1)).map(String::trim).toList();
    Columns columns =
        new Columns(
            names.indexOf("TIMESTAMP"),
            names.indexOf("ContextTokens"),
            names.indexOf("GeneratedTokens"));
    if (columns.time < 0 || columns.prompt < 0 || columns.output < 0) {
      throw new TraceRowException(
          "the first line must be a JSON object, or name the columns TIMESTAMP, ContextTokens and"
              + " GeneratedTokens, but was "
              + header.substring(0, Math.min(header.length(), 80)));
    }
    return columns;
  }

  static Arrival read(String line, Columns columns, int row) throws TraceRowException {
    String[] cells = line.split(",", -1);
    int last = Math.max(columns.time, Math.max(columns.prompt, columns.output));
    if (cells.length <= last) {
      throw new TraceRowException(
          "a row must have at least " + (last + 1) + " columns, but had " + cells.length);
    }
    int prompt = TraceRowException.count(cells[columns.prompt], "ContextTokens");
    int output = TraceRowException.count(cells[columns.output], "GeneratedTokens");
    PromptMessage message =
        PromptMessage.of(
            PromptMessage.Role.USER, new TokenSpan(SplitMix.combine(row, 1), Math.max(1, prompt)));
    TokenSpan answer = new TokenSpan(SplitMix.combine(row, 2), Math.max(1, output));
    return new Arrival(nanos(cells[columns.time]), row, 0, List.of(message), answer);
  }

  private static long nanos(String text) throws TraceRowException {
    try {
      return ChronoUnit.NANOS.between(
          EPOCH, LocalDateTime.parse(text.trim().replace('T', ' '), TIME));
    } catch (DateTimeException | ArithmeticException e) {
      throw new TraceRowException(
          "TIMESTAMP must be like 2023-11-16 18:17:03.9799600, but was " + text);
    }
  }
}
