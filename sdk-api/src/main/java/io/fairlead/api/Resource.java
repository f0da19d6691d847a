package io.fairlead.api;

import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.kernel.Json;
import java.util.Map;

/**
 * An object of the API server.
 *
 * <p>Typed kinds are records, one per group, version and kind; every other kind is a {@link
 * DynamicResource}. Implementations are immutable.
 */
public interface Resource {

  /** Returns group and version, for example {@code resource.k8s.io/v1}. */
  String apiVersion();

  /** Returns the kind, for example {@code ResourceClaim}. */
  String kind();

  /** Returns name, namespace, labels and the like; {@link ObjectMeta#ABSENT} if there is none. */
  ObjectMeta metadata();

  /** Returns the top-level fields that the Java type does not know, in order of arrival. */
  Map<String, Json> unknownFields();
}
