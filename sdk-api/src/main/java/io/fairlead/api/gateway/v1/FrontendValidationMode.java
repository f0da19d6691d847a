package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * Whether clients without a valid certificate are let in. Any other value survives as well: ask
 * {@link #isKnown}.
 *
 * @param value as it is written
 */
public record FrontendValidationMode(@JsonValue String value) {

  /** {@code AllowValidOnly}. */
  public static final FrontendValidationMode ALLOW_VALID_ONLY =
      new FrontendValidationMode("AllowValidOnly");

  /** {@code AllowInsecureFallback}. */
  public static final FrontendValidationMode ALLOW_INSECURE_FALLBACK =
      new FrontendValidationMode("AllowInsecureFallback");

  private static final List<FrontendValidationMode> KNOWN =
      List.of(ALLOW_VALID_ONLY, ALLOW_INSECURE_FALLBACK);

  public FrontendValidationMode {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static FrontendValidationMode of(String value) {
    return switch (value) {
      case "AllowValidOnly" -> ALLOW_VALID_ONLY;
      case "AllowInsecureFallback" -> ALLOW_INSECURE_FALLBACK;
      default -> new FrontendValidationMode(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<FrontendValidationMode> known() {
    return KNOWN;
  }

  /** Returns whether the value is one of the constants. */
  public boolean isKnown() {
    return KNOWN.contains(this);
  }

  /** Returns {@link #value}. */
  @Override
  public String toString() {
    return value;
  }
}
