package io.fairlead.vertx.simulated;

/** What a simulated server answers. */
public enum AnswerMode {
  /** As many words as {@code max_tokens} asks for, or the options' default. */
  EXACT,
  /**
   * A length drawn from the prompt: up to {@code max_tokens} evenly, about 40 words without it;
   * {@code ignore_eos} makes it exact.
   */
  RANDOM,
  /** The prompt, or the last user message of a chat, cut at {@code max_tokens}. */
  ECHO
}
