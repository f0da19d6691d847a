package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinesTest {

  @Test
  void agreesWithCountingCharacterByCharacter() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    String[] pieces = {"a", "\n", "ä", "€", "😀", "        ", "\r\n", "longer piece of ascii text"};
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(400); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      check(text.toString());
    }
  }

  @Test
  void crossesTheBorderOfItsBuffer() throws IOException {
    check("x".repeat((1 << 16) - 3) + "ä\nß" + "y".repeat(20) + "\n😀z");
  }

  @Test
  void aByteOrderMarkHasNoColumn() throws IOException {
    byte[] bytes = "\uFEFF{}".getBytes(StandardCharsets.UTF_8);
    Lines lines = Lines.find(SbomSource.of("t", bytes), new long[] {3, 4}, 0);
    assertThat(lines.column(3, 0)).isEqualTo(1);
    assertThat(lines.column(4, 0)).isEqualTo(2);
  }

  @Test
  void keepsPlacesThatAnXmlParserKnows() throws IOException {
    long place = Lines.resolved(17, 4);
    Lines lines = Lines.find(SbomSource.of("t", new byte[0]), new long[] {place}, 0);
    assertThat(lines.line(place, 0)).isEqualTo(17);
    assertThat(lines.column(place, 0)).isEqualTo(4);
    assertThat(lines.line(-1, 0)).isZero();
  }

  private static void check(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int codePoints = text.codePointCount(0, text.length());
    long[] offsets = new long[codePoints];
    int[] line = new int[codePoints];
    int[] column = new int[codePoints];
    int at = 0;
    int currentLine = 1;
    int currentColumn = 1;
    int offset = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      offsets[at] = offset;
      line[at] = currentLine;
      column[at++] = currentColumn;
      offset += new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8).length;
      currentColumn = c == '\n' ? 1 : currentColumn + Character.charCount(c);
      currentLine += c == '\n' ? 1 : 0;
      i += Character.charCount(c);
    }
    Lines lines = Lines.find(SbomSource.of("t", bytes), offsets, 0);
    for (int i = 0; i < codePoints; i++) {
      assertThat(lines.line(offsets[i], 0)).isEqualTo(line[i]);
      assertThat(lines.column(offsets[i], 0)).isEqualTo(column[i]);
    }
  }
}
