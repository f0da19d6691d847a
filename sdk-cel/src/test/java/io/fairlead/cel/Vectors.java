package io.fairlead.cel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Expressions with what the API server's own code (v0.37.2, run once) says of them.
 *
 * @param environment a release, or the kind of device environment
 * @param expression the text
 * @param type result type, "-" if refused
 * @param min lower bound of the estimate, "-" if there is none
 * @param max upper bound of the estimate, "-" if there is none
 * @param cost what the evaluation cost, "-" if it did not run
 * @param outcome value, error or refused
 * @param text the value, or the message
 */
public record Vectors(
    String environment,
    String expression,
    String type,
    String min,
    String max,
    String cost,
    String outcome,
    String text) {

  /** Reads a table beside a class. */
  public static List<Vectors> read(Class<?> beside, String name) {
    List<Vectors> vectors = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(beside.getResourceAsStream(name), name),
                StandardCharsets.UTF_8))) {
      for (String line; (line = in.readLine()) != null; ) {
        String[] cells = line.split("\t", -1);
        vectors.add(
            new Vectors(
                cells[0],
                unescape(cells[1]),
                cells[2],
                cells[3],
                cells[4],
                cells[5],
                cells[6],
                unescape(cells[7])));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return vectors;
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        char next = text.charAt(++i);
        c = next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next;
      }
      out.append(c);
    }
    return out.toString();
  }
}
