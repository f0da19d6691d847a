package io.fairlead.dra.authoring;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceClassConfiguration;
import io.fairlead.api.resource.v1.DeviceSelector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device class while it is written. Not thread-safe. */
public final class DeviceClassDraft {

  private static final int MOST_CONFIGS = 32;

  private final String name;
  private final List<DeviceSelector> selectors = new ArrayList<>();
  private final List<DeviceClassConfiguration> configs = new ArrayList<>();
  private @Nullable String extendedResourceName;

  private DeviceClassDraft(String name) {
    this.name = name;
  }

  /** Starts a class that every device is of. */
  public static DeviceClassDraft of(String name) {
    return new DeviceClassDraft(Names.subdomain(name, "name of a device class"));
  }

  /** Adds a condition; all of them must hold. */
  public DeviceClassDraft where(DeviceTerm term) {
    if (selectors.size() >= RequestDraft.MOST_SELECTORS) {
      throw violated("selectors of class " + name, "at most 32", selectors.size() + 1);
    }
    selectors.add(term.selector());
    return this;
  }

  /** Gives the driver settings with every device of the class. */
  public DeviceClassDraft config(DriverConfig config) {
    if (configs.size() >= MOST_CONFIGS) {
      throw violated("settings of class " + name, "at most 32", configs.size() + 1);
    }
    configs.add(DeviceClassConfiguration.builder().opaque(config.opaque()).build());
    return this;
  }

  /**
   * Lets pods ask for the class as an extended resource (Kubernetes 1.36, or 1.34 with {@code
   * DRAExtendedResource}).
   *
   * @param resource such as {@code nvidia.com/gpu}, not of {@code kubernetes.io}
   */
  public DeviceClassDraft extendedResourceName(String resource) {
    int slash = resource.indexOf('/');
    String domain = slash < 0 ? "" : resource.substring(0, slash);
    boolean reserved =
        domain.isEmpty()
            || domain.equals("kubernetes.io")
            || domain.endsWith(".kubernetes.io")
            || resource.startsWith("requests.");
    if (reserved) {
      throw violated(
          "extended resource", "DOMAIN/NAME outside kubernetes.io", Names.quoted(resource));
    }
    extendedResourceName = Names.labelKey(resource, "extended resource");
    return this;
  }

  /** Returns the class. */
  public DeviceClass build() {
    return DeviceClass.builder(name)
        .spec(
            s ->
                s.selectors(RequestDraft.orNull(selectors))
                    .config(RequestDraft.orNull(configs))
                    .extendedResourceName(extendedResourceName))
        .build();
  }
}
