package io.fairlead.dra.authoring;

import io.fairlead.cel.CelRead;
import io.fairlead.cel.dra.CelDevice;
import io.fairlead.cel.dra.DeviceEnvironment;
import io.fairlead.cel.dra.DeviceSelector;
import io.fairlead.dra.authoring.PublishedDevices.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The devices that an expression is evaluated on: those that passed all expressions before it.
 * Immutable.
 *
 * <p>Beside the published ones there are specimens, one for each kind of device that a preset
 * knows, and one of a driver that nobody knows. A specimen leaves only where an expression asks for
 * another driver or type; it says what is certain to be there without any slice.
 */
final class LintScope {

  private static final CelDevice STRANGER = CelDevice.builder("unknown.invalid").build();

  private final List<Published> devices;
  private final List<CelDevice> specimens;

  private LintScope(List<Published> devices, List<CelDevice> specimens) {
    this.devices = devices;
    this.specimens = specimens;
  }

  static LintScope of(PublishedDevices published) {
    List<CelDevice> specimens = new ArrayList<>();
    for (DriverPreset preset : DriverPreset.all()) {
      preset.kinds().forEach(kind -> specimens.add(kind.specimen(preset.driver())));
    }
    specimens.add(STRANGER);
    return new LintScope(published.all(), specimens);
  }

  List<Published> devices() {
    return devices;
  }

  /** Returns what is left after an expression; devices on which it fails are left, too. */
  LintScope after(DeviceSelector selector, DeviceEnvironment environment) {
    List<Published> left = new ArrayList<>();
    for (Published published : devices) {
      if (selector.matches(published.device()).matches()) {
        left.add(published);
      }
    }
    return new LintScope(left, specimensAfter(selector, environment));
  }

  private List<CelDevice> specimensAfter(DeviceSelector selector, DeviceEnvironment environment) {
    List<CelDevice> left = specimens;
    for (String conjunct : selector.conjuncts()) {
      DeviceSelector part = environment.compile(conjunct).selector().orElse(null);
      if (part == null || !part.reads().stream().allMatch(LintScope::isDriverOrType)) {
        continue;
      }
      List<CelDevice> passed = new ArrayList<>();
      for (CelDevice specimen : left) {
        if (part.matches(specimen).matches()) {
          passed.add(specimen);
        }
      }
      left = passed;
    }
    return left;
  }

  private static boolean isDriverOrType(CelRead read) {
    Name name = Name.ofPath(read.path());
    return name == null
        ? read.path().equals(List.of("device", "driver"))
        : name.field().equals("attributes") && name.id().equals("type");
  }

  /**
   * Whether every device that can get past the driver and type that an expression asks for is
   * certain to have something.
   */
  boolean isCertain(Name name, DeviceSelector selector, DeviceEnvironment environment) {
    List<CelDevice> left = specimensAfter(selector, environment);
    return !left.isEmpty()
        && left.stream().allMatch(device -> PublishedDevices.value(device, name) != null);
  }

  boolean has(Name name) {
    return devices.stream().anyMatch(published -> published.names().contains(name));
  }

  Set<Name> names() {
    Set<Name> names = new TreeSet<>();
    devices.forEach(published -> names.addAll(published.names()));
    return names;
  }

  /** Returns which name was meant by one that no device has, as a question; "" if none is near. */
  String meant(String qualified, String field) {
    Set<String> known = new TreeSet<>();
    names().stream()
        .filter(name -> name.field().equals(field))
        .forEach(name -> known.add(name.qualified()));
    String id = qualified.substring(qualified.indexOf('/') + 1);
    return names().stream()
        .filter(name -> name.field().equals(field) && name.id().equals(id))
        .map(Name::qualified)
        .findFirst()
        .or(() -> KnownNames.nearest(qualified, known))
        .map(other -> "did you mean " + other + '?')
        .orElse("");
  }
}
