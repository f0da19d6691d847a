package io.fairlead.cel.dra;

import io.fairlead.cel.CelList;
import io.fairlead.cel.CelMap;
import io.fairlead.cel.SemanticVersion;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A device as selectors see it: the variable {@code device}. Immutable; make one per device and use
 * it for all selectors.
 */
public final class CelDevice {

  private final String driver;
  private final DeviceMap attributes;
  private final DeviceMap capacity;
  private final View view;
  private final @Nullable String problem;

  private CelDevice(Builder builder) {
    driver = builder.driver;
    attributes = new DeviceMap(wrapped(builder.attributes));
    capacity = new DeviceMap(wrapped(builder.capacity));
    view = new View(driver, attributes, capacity, builder.shared);
    problem = builder.problem;
  }

  private static Map<String, CelMap> wrapped(Map<String, Map<String, Object>> domains) {
    Map<String, CelMap> wrapped = new LinkedHashMap<>();
    domains.forEach((domain, values) -> wrapped.put(domain, CelMap.of(values)));
    return wrapped;
  }

  /**
   * Starts a device.
   *
   * @param driver its driver's name, the domain of names without one
   */
  public static Builder builder(String driver) {
    return new Builder(driver);
  }

  /** Returns the name of the driver. */
  public String driver() {
    return driver;
  }

  /**
   * Returns an attribute.
   *
   * @param domain DNS subdomain
   * @param id C identifier
   * @return {@code null} if the device has none of that name
   */
  public @Nullable Object attribute(String domain, String id) {
    CelMap values = attributes.domain(domain);
    return values == null ? null : values.find(id);
  }

  /** Returns a capacity, or {@code null} if the device has none of that name. */
  public @Nullable Quantity capacity(String domain, String id) {
    CelMap values = capacity.domain(domain);
    return values == null ? null : (Quantity) values.find(id);
  }

  DeviceFields view() {
    return view;
  }

  /** Returns why no expression can be evaluated on this device, or {@code null}. */
  @Nullable String problem() {
    return problem;
  }

  private record View(
      String driver, CelMap attributes, CelMap capacity, boolean allowMultipleAllocations)
      implements DeviceFields {}

  /**
   * Collects attributes and capacities; not thread-safe. Names are {@code id} or {@code domain/id};
   * a later value of the same name replaces the earlier one.
   */
  public static final class Builder {
    private final String driver;
    private final Map<String, Map<String, Object>> attributes = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> capacity = new LinkedHashMap<>();
    private boolean shared;
    private @Nullable String problem;

    private Builder(String driver) {
      this.driver = Objects.requireNonNull(driver, "driver");
    }

    /** Sets a text. */
    public Builder attribute(String name, String value) {
      return put(attributes, name, value);
    }

    /** Sets a number. */
    public Builder attribute(String name, long value) {
      return put(attributes, name, value);
    }

    /** Sets a flag. */
    public Builder attribute(String name, boolean value) {
      return put(attributes, name, value);
    }

    /**
     * Sets a version. If the text is none, every evaluation on this device fails, as upstream; the
     * API server does not let such a device in.
     */
    public Builder version(String name, String value) {
      SemanticVersion version = parsed(value, name);
      return version == null ? this : put(attributes, name, version);
    }

    /**
     * Sets a list of texts, numbers or flags.
     *
     * @param values of type {@code String}, {@code Long} or {@code Boolean}, all of one type
     */
    public Builder list(String name, List<?> values) {
      return put(attributes, name, CelList.of(List.copyOf(values)));
    }

    /** Sets a list of versions; see {@link #version}. */
    public Builder versions(String name, List<String> values) {
      List<SemanticVersion> versions = new ArrayList<>();
      for (String value : values) {
        SemanticVersion version = parsed(value, name);
        if (version != null) {
          versions.add(version);
        }
      }
      return put(attributes, name, CelList.of(versions));
    }

    /** Reports an attribute that has no value of any known type. */
    public Builder unsupported(String name) {
      return refuse(name, "unsupported attribute value");
    }

    /** Sets a capacity. */
    public Builder capacity(String name, Quantity value) {
      return put(capacity, name, value);
    }

    /** Sets whether several claims may share the device; false if never called. */
    public Builder allowMultipleAllocations(boolean allowed) {
      shared = allowed;
      return this;
    }

    private @Nullable SemanticVersion parsed(String text, String name) {
      SemanticVersion version = SemanticVersion.parse(text);
      if (version == null) {
        refuse(name, "parse semantic version: " + SemanticVersion.problem(text));
      }
      return version;
    }

    private Builder refuse(String name, String why) {
      if (problem == null) {
        problem = "attribute " + name + ": " + why;
      }
      return this;
    }

    private Builder put(Map<String, Map<String, Object>> in, String name, Object value) {
      int slash = name.indexOf('/');
      String domain = slash < 0 ? driver : name.substring(0, slash);
      String id = slash < 0 ? name : name.substring(slash + 1);
      in.computeIfAbsent(domain, d -> new LinkedHashMap<>()).put(id, value);
      return this;
    }

    /** Returns the device. */
    public CelDevice build() {
      return new CelDevice(this);
    }
  }
}
