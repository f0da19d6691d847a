package io.fairlead.simulation;

import static io.fairlead.kernel.Preconditions.requireNotEmpty;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One message of a prompt.
 *
 * @param role who speaks
 * @param spans what is said, at least one run of tokens
 */
public record PromptMessage(Role role, List<TokenSpan> spans) {

  /** Who speaks. */
  public enum Role {
    /** The operator of the service. */
    SYSTEM,
    /** The user. */
    USER,
    /** The model, in an earlier turn. */
    ASSISTANT;

    /** Returns the name that OpenAI's API uses. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public PromptMessage {
    Objects.requireNonNull(role, "role");
    spans = requireNotEmpty(List.copyOf(spans), "spans");
  }

  /** Returns a message of one span. */
  public static PromptMessage of(Role role, TokenSpan span) {
    return new PromptMessage(role, List.of(span));
  }

  /** Returns the tokens of all spans. */
  public int tokens() {
    int tokens = 0;
    for (TokenSpan span : spans) {
      tokens += span.tokens();
    }
    return tokens;
  }

  /** Appends the message as text that needs no escaping in JSON. */
  public void appendTo(StringBuilder text) {
    for (TokenSpan span : spans) {
      span.appendTo(text);
    }
  }
}
