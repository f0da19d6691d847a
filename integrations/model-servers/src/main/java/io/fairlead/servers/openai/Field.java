package io.fairlead.servers.openai;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fairlead.servers.openai.PromptText.Asset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The members of a request that are looked at; told apart without making a text of the name. */
enum Field {
  MODEL("model"),
  STREAM("stream"),
  OPTIONS("stream_options"),
  INCLUDE_USAGE("include_usage"),
  SALT("cache_salt"),
  CHOICES("n"),
  MAX_TOKENS("max_tokens"),
  MAX_COMPLETION_TOKENS("max_completion_tokens"),
  MAX_OUTPUT_TOKENS("max_output_tokens"),
  MESSAGES("messages"),
  TOOLS("tools"),
  PROMPT("prompt"),
  INSTRUCTIONS("instructions"),
  INPUT("input"),
  ROLE("role"),
  CONTENT("content"),
  TEXT("text"),
  IMAGE_URL("image_url"),
  VIDEO_URL("video_url"),
  AUDIO_URL("audio_url"),
  INPUT_AUDIO("input_audio"),
  ASSET_TEXT("url"),
  DATA("data"),
  FORMAT("format"),
  OTHER("");

  private static final Field[] COMMON = {MODEL, STREAM, OPTIONS, SALT, CHOICES};
  private static final Field[] CHAT = {MESSAGES, TOOLS, MAX_TOKENS, MAX_COMPLETION_TOKENS};
  private static final Field[] COMPLETIONS = {PROMPT, MAX_TOKENS};
  private static final Field[] RESPONSES = {INSTRUCTIONS, TOOLS, INPUT, MAX_OUTPUT_TOKENS};
  private static final Field[] NONE = {};
  private static final Field[] MESSAGE = {ROLE, CONTENT};
  private static final Field[] BLOCK = {TEXT, IMAGE_URL, VIDEO_URL, AUDIO_URL, INPUT_AUDIO};
  private static final Field[] ASSET = {ASSET_TEXT, DATA, FORMAT};
  private static final Field[] INCLUDE = {INCLUDE_USAGE};

  private final String json;

  @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
  private final byte[] bytes;

  Field(String json) {
    this.json = json;
    this.bytes = json.getBytes(US_ASCII);
  }

  String json() {
    return json;
  }

  static Field ofRoot(RequestKind kind, byte[] name, int length) {
    Field common = among(COMMON, name, length);
    if (common != OTHER) {
      return common;
    }
    Field own =
        among(
            switch (kind) {
              case CHAT -> CHAT;
              case COMPLETIONS -> COMPLETIONS;
              case RESPONSES -> RESPONSES;
              case OTHER -> NONE;
            },
            name,
            length);
    return own == MAX_OUTPUT_TOKENS ? MAX_TOKENS : own;
  }

  static Field ofMessage(byte[] name, int length) {
    return among(MESSAGE, name, length);
  }

  static Field ofBlock(byte[] name, int length) {
    return among(BLOCK, name, length);
  }

  static Field ofAsset(byte[] name, int length) {
    return among(ASSET, name, length) == OTHER ? OTHER : ASSET_TEXT;
  }

  static Field ofOptions(byte[] name, int length) {
    return among(INCLUDE, name, length);
  }

  private static Field among(Field[] fields, byte[] name, int length) {
    for (Field field : fields) {
      if (field.bytes.length == length && Arrays.equals(field.bytes, 0, length, name, 0, length)) {
        return field;
      }
    }
    return OTHER;
  }

  /** What a content block with this member is, or {@code null} if it is text. */
  @Nullable Asset asset() {
    return switch (this) {
      case IMAGE_URL -> Asset.IMAGE;
      case VIDEO_URL -> Asset.VIDEO;
      case AUDIO_URL -> Asset.AUDIO;
      case INPUT_AUDIO -> Asset.AUDIO_DATA;
      default -> null;
    };
  }

  /** Which part of a responses prompt this is, or -1. */
  int responsesPart() {
    return switch (this) {
      case INSTRUCTIONS -> 0;
      case TOOLS -> 1;
      case INPUT -> 2;
      default -> -1;
    };
  }
}
