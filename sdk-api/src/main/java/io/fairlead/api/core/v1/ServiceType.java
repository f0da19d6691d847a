package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How a service is reached. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record ServiceType(@JsonValue String value) {

  /** {@code ClusterIP}. */
  public static final ServiceType CLUSTER_IP = new ServiceType("ClusterIP");

  /** {@code ExternalName}. */
  public static final ServiceType EXTERNAL_NAME = new ServiceType("ExternalName");

  /** {@code LoadBalancer}. */
  public static final ServiceType LOAD_BALANCER = new ServiceType("LoadBalancer");

  /** {@code NodePort}. */
  public static final ServiceType NODE_PORT = new ServiceType("NodePort");

  private static final List<ServiceType> KNOWN =
      List.of(CLUSTER_IP, EXTERNAL_NAME, LOAD_BALANCER, NODE_PORT);

  public ServiceType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static ServiceType of(String value) {
    return switch (value) {
      case "ClusterIP" -> CLUSTER_IP;
      case "ExternalName" -> EXTERNAL_NAME;
      case "LoadBalancer" -> LOAD_BALANCER;
      case "NodePort" -> NODE_PORT;
      default -> new ServiceType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<ServiceType> known() {
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
