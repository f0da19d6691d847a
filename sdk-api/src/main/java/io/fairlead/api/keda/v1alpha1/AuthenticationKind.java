package io.fairlead.api.keda.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * Whether the authentication is namespaced. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record AuthenticationKind(@JsonValue String value) {

  /** {@code TriggerAuthentication}. */
  public static final AuthenticationKind TRIGGER_AUTHENTICATION =
      new AuthenticationKind("TriggerAuthentication");

  /** {@code ClusterTriggerAuthentication}. */
  public static final AuthenticationKind CLUSTER_TRIGGER_AUTHENTICATION =
      new AuthenticationKind("ClusterTriggerAuthentication");

  private static final List<AuthenticationKind> KNOWN =
      List.of(TRIGGER_AUTHENTICATION, CLUSTER_TRIGGER_AUTHENTICATION);

  public AuthenticationKind {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static AuthenticationKind of(String value) {
    return switch (value) {
      case "TriggerAuthentication" -> TRIGGER_AUTHENTICATION;
      case "ClusterTriggerAuthentication" -> CLUSTER_TRIGGER_AUTHENTICATION;
      default -> new AuthenticationKind(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<AuthenticationKind> known() {
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
