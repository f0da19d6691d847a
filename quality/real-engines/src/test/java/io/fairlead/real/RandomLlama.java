package io.fairlead.real;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Writes a Llama model with random weights as a GGUF v3 file.
 *
 * <p>Its text means nothing but is readable and repeatable: the first column of the embeddings is
 * constant, and the first column of the output then lifts words, lifts the end of the text a
 * little, and pushes single bytes far down.
 */
final class RandomLlama {

  private static final int WIDTH = 64;
  private static final int HIDDEN = 128;
  private static final int HEAD = 32;
  private static final int ALIGNMENT = 32;
  private static final int WORDS = 741;
  private static final int UNKNOWN = 2;
  private static final int CONTROL = 3;
  private static final int BYTE = 6;
  private static final int NORMAL = 1;
  private static final String TEMPLATE =
      "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}"
          + "{% if add_generation_prompt %}assistant: {% endif %}";

  private final SplittableRandom random;
  private final int layers;
  private final List<String> tokens = new ArrayList<>(List.of("<unk>", "<s>", "</s>"));
  private final List<Integer> types = new ArrayList<>(List.of(UNKNOWN, CONTROL, CONTROL));
  private final Part metadata = new Part();
  private final Part directory = new Part();
  private final Part data = new Part();
  private int entries;
  private int tensors;

  private RandomLlama(int layers, long seed) {
    this.layers = layers;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Writes a model of that many layers; more layers are slower, and so more like the real thing.
   */
  static Path write(Path file, int layers, long seed) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, new RandomLlama(layers, seed).bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes() {
    vocabulary();
    describe();
    weights();
    Part file = new Part();
    file.raw("GGUF".getBytes(StandardCharsets.US_ASCII)).u32(3).u64(tensors).u64(entries);
    file.raw(metadata.bytes()).raw(directory.bytes()).pad();
    return file.raw(data.bytes()).bytes();
  }

  private void vocabulary() {
    for (int b = 0; b < 256; b++) {
      tokens.add(String.format("<0x%02X>", b));
      types.add(BYTE);
    }
    List<String> syllables = new ArrayList<>();
    for (char consonant : "bdfgklmnprstvz".toCharArray()) {
      for (char vowel : "aeiou".toCharArray()) {
        syllables.add("" + consonant + vowel);
      }
    }
    Set<String> words = new LinkedHashSet<>(syllables);
    while (words.size() < WORDS) {
      StringBuilder word = new StringBuilder("\u2581"); // a space, as SentencePiece writes it
      for (int i = 2 + random.nextInt(3); i > 0; i--) {
        word.append(syllables.get(random.nextInt(syllables.size())));
      }
      words.add(word.toString());
    }
    for (String word : words) {
      tokens.add(word);
      types.add(NORMAL);
    }
  }

  private void describe() {
    text("general.architecture", "llama");
    text("general.name", "random llama");
    number("llama.context_length", 8192);
    number("llama.embedding_length", WIDTH);
    number("llama.block_count", layers);
    number("llama.feed_forward_length", HIDDEN);
    number("llama.attention.head_count", WIDTH / HEAD);
    number("llama.attention.head_count_kv", WIDTH / HEAD);
    key("llama.attention.layer_norm_rms_epsilon", 6).f32(1e-5f);
    number("llama.rope.dimension_count", HEAD);
    number("llama.vocab_size", tokens.size());
    text("tokenizer.ggml.model", "llama");
    key("tokenizer.ggml.tokens", 9).u32(8).u64(tokens.size());
    tokens.forEach(metadata::text);
    key("tokenizer.ggml.scores", 9).u32(6).u64(tokens.size());
    int firstWord = tokens.size() - WORDS;
    for (int i = 0; i < tokens.size(); i++) {
      metadata.f32(Math.min(0, firstWord - i));
    }
    key("tokenizer.ggml.token_type", 9).u32(5).u64(tokens.size());
    types.forEach(metadata::u32);
    number("tokenizer.ggml.bos_token_id", 1);
    number("tokenizer.ggml.eos_token_id", 2);
    number("tokenizer.ggml.unknown_token_id", 0);
    key("tokenizer.ggml.add_bos_token", 7).raw(new byte[] {1});
    text("tokenizer.chat_template", TEMPLATE);
  }

  private void weights() {
    double scale = 1 / Math.sqrt(WIDTH);
    float[] embedding = normal(tokens.size() * WIDTH, 0.6);
    float[] output = normal(tokens.size() * WIDTH, 4.8 * scale);
    for (int i = 0; i < tokens.size(); i++) {
      embedding[i * WIDTH] = 6;
      output[i * WIDTH] = types.get(i) == NORMAL ? 1 : i == 2 ? 0.75f : -8;
    }
    tensor("token_embd", embedding, WIDTH, tokens.size());
    for (int layer = 0; layer < layers; layer++) {
      String block = "blk." + layer + ".";
      ones(block + "attn_norm");
      for (String name : List.of("attn_q", "attn_k", "attn_v", "attn_output")) {
        tensor(block + name, normal(WIDTH * WIDTH, scale / 2), WIDTH, WIDTH);
      }
      ones(block + "ffn_norm");
      tensor(block + "ffn_gate", normal(WIDTH * HIDDEN, scale / 2), WIDTH, HIDDEN);
      tensor(block + "ffn_up", normal(WIDTH * HIDDEN, scale / 2), WIDTH, HIDDEN);
      tensor(block + "ffn_down", normal(HIDDEN * WIDTH, scale / 2), HIDDEN, WIDTH);
    }
    ones("output_norm");
    tensor("output", output, WIDTH, tokens.size());
  }

  private float[] normal(int length, double scale) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (random.nextGaussian() * scale);
    }
    return values;
  }

  private void ones(String name) {
    float[] values = new float[WIDTH];
    Arrays.fill(values, 1);
    tensor(name, values, WIDTH);
  }

  /** Dimensions as GGUF orders them: the one that changes fastest first. */
  private void tensor(String name, float[] values, int... dimensions) {
    directory.text(name + ".weight").u32(dimensions.length);
    for (int dimension : dimensions) {
      directory.u64(dimension);
    }
    directory.u32(0).u64(data.size()); // type F32, offset
    ByteBuffer floats = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    floats.asFloatBuffer().put(values);
    data.raw(floats.array()).pad();
    tensors++;
  }

  private void number(String name, int value) {
    key(name, 4).u32(value);
  }

  private void text(String name, String value) {
    key(name, 8).text(value);
  }

  private Part key(String name, int type) {
    entries++;
    return metadata.text(name).u32(type);
  }

  /** Little-endian bytes. */
  private static final class Part {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Part raw(byte[] bytes) {
      out.writeBytes(bytes);
      return this;
    }

    Part u32(int value) {
      return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }

    Part u64(long value) {
      return raw(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }

    Part f32(float value) {
      return u32(Float.floatToIntBits(value));
    }

    Part text(String value) {
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      return u64(utf8.length).raw(utf8);
    }

    Part pad() {
      return raw(new byte[Math.floorMod(-out.size(), ALIGNMENT)]);
    }

    int size() {
      return out.size();
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
