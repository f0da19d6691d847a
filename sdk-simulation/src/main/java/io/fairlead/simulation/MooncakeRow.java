package io.fairlead.simulation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One line of a Mooncake trace. */
final class MooncakeRow {

  private static final JsonFactory JSON = new JsonFactory();
  private static final double NANOS_PER_MILLI = 1e6;

  /** Ten years: a time stamp beyond is no offset in milliseconds. */
  private static final double LATEST_MILLIS = 10 * 365.25 * 86_400_000;

  private double timestampMillis = Double.NaN;
  private int inputLength = -1;
  private int outputLength = -1;
  private final List<Long> ids = new ArrayList<>();

  private MooncakeRow() {}

  static Arrival read(String line, int row) throws TraceRowException {
    MooncakeRow read = new MooncakeRow();
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name == null || value == null) {
          throw new TraceRowException("the JSON object does not end");
        }
        read.member(json, name, value);
      }
    } catch (IOException e) {
      throw new TraceRowException("this is not JSON: " + firstLine(String.valueOf(e.getMessage())));
    }
    return read.arrival(row);
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private void member(JsonParser json, String name, JsonToken value)
      throws IOException, TraceRowException {
    switch (name) {
      case "timestamp" -> timestampMillis = value.isNumeric() ? json.getDoubleValue() : Double.NaN;
      case "input_length" -> inputLength = TraceRowException.count(json.getText(), name);
      case "output_length" -> outputLength = TraceRowException.count(json.getText(), name);
      case "hash_ids" -> {
        if (value != JsonToken.START_ARRAY) {
          throw new TraceRowException("hash_ids must be a list, but was " + json.getText());
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
          if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new TraceRowException(
                "hash_ids must be whole numbers, but one was " + json.getText());
          }
          ids.add(json.getLongValue());
        }
      }
      default -> json.skipChildren();
    }
  }

  private Arrival arrival(int row) throws TraceRowException {
    if (!(timestampMillis >= 0) || timestampMillis > LATEST_MILLIS) {
      throw new TraceRowException("timestamp must be milliseconds since the start of the trace");
    }
    if (inputLength < 0 || outputLength < 0) {
      throw new TraceRowException("input_length and output_length must be there");
    }
    int blocks = (inputLength + TraceReader.MOONCAKE_BLOCK - 1) / TraceReader.MOONCAKE_BLOCK;
    if (!ids.isEmpty() && ids.size() != blocks) {
      throw new TraceRowException(
          "hash_ids must be one for each "
              + TraceReader.MOONCAKE_BLOCK
              + " tokens, "
              + blocks
              + ", but there were "
              + ids.size());
    }
    PromptMessage message = new PromptMessage(PromptMessage.Role.USER, spans(row));
    TokenSpan answer = new TokenSpan(SplitMix.combine(row, 2), Math.max(1, outputLength));
    long nanos = (long) (timestampMillis * NANOS_PER_MILLI);
    return new Arrival(nanos, row, 0, List.of(message), answer);
  }

  private List<TokenSpan> spans(int row) {
    if (ids.isEmpty()) {
      return List.of(new TokenSpan(SplitMix.combine(row, 1), Math.max(1, inputLength)));
    }
    List<TokenSpan> spans = new ArrayList<>(ids.size());
    int left = inputLength;
    for (long id : ids) {
      int tokens = Math.min(left, TraceReader.MOONCAKE_BLOCK);
      spans.add(new TokenSpan(SplitMix.combine(3, id), tokens));
      left -= tokens;
    }
    return spans;
  }
}
