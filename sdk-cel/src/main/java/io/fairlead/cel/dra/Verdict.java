package io.fairlead.cel.dra;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a selector says of a device: yes, no, or that it failed. */
public final class Verdict {

  /** The device is wanted. */
  public static final Verdict YES = new Verdict(true, null);

  /** The device is not wanted. */
  public static final Verdict NO = new Verdict(false, null);

  private static final String HINT =
      ". consider using CEL optional chaining (.? followed by orValue()) or guarding the check"
          + " with has() for optional fields";

  private final boolean matches;
  private final @Nullable String error;

  private Verdict(boolean matches, @Nullable String error) {
    this.matches = matches;
    this.error = error;
  }

  /** Returns the verdict of a selector that could not be evaluated. */
  public static Verdict failed(String error) {
    return new Verdict(false, error);
  }

  /** Whether the device is wanted; false if the selector failed. */
  public boolean matches() {
    return matches;
  }

  /** Whether the selector failed, which ends the scheduler's attempt for the whole pod. */
  public boolean failed() {
    return error != null;
  }

  /** Returns the error of a selector that failed, as evaluation gives it. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** Returns the error as the scheduler reports it: with a hint where a key is missing. */
  public Optional<String> errorWithHint() {
    return error().map(text -> text.contains("no such key:") ? text + HINT : text);
  }

  @Override
  public String toString() {
    return error != null ? "failed: " + error : matches ? "yes" : "no";
  }
}
