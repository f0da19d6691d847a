package io.fairlead.routing.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fairlead.kernel.XxHash64;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrefixHasherTest {

  private static final PrefixScheme SCHEME = PrefixScheme.approximate();

  @Test
  void chainsTheBlocksOfAModelAsUpstreamDoes() {
    int[] tokens = IntStream.rangeClosed(1, 128).toArray();
    PrefixHasher hasher = PrefixHasher.of(SCHEME);
    hasher.tokens(tokens, 0, 128);
    PrefixChain chain = hasher.finish("m", "");
    assertThat(XxHash64.hash("m".getBytes(StandardCharsets.UTF_8))).isEqualTo(0xba2e567083a2b2e8L);
    assertThat(hashes(chain)).containsExactly(0xe5a7cf657f82cb5bL, 0x0eb77b4d2a83db16L);
    assertThat(chain.tokens()).isEqualTo(128);
  }

  @Test
  void hashesTheLastPartialBlockAndFillsUpItsLastToken() {
    byte[] text = "x".repeat(256 + 5).getBytes(StandardCharsets.UTF_8);
    PrefixHasher hasher = PrefixHasher.of(SCHEME);
    hasher.text(text, 0, text.length);
    PrefixChain chain = hasher.finish("model", "salt");
    assertThat(hashes(chain)).isEqualTo(bySpecification(text, "model", "salt", SCHEME));
    assertThat(chain.blocks()).isEqualTo(2);
    assertThat(chain.tokens()).isEqualTo(66);
    assertThat(chain.tokens(1)).isEqualTo(64);
    assertThat(chain.tokens(2)).isEqualTo(66);
    assertThat(hasher.promptTokens()).isEqualTo(66);
  }

  @Test
  void isTheSameHoweverTheTextIsCut() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 500; round++) {
      PrefixScheme scheme = new PrefixScheme(PrefixScheme.APPROXIMATE, 1 + random.nextInt(80), 9);
      byte[] text = new byte[random.nextInt(3000)];
      random.nextBytes(text);
      PrefixHasher hasher = PrefixHasher.of(scheme);
      for (int at = 0; at < text.length; ) {
        int to = Math.min(text.length, at + random.nextInt(random.nextBoolean() ? 5 : 700));
        hasher.text(text, at, to);
        at = to;
      }
      assertThat(hasher.promptTokens()).isEqualTo((text.length + 3) / 4);
      assertThat(hashes(hasher.finish("m", ""))).isEqualTo(bySpecification(text, "m", "", scheme));
    }
  }

  @Test
  void beginsRealTokensAtATokenOfTheirOwn() {
    SplittableRandom random = new SplittableRandom(8);
    for (int round = 0; round < 500; round++) {
      PrefixHasher hasher = PrefixHasher.of(SCHEME);
      ByteBuffer expected = ByteBuffer.allocate(100_000).order(ByteOrder.LITTLE_ENDIAN);
      for (int piece = random.nextInt(6); piece >= 0; piece--) {
        if (random.nextBoolean()) {
          byte[] text = new byte[random.nextInt(500)];
          random.nextBytes(text);
          hasher.text(text, 0, text.length);
          expected.put(text);
        } else {
          int[] ids = random.ints(random.nextInt(300)).toArray();
          hasher.tokens(ids, 0, ids.length);
          if (ids.length > 0) {
            expected.position(expected.position() + 3 & -4);
          }
          for (int id : ids) {
            expected.putInt(id);
          }
        }
      }
      byte[] bytes = Arrays.copyOf(expected.array(), expected.position());
      assertThat(hashes(hasher.finish("m", ""))).isEqualTo(bySpecification(bytes, "m", "", SCHEME));
    }
  }

  @Test
  void stopsAtTheLastBlockOfTheScheme() {
    PrefixScheme scheme = new PrefixScheme(PrefixScheme.APPROXIMATE, 16, 3);
    byte[] text = "abcdefgh".repeat(100).getBytes(StandardCharsets.UTF_8);
    PrefixHasher hasher = PrefixHasher.of(scheme);
    hasher.text(text, 0, text.length);
    PrefixChain chain = hasher.finish("m", "");
    assertThat(chain.blocks()).isEqualTo(3);
    assertThat(chain.tokens()).isEqualTo(48);
    assertThat(hasher.promptTokens()).isEqualTo(200);
  }

  @Test
  void tellsModelsAndSaltsApart() {
    assertThat(
            List.of(oneBlock("a", ""), oneBlock("b", ""), oneBlock("a", "s"), oneBlock("b", "s")))
        .doesNotHaveDuplicates();
    assertThat(oneBlock("", "")).isEqualTo(oneBlock("", ""));
  }

  @Test
  void makesNoBlockOfNoText() {
    PrefixChain chain = PrefixHasher.of(SCHEME).finish("m", "");
    assertThat(chain.blocks()).isZero();
    assertThat(chain.tokens()).isZero();
  }

  @Test
  void refusesToBeUsedTwice() {
    PrefixHasher hasher = PrefixHasher.of(SCHEME);
    hasher.finish("m", "");
    assertThatIllegalStateException()
        .isThrownBy(() -> hasher.text(new byte[1], 0, 1))
        .withMessage("the hasher is spent: one hasher hashes one prompt");
    assertThatIllegalStateException().isThrownBy(() -> hasher.finish("m", ""));
  }

  @Test
  void refusesAnAlgorithmItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrefixHasher.of(new PrefixScheme("sha256", 16, 10)))
        .withMessage("algorithm to hash with must be \"approximate-xxh64\", but was sha256");
  }

  @Test
  void takesHashesOfOthersIfTheyFitTheirScheme() {
    PrefixScheme scheme = new PrefixScheme("trace", 512, 4);
    PrefixChain chain = PrefixChain.of(scheme, new long[] {46, 47}, 600);
    assertThat(hashes(chain)).containsExactly(46L, 47L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrefixChain.of(scheme, new long[] {46, 47}, 512))
        .withMessage("tokens must be in [513, 1024], but was 512");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrefixChain.of(scheme, new long[5], 2500))
        .withMessage("number of hashes must be in [0, 4], but was 5");
  }

  private static long oneBlock(String model, String salt) {
    PrefixHasher hasher = PrefixHasher.of(SCHEME);
    hasher.text(new byte[] {1, 2, 3, 4}, 0, 4);
    return hasher.finish(model, salt).hash(0);
  }

  private static List<Long> hashes(PrefixChain chain) {
    List<Long> hashes = new ArrayList<>();
    for (int i = 0; i < chain.blocks(); i++) {
      hashes.add(chain.hash(i));
    }
    return hashes;
  }

  /** The definition, block by block over the whole text. */
  private static List<Long> bySpecification(
      byte[] text, String model, String salt, PrefixScheme scheme) {
    byte[] whole = Arrays.copyOf(text, text.length + 3 & -4);
    int size = 4 * scheme.blockTokens();
    List<Long> links = new ArrayList<>();
    long link = XxHash64.hash((model + salt).getBytes(StandardCharsets.UTF_8));
    for (int at = 0; at < whole.length && links.size() < scheme.maxBlocks(); at += size) {
      long digest = XxHash64.hash(Arrays.copyOfRange(whole, at, Math.min(whole.length, at + size)));
      byte[] both =
          ByteBuffer.allocate(16)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(digest)
              .putLong(link)
              .array();
      link = XxHash64.hash(both);
      links.add(link);
    }
    return links;
  }
}
