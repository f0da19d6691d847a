package io.fairlead.cel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value that may be missing, as {@code a.?b} makes it. */
public final class CelOptional {

  /** Nothing there. */
  public static final CelOptional NONE = new CelOptional(null);

  private final @Nullable Object value;

  private CelOptional(@Nullable Object value) {
    this.value = value;
  }

  /** Returns the optional that holds a value. */
  public static CelOptional of(Object value) {
    return new CelOptional(Objects.requireNonNull(value, "value"));
  }

  /** Returns the value, or {@code null} if there is none. */
  public @Nullable Object value() {
    return value;
  }

  /** Whether there is a value. */
  public boolean isPresent() {
    return value != null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CelOptional that && Objects.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  @Override
  public String toString() {
    return value == null ? "optional.none" : "optional(" + value + ')';
  }
}
