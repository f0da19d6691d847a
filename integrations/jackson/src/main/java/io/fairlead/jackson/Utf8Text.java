package io.fairlead.jackson;

import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** JSON in UTF-8 that a generator copies as it is. */
final class Utf8Text implements SerializableString {

  private final byte[] text;

  Utf8Text(byte[] text) {
    this.text = text;
  }

  @Override
  public String getValue() {
    return new String(text, StandardCharsets.UTF_8);
  }

  @Override
  public int charLength() {
    return getValue().length();
  }

  @Override
  public char[] asQuotedChars() {
    throw new UnsupportedOperationException("raw JSON is not quoted");
  }

  @Override
  public byte[] asUnquotedUTF8() {
    return text;
  }

  @Override
  public byte[] asQuotedUTF8() {
    throw new UnsupportedOperationException("raw JSON is not quoted");
  }

  @Override
  public int appendQuotedUTF8(byte[] buffer, int offset) {
    return -1;
  }

  @Override
  public int appendQuoted(char[] buffer, int offset) {
    return -1;
  }

  @Override
  public int appendUnquotedUTF8(byte[] buffer, int offset) {
    if (buffer.length - offset < text.length) {
      return -1;
    }
    System.arraycopy(text, 0, buffer, offset, text.length);
    return text.length;
  }

  @Override
  public int appendUnquoted(char[] buffer, int offset) {
    String value = getValue();
    if (buffer.length - offset < value.length()) {
      return -1;
    }
    value.getChars(0, value.length(), buffer, offset);
    return value.length();
  }

  @Override
  public int writeQuotedUTF8(OutputStream out) {
    throw new UnsupportedOperationException("raw JSON is not quoted");
  }

  @Override
  public int writeUnquotedUTF8(OutputStream out) throws IOException {
    out.write(text);
    return text.length;
  }

  @Override
  public int putQuotedUTF8(ByteBuffer out) {
    throw new UnsupportedOperationException("raw JSON is not quoted");
  }

  @Override
  public int putUnquotedUTF8(ByteBuffer out) {
    if (out.remaining() < text.length) {
      return -1;
    }
    out.put(text);
    return text.length;
  }
}
