package io.fairlead.simulation;

import static io.fairlead.kernel.Preconditions.requirePositive;

/**
 * A run of tokens known by identity, not by text: token {@code i} of two spans is the same token if
 * and only if their seeds are equal.
 *
 * @param seed identity of the run
 * @param tokens its length, at least 1
 */
public record TokenSpan(long seed, int tokens) {

  public TokenSpan {
    requirePositive(tokens, "tokens");
  }

  /** Appends the run as text, {@link TokenText#BYTES} bytes a token. */
  public void appendTo(StringBuilder text) {
    for (int i = 0; i < tokens; i++) {
      TokenText.append(text, seed, i);
    }
  }
}
