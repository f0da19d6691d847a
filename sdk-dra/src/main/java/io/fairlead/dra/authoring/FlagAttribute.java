package io.fairlead.dra.authoring;

/**
 * An attribute whose value is true or false.
 *
 * @param domain DNS name of at most 63 characters
 * @param id C identifier of at most 32 characters
 */
public record FlagAttribute(String domain, String id) implements DeviceProperty {

  public FlagAttribute {
    Names.domain(domain);
    Names.id(id);
  }

  /** Returns the attribute of a name such as {@code dra.net/rdma}. */
  public static FlagAttribute of(String qualifiedName) {
    String[] parts = Guarded.split(qualifiedName);
    return new FlagAttribute(parts[0], parts[1]);
  }

  /** Holds where it is there and true. */
  public DeviceTerm isTrue() {
    return Guarded.term(this, "$ == true");
  }

  /** Holds where it is there and false; see {@link DeviceTerm#not} for "or not there". */
  public DeviceTerm isFalse() {
    return Guarded.term(this, "$ == false");
  }
}
