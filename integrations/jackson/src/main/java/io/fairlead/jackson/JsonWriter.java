package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes {@link Json} with the digits and the order it has. */
final class JsonWriter {

  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator("");

  private JsonWriter() {}

  static byte[] write(JsonFactory factory, Json json, boolean pretty) {
    StringWriter out = new StringWriter();
    try {
      write(factory, json, pretty, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return escaped(out.toString()).getBytes(StandardCharsets.UTF_8);
  }

  /** Writes piece by piece, for values that are larger than memory; leaves the writer open. */
  static void writePieces(JsonFactory factory, Json json, Writer out) throws IOException {
    write(factory, json, true, new SurrogateWriter(out));
  }

  private static void write(JsonFactory factory, Json json, boolean pretty, Writer out)
      throws IOException {
    try (JsonGenerator generator = factory.createGenerator(out)) {
      if (pretty) {
        generator.setPrettyPrinter(
            new DefaultPrettyPrinter(SEPARATORS)
                .withObjectIndenter(LINES)
                .withArrayIndenter(LINES));
      }
      new ShapeWriter(generator, false).raw(json);
    }
  }

  /** Half a surrogate pair has no UTF-8; JSON can still say it with an escape, as it was read. */
  private static String escaped(String json) {
    StringBuilder escaped = null;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (!Character.isSurrogate(c)) {
        if (escaped != null) {
          escaped.append(c);
        }
      } else if (Character.isHighSurrogate(c)
          && i + 1 < json.length()
          && Character.isLowSurrogate(json.charAt(i + 1))) {
        i++;
        if (escaped != null) {
          escaped.append(c).append(json.charAt(i));
        }
      } else {
        if (escaped == null) {
          escaped = new StringBuilder(json.length() + 16).append(json, 0, i);
        }
        escaped.append(String.format("\\u%04x", (int) c));
      }
    }
    return escaped == null ? json : escaped.toString();
  }

  /** Does the same piece by piece; a pair may come in two pieces. */
  private static final class SurrogateWriter extends Writer {
    private final Writer out;
    private String held = "";

    SurrogateWriter(Writer out) {
      this.out = out;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      String piece = held + new String(text, from, length);
      int end = piece.length();
      boolean open = end > 0 && Character.isHighSurrogate(piece.charAt(end - 1));
      held = open ? piece.substring(end - 1) : "";
      out.write(escaped(open ? piece.substring(0, end - 1) : piece));
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    /** Whose writer it is closes it. */
    @Override
    public void close() throws IOException {
      out.write(escaped(held));
      held = "";
      out.flush();
    }
  }
}
