package io.fairlead.cel.dra;

import io.fairlead.cel.CelIssue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a selector: ready for devices, or refused in the server's words. */
public final class DeviceCompilation {

  private final @Nullable DeviceSelector selector;
  private final String message;
  private final List<CelIssue> issues;

  DeviceCompilation(@Nullable DeviceSelector selector, String message, List<CelIssue> issues) {
    this.selector = selector;
    this.message = message;
    this.issues = List.copyOf(issues);
  }

  /** Returns the selector, or empty if there is a {@link #message()}. */
  public Optional<DeviceSelector> selector() {
    return Optional.ofNullable(selector);
  }

  /**
   * Returns the selector.
   *
   * @throws IllegalArgumentException if there is none, with {@link #message()}
   */
  public DeviceSelector orThrow() {
    if (selector == null) {
      throw new IllegalArgumentException("selector must be valid, but was not: " + message);
    }
    return selector;
  }

  /** Returns why there is no selector; "" if there is one. */
  public String message() {
    return message;
  }

  /** Returns the complaints with their places, as far as they have one. */
  public List<CelIssue> issues() {
    return issues;
  }
}
