package io.fairlead.dra.authoring;

import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceClassSpec;
import io.fairlead.kernel.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which device class stands for an extended resource. Immutable. */
final class ExtendedResources {

  private static final String OF_CLASS = "deviceclass.resource.kubernetes.io/";
  private static final Pattern MIG = Pattern.compile("nvidia\\.com/mig-(\\d+g\\.\\d+gb)(\\.me)?");

  /** Names that device plugins use, as the vendors document them. */
  private static final Map<String, Target> PLUGINS =
      Map.of(
          "nvidia.com/gpu", new Target(Nvidia.GPU_CLASS, null),
          "amd.com/gpu", new Target(Amd.GPU_CLASS, null),
          "google.com/tpu", new Target(GoogleTpu.TPU_CLASS, null),
          "gpu.intel.com/i915", new Target("gpu.intel.com", Intel.KERNEL_DRIVER.is("i915")),
          "gpu.intel.com/xe", new Target("gpu.intel.com", Intel.KERNEL_DRIVER.is("xe")),
          "habana.ai/gaudi", new Target("gaudi.intel.com", null));

  private final Map<String, DeviceClass> byResource = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /** What to ask for instead. */
  record Target(String deviceClass, @Nullable DeviceTerm term) {}

  ExtendedResources(Iterable<DeviceClass> classes) {
    for (DeviceClass deviceClass : classes) {
      names.add(name(deviceClass));
      DeviceClassSpec spec = deviceClass.spec();
      if (spec != null && spec.extendedResourceName() != null) {
        byResource.merge(spec.extendedResourceName(), deviceClass, ExtendedResources::later);
      }
    }
  }

  /**
   * Of two classes for one resource the later one counts, of equally old ones the first by name.
   */
  private static DeviceClass later(DeviceClass a, DeviceClass b) {
    Timestamp first = a.metadata().creationTimestamp();
    Timestamp second = b.metadata().creationTimestamp();
    int order =
        first == null || second == null
            ? (first == null ? 0 : 1) - (second == null ? 0 : 1)
            : first.toString().compareTo(second.toString());
    if (order == 0) {
      order = name(b).compareTo(name(a));
    }
    return order >= 0 ? a : b;
  }

  private static String name(DeviceClass deviceClass) {
    return String.valueOf(deviceClass.metadata().name());
  }

  /** Whether it is an extended resource at all. */
  static boolean isExtended(String resource) {
    int slash = resource.indexOf('/');
    String domain = slash < 0 ? "" : resource.substring(0, slash);
    boolean kubernetes = domain.equals("kubernetes.io") || domain.endsWith(".kubernetes.io");
    return slash > 0 && (!kubernetes || resource.startsWith(OF_CLASS));
  }

  Optional<Target> target(String resource) {
    DeviceClass named = byResource.get(resource);
    if (named != null) {
      return Optional.of(new Target(name(named), null));
    }
    if (resource.startsWith(OF_CLASS)) {
      return Optional.of(new Target(resource.substring(OF_CLASS.length()), null));
    }
    Matcher mig = MIG.matcher(resource);
    if (mig.matches()) {
      String profile = mig.group(1) + (mig.group(2) == null ? "" : "+me");
      return Optional.of(new Target(Nvidia.MIG_CLASS, Nvidia.PROFILE.is(profile)));
    }
    return Optional.ofNullable(PLUGINS.get(resource));
  }

  /** Whether the classes of the cluster are known, and this is none of them. */
  boolean lacks(String deviceClass) {
    return !names.isEmpty() && !names.contains(deviceClass);
  }
}
