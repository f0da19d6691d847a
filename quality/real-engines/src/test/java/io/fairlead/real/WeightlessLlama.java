package io.fairlead.real;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a folder that vLLM takes for a Llama model: a configuration, a tokenizer that knows each
 * byte and no words, a chat template. The engine itself makes random weights.
 */
final class WeightlessLlama {

  private static final List<String> SPECIAL =
      List.of("<unk>", "<s>", "</s>", "<|user|>", "<|assistant|>", "<|system|>");
  private static final String TEMPLATE =
      "{% for m in messages %}<|{{ m['role'] }}|>{{ m['content'] }}\n{% endfor %}"
          + "{% if add_generation_prompt %}<|assistant|>{% endif %}";

  private WeightlessLlama() {}

  /** Writes the folder. */
  static Path write(Path folder) {
    List<String> vocabulary = new ArrayList<>(SPECIAL);
    byteAlphabet().forEach(symbol -> vocabulary.add(String.valueOf(symbol)));
    try {
      Files.createDirectories(folder);
      write(folder.resolve("config.json"), config(vocabulary.size()));
      write(folder.resolve("generation_config.json"), Map.of("bos_token_id", 1, "eos_token_id", 2));
      write(folder.resolve("tokenizer.json"), tokenizer(vocabulary));
      write(
          folder.resolve("tokenizer_config.json"),
          Map.of(
              "tokenizer_class", "PreTrainedTokenizerFast",
              "unk_token", "<unk>",
              "bos_token", "<s>",
              "eos_token", "</s>",
              "model_max_length", 8192,
              "clean_up_tokenization_spaces", false,
              "chat_template", TEMPLATE));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, Object content) throws IOException {
    Files.writeString(file, JsonText.create().writePretty(Json.of(content)));
  }

  private static Json config(int vocabulary) {
    return Json.object()
        .put("architectures", Json.texts(List.of("LlamaForCausalLM")))
        .put("model_type", "llama")
        .put("hidden_act", "silu")
        .put("hidden_size", 64)
        .put("intermediate_size", 128)
        .put("num_hidden_layers", 2)
        .put("num_attention_heads", 2)
        .put("num_key_value_heads", 1)
        .put("head_dim", 32)
        .put("max_position_embeddings", 8192)
        .put("rms_norm_eps", 1e-5)
        .put("rope_theta", 10000.0)
        .put("vocab_size", vocabulary)
        .put("bos_token_id", 1)
        .put("eos_token_id", 2)
        .put("tie_word_embeddings", false)
        .put("torch_dtype", "bfloat16")
        .build();
  }

  private static Json tokenizer(List<String> vocabulary) {
    List<Json> added = new ArrayList<>();
    JsonObjectBuilder vocab = Json.object();
    for (int i = 0; i < vocabulary.size(); i++) {
      vocab.put(vocabulary.get(i), i);
      if (i < SPECIAL.size()) {
        added.add(
            Json.object()
                .put("id", i)
                .put("content", vocabulary.get(i))
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true)
                .build());
      }
    }
    Json bytes =
        Json.of(
            Map.of(
                "type",
                "ByteLevel",
                "add_prefix_space",
                false,
                "trim_offsets",
                true,
                "use_regex",
                true));
    return Json.object()
        .put("version", "1.0")
        .put("added_tokens", added)
        .put("pre_tokenizer", bytes)
        .put("decoder", bytes)
        .put(
            "model",
            Json.object()
                .put("type", "BPE")
                .put("unk_token", "<unk>")
                .put("fuse_unk", false)
                .put("byte_fallback", false)
                .put("vocab", vocab.build())
                .put("merges", List.of())
                .build())
        .build();
  }

  /** The 256 visible symbols by which byte-level tokenizers write bytes (GPT-2's table). */
  private static List<Character> byteAlphabet() {
    List<Character> alphabet = new ArrayList<>();
    int next = 256;
    for (int b = 0; b < 256; b++) {
      boolean visible = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
      alphabet.add((char) (visible ? b : next++));
    }
    return alphabet;
  }
}
