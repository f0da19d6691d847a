package io.fairlead.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class XxHash64Test {

  @Test
  void hashesThePublishedVectors() {
    assertThat(hashOf("")).isEqualTo(0xef46db3751d8e999L);
    assertThat(hashOf("a")).isEqualTo(0xd24ec4f1a98c6e5bL);
    assertThat(hashOf("abc")).isEqualTo(0x44bc2cf5ad770999L);
    assertThat(hashOf("Call me Ishmael. Some years ago--never mind how long precisely-"))
        .isEqualTo(0x02a2e85470d6fd96L);
  }

  @Test
  void agreesWithAnIndependentImplementationForEveryLengthOffsetAndSeed() {
    SplittableRandom random = new SplittableRandom(1);
    for (int length = 0; length < 600; length++) {
      byte[] bytes = new byte[length + 16];
      random.nextBytes(bytes);
      int from = random.nextInt(16);
      long seed = random.nextLong();
      byte[] range = Arrays.copyOfRange(bytes, from, from + length);
      assertThat(XxHash64.hash(bytes, from, from + length, seed))
          .as("length %d, offset %d, seed %d", length, from, seed)
          .isEqualTo(Hashing.xxh64(seed).hashBytesToLong(range));
      assertThat(XxHash64.hash(bytes, from, from + length)).isEqualTo(XxHash64.hash(range));
    }
  }

  @Test
  void hashesNumbersAsTheirLittleEndianBytes() {
    SplittableRandom random = new SplittableRandom(2);
    for (int length = 0; length < 200; length++) {
      int[] numbers = random.ints(length + 4L).toArray();
      ByteBuffer bytes = ByteBuffer.allocate(4 * length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asIntBuffer().put(numbers, 3, length);
      assertThat(XxHash64.hash(numbers, 3, 3 + length))
          .as("%d numbers", length)
          .isEqualTo(XxHash64.hash(bytes.array()));
    }
  }

  @Test
  void hashesTwoNumbersAsSixteenLittleEndianBytes() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1000; i++) {
      long first = random.nextLong();
      long second = random.nextLong();
      byte[] bytes =
          ByteBuffer.allocate(16)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(first)
              .putLong(second)
              .array();
      assertThat(XxHash64.hash(first, second)).isEqualTo(XxHash64.hash(bytes));
    }
  }

  @Test
  void refusesARangeOutsideTheArray() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> XxHash64.hash(new byte[8], 1, 9));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> XxHash64.hash(new int[8], 5, 4));
  }

  private static long hashOf(String text) {
    return XxHash64.hash(text.getBytes(StandardCharsets.UTF_8));
  }
}
