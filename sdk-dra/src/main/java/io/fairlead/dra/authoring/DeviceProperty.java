package io.fairlead.dra.authoring;

/**
 * An attribute or a capacity that drivers publish, with its type: what can be asked of it is what
 * CEL can answer.
 *
 * <p>Every term about a property has its guard, so that a device without it is passed over instead
 * of ending the search. The domain is always written out: a name that a slice publishes without one
 * belongs to the driver's domain.
 */
public sealed interface DeviceProperty
    permits TextAttribute, IntAttribute, FlagAttribute, VersionAttribute, CapacityProperty {

  /** Returns the domain, such as {@code gpu.nvidia.com}. */
  String domain();

  /** Returns the name within the domain, such as {@code productName}. */
  String id();

  /** Returns {@code domain/id}, as constraints write it. */
  default String qualifiedName() {
    return domain() + '/' + id();
  }

  /** Holds where a device has it. */
  default DeviceTerm exists() {
    return DeviceTerm.comparison(CelText.test(field(), domain(), id()));
  }

  /** Returns {@code attributes} or {@code capacity}: the field of {@code device} that has it. */
  default String field() {
    return this instanceof CapacityProperty ? "capacity" : "attributes";
  }
}
