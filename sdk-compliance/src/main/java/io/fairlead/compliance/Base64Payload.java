package io.fairlead.compliance;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/**
 * What a DSSE envelope carries: base64 in a JSON string, in either alphabet, decoded while it is
 * read. Nothing of it is kept, so an envelope of any size needs no memory.
 *
 * @param source the envelope
 * @param from first byte behind the quote that opens the string
 */
record Base64Payload(SbomSource source, long from) implements SbomSource {

  @Override
  public String name() {
    return source.name() + "!payload";
  }

  @Override
  public InputStream open() throws IOException {
    InputStream letters = new Letters(Slice.open(source, from, -1));
    return new FilterInputStream(Base64.getDecoder().wrap(letters)) {
      @Override
      public int read(byte[] into, int at, int length) throws IOException {
        try {
          return super.read(into, at, length);
        } catch (JsonTokens.Refused e) {
          throw e;
        } catch (IOException e) {
          throw wrong(String.valueOf(e.getMessage()));
        }
      }
    };
  }

  private static JsonTokens.Refused wrong(String why) {
    return new JsonTokens.Refused(
        "sbom.not-json", -1, "the payload of the envelope is no base64: " + why);
  }

  /** The characters of a JSON string up to the quote that ends it, in the first alphabet. */
  private static final class Letters extends InputStream {

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 13];
    private int at;
    private int end;
    private boolean ended;

    Letters(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int c = ended ? '"' : raw();
      if (c == '\\') {
        c = escaped(raw());
      } else if (c == '"') {
        ended = true;
        return -1;
      }
      if (c > 127) {
        throw wrong("it has other characters");
      }
      return switch (c) {
        case '-' -> '+';
        case '_' -> '/';
        case -1 -> throw wrong("it has no end");
        default -> c;
      };
    }

    /** Some writers escape a slash, some the padding. */
    private int escaped(int c) throws IOException {
      if (c != 'u') {
        return c;
      }
      int code = 0;
      for (int i = 0; i < 4; i++) {
        int digit = Character.digit(raw(), 16);
        if (digit < 0) {
          throw wrong("it has a broken escape");
        }
        code = code << 4 | digit;
      }
      return code;
    }

    private int raw() throws IOException {
      if (at == end) {
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        at = 0;
        if (end == 0) {
          return -1;
        }
      }
      return buffer[at++] & 0xff;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
