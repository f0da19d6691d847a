package io.fairlead.vertx.simulated;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The few members of a chat or completions request that a simulated server looks at, read in one
 * pass without a tree. The text of the prompt goes to a consumer, in the order of the body.
 */
final class OpenAiRequest {

  private static final JsonFactory JSON = new JsonFactory();

  @Nullable String model;
  boolean stream;
  boolean includeUsage;
  boolean continuousUsage;
  boolean ignoreEos;
  boolean remotePrefill;
  boolean hasPrompt;
  int maxTokens = -1;
  int minTokens = -1;
  int choices = 1;
  int prompts;
  double temperature = 1.0;

  /** The prompt, or the last message of a user, or the last message. */
  String echo = "";

  private boolean echoIsOfUser;

  private OpenAiRequest() {}

  /**
   * Reads a body.
   *
   * @param text gets each role and each content in turn
   * @throws IOException if it is not JSON, or not an object
   */
  static OpenAiRequest read(byte[] body, Consumer<String> text) throws IOException {
    OpenAiRequest request = new OpenAiRequest();
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the body must be a JSON object");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        request.member(json, name, value, text);
      }
      if (json.nextToken() != null) {
        throw new IOException("the body must be one JSON object");
      }
    }
    return request;
  }

  private void member(JsonParser json, String name, JsonToken value, Consumer<String> text)
      throws IOException {
    switch (name) {
      case "model" -> model = value == JsonToken.VALUE_STRING ? json.getText() : null;
      case "stream" -> stream = value == JsonToken.VALUE_TRUE;
      case "ignore_eos" -> ignoreEos = value == JsonToken.VALUE_TRUE;
      case "max_tokens", "max_completion_tokens" -> maxTokens = number(json, value, maxTokens);
      case "min_tokens" -> minTokens = number(json, value, minTokens);
      case "n" -> choices = number(json, value, 1);
      case "temperature" -> {
        if (value.isNumeric()) {
          temperature = json.getDoubleValue();
        }
      }
      case "stream_options" -> flags(json, value);
      case "kv_transfer_params" -> flags(json, value);
      case "messages" -> messages(json, value, text);
      case "prompt" -> prompt(json, value, text);
      default -> {}
    }
    json.skipChildren(); // what was not read: a list where a text should be, an unknown member
  }

  private static int number(JsonParser json, JsonToken value, int otherwise) throws IOException {
    if (value.isNumeric()) {
      return json.getIntValue();
    }
    json.skipChildren();
    return otherwise;
  }

  private void flags(JsonParser json, JsonToken value) throws IOException {
    if (value != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      boolean on = json.nextToken() == JsonToken.VALUE_TRUE;
      json.skipChildren();
      switch (name) {
        case "include_usage" -> includeUsage = on;
        case "continuous_usage_stats" -> continuousUsage = on;
        case "do_remote_prefill" -> remotePrefill = on;
        default -> {}
      }
    }
  }

  private void messages(JsonParser json, JsonToken value, Consumer<String> text)
      throws IOException {
    if (value != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        message(json, text);
        hasPrompt = true;
        prompts = 1;
      } else {
        json.skipChildren();
      }
    }
  }

  private void message(JsonParser json, Consumer<String> text) throws IOException {
    String role = "";
    String content = "";
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("role") && value == JsonToken.VALUE_STRING) {
        role = json.getText();
      } else if (name.equals("content")) {
        content = content(json, value);
      } else {
        json.skipChildren();
      }
    }
    text.accept(role);
    text.accept(content);
    boolean user = role.equals("user");
    if (user || !echoIsOfUser) {
      echo = content;
      echoIsOfUser = user;
    }
  }

  /** A text, or the texts of a list of parts; pictures and sounds count for nothing. */
  private static String content(JsonParser json, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    if (value != JsonToken.START_ARRAY) {
      json.skipChildren();
      return "";
    }
    StringBuilder parts = new StringBuilder();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        json.skipChildren();
        continue;
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING && name.equals("text")) {
          parts.append(json.getText());
        } else {
          json.skipChildren();
        }
      }
    }
    return parts.toString();
  }

  /** A text, a list of texts, a list of token ids, or a list of such lists. */
  private void prompt(JsonParser json, JsonToken value, Consumer<String> text) throws IOException {
    hasPrompt = true;
    if (value == JsonToken.VALUE_STRING) {
      prompts = 1;
      echo = json.getText();
      text.accept(echo);
      return;
    }
    if (value != JsonToken.START_ARRAY) {
      hasPrompt = false;
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      switch (json.currentToken()) {
        case VALUE_STRING -> {
          prompts++;
          echo = json.getText();
          text.accept(echo);
        }
        case VALUE_NUMBER_INT -> {
          prompts = Math.max(prompts, 1);
          text.accept(tokenId(json.getLongValue()));
        }
        case START_ARRAY -> {
          prompts++;
          while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
              text.accept(tokenId(json.getLongValue()));
            } else {
              json.skipChildren();
            }
          }
        }
        default -> json.skipChildren();
      }
    }
  }

  /** A token id as one token of text: three base-64 characters hold ids below 262,144. */
  private static String tokenId(long id) {
    StringBuilder text = new StringBuilder(4).append('#');
    for (int shift = 12; shift >= 0; shift -= 6) {
      text.append((char) ('0' + ((id >>> shift) & 63)));
    }
    return text.toString();
  }
}
