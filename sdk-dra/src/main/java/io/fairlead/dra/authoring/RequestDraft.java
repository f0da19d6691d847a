package io.fairlead.dra.authoring;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.resource.v1.CapacityRequirements;
import io.fairlead.api.resource.v1.DeviceAllocationMode;
import io.fairlead.api.resource.v1.DeviceDerivedAttribute;
import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.api.resource.v1.DeviceSubRequest;
import io.fairlead.api.resource.v1.DeviceTaintEffect;
import io.fairlead.api.resource.v1.DeviceToleration;
import io.fairlead.api.resource.v1.DeviceTolerationOperator;
import io.fairlead.api.resource.v1.ExactDeviceRequest;
import io.fairlead.cel.CelEnvironment;
import io.fairlead.cel.dra.DeviceEnvironment;
import io.fairlead.kernel.Preconditions;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one request of a claim asks for, or one of its alternatives. Each method checks what it is
 * given as the API server would. Not thread-safe.
 */
public final class RequestDraft {

  static final int MOST_SELECTORS = 32;
  static final int MOST_DEVICES = 32;
  private static final int MOST_TOLERATIONS = 16;

  private final String name;
  private final String deviceClass;
  private final List<DeviceSelector> selectors = new ArrayList<>();
  private final List<DeviceToleration> tolerations = new ArrayList<>();
  private final List<DeviceDerivedAttribute> derived = new ArrayList<>();
  private final Map<String, Quantity> capacity = new LinkedHashMap<>();
  private @Nullable Long count;
  private boolean all;
  private boolean adminAccess;

  private RequestDraft(String name, String deviceClass) {
    this.name = name;
    this.deviceClass = deviceClass;
  }

  /**
   * Starts with one device of a class.
   *
   * @param name a DNS label; how containers and constraints call the request
   * @param deviceClass name of a DeviceClass
   */
  public static RequestDraft of(String name, String deviceClass) {
    return new RequestDraft(
        Names.label(name, "request"), Names.subdomain(deviceClass, "device class"));
  }

  /** Asks for so many devices, from 1 to 32. */
  public RequestDraft count(int devices) {
    Preconditions.requireInRange(devices, 1, MOST_DEVICES, "count of request " + name);
    count = (long) devices;
    all = false;
    return this;
  }

  /** Asks for all devices on the node that match, at least one. */
  public RequestDraft all() {
    count = null;
    all = true;
    return this;
  }

  /** Adds a condition; all of them must hold, after those of the class. */
  public RequestDraft where(DeviceTerm term) {
    requireBelow(selectors.size(), MOST_SELECTORS, "selectors");
    selectors.add(term.selector());
    return this;
  }

  /** Tolerates a taint whatever its value and effect. */
  public RequestDraft tolerate(String taintKey) {
    return tolerate(
        DeviceToleration.builder()
            .key(Names.labelKey(taintKey, "key of a toleration"))
            .operator(DeviceTolerationOperator.EXISTS)
            .build());
  }

  /** Tolerates a taint of this value and effect. */
  public RequestDraft tolerate(String taintKey, String value, DeviceTaintEffect effect) {
    return tolerate(
        DeviceToleration.builder()
            .key(Names.labelKey(taintKey, "key of a toleration"))
            .operator(DeviceTolerationOperator.EQUAL)
            .value(Names.labelValue(value, "value of a toleration"))
            .effect(effect)
            .build());
  }

  private RequestDraft tolerate(DeviceToleration toleration) {
    requireBelow(tolerations.size(), MOST_TOLERATIONS, "tolerations");
    tolerations.add(toleration);
    return this;
  }

  /** Asks for a part of a capacity that several claims share. */
  public RequestDraft capacity(CapacityProperty property, Quantity amount) {
    if (!amount.isValid() || amount.signum() < 0) {
      throw violated(
          "capacity " + property.qualifiedName(), "a quantity of at least 0", amount.text());
    }
    capacity.put(property.qualifiedName(), amount);
    return this;
  }

  /**
   * Computes an attribute for this request alone, for its constraints (Kubernetes 1.37 with {@code
   * DRADerivedAttributes}).
   *
   * @param attribute {@code NAME} or {@code DOMAIN/NAME}; hides a published one of that name
   * @param expression CEL that yields a text, number, flag or version, or a list of one of them
   */
  public RequestDraft derive(String attribute, String expression) {
    DeviceEnvironment.stored(CelEnvironment.NEWEST).compileDerivedAttribute(expression).orThrow();
    requireBelow(derived.size(), MOST_SELECTORS, "derived attributes");
    derived.add(
        DeviceDerivedAttribute.builder()
            .name(Names.qualified(attribute, "derived attribute"))
            .expression(expression)
            .build());
    return this;
  }

  /**
   * Asks for access to devices in use, for monitoring. The namespace needs the label {@code
   * resource.kubernetes.io/admin-access: "true"}.
   */
  public RequestDraft adminAccess() {
    adminAccess = true;
    return this;
  }

  private void requireBelow(int present, int most, String what) {
    if (present >= most) {
      throw violated(what + " of request " + name, "at most " + most, present + 1);
    }
  }

  String name() {
    return name;
  }

  /** Returns how many devices it takes at least. */
  int minimum() {
    return count == null ? 1 : count.intValue();
  }

  /** Returns the derived attributes, which a constraint must use. */
  List<String> derivedNames() {
    return derived.stream().map(d -> String.valueOf(d.name())).toList();
  }

  ExactDeviceRequest exactly() {
    return ExactDeviceRequest.builder()
        .deviceClassName(deviceClass)
        .selectors(orNull(selectors))
        .allocationMode(mode())
        .count(count)
        .adminAccess(adminAccess ? Boolean.TRUE : null)
        .tolerations(orNull(tolerations))
        .derivedAttributes(orNull(derived))
        .capacity(requirements())
        .build();
  }

  DeviceSubRequest alternative() {
    if (adminAccess) {
      throw violated("alternative " + name, "without admin access", "one with it");
    }
    return DeviceSubRequest.builder()
        .name(name)
        .deviceClassName(deviceClass)
        .selectors(orNull(selectors))
        .allocationMode(mode())
        .count(count)
        .tolerations(orNull(tolerations))
        .derivedAttributes(orNull(derived))
        .capacity(requirements())
        .build();
  }

  private @Nullable DeviceAllocationMode mode() {
    return all ? DeviceAllocationMode.ALL : null;
  }

  private @Nullable CapacityRequirements requirements() {
    return capacity.isEmpty() ? null : CapacityRequirements.builder().requests(capacity).build();
  }

  static <T> @Nullable List<T> orNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }
}
