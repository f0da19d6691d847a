package io.fairlead.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Writes pseudonyms for names: whole lines, since a name may come in pieces. */
final class RedactedWriter extends FilterWriter {

  private final Pseudonyms pseudonyms;
  private final StringBuilder line = new StringBuilder();

  RedactedWriter(Writer out, Pseudonyms pseudonyms) {
    super(out);
    this.pseudonyms = pseudonyms;
  }

  @Override
  public void write(int character) throws IOException {
    write(new char[] {(char) character}, 0, 1);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    write(text.toCharArray(), offset, length);
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      line.append(text[i]);
      if (text[i] == '\n') {
        writeLine();
      }
    }
  }

  @Override
  public void close() throws IOException {
    writeLine();
    super.close();
  }

  private void writeLine() throws IOException {
    out.write(pseudonyms.applyTo(line.toString()));
    line.setLength(0);
  }
}
