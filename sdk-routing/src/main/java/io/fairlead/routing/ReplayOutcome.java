package io.fairlead.routing;

import java.util.Objects;

/**
 * How a decision compares with the recorded one on the same input.
 *
 * @param kind whether it is the same
 * @param text what differs, in one line; "" if nothing does
 */
public record ReplayOutcome(Kind kind, String text) {

  /** Whether a decision is the same. */
  public enum Kind {
    /** It is; from the recorded profile also in its fallbacks and its margin, bit for bit. */
    SAME,
    /** Another endpoint, to which the profile gives exactly as much as to the recorded one. */
    TIED,
    /** It is not. */
    DIFFERENT
  }

  public ReplayOutcome {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }
}
