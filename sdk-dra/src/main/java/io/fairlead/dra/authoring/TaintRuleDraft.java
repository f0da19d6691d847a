package io.fairlead.dra.authoring;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.resource.v1.DeviceTaintEffect;
import io.fairlead.api.resource.v1.DeviceTaintRule;
import io.fairlead.api.resource.v1.DeviceTaintSelector;
import org.jspecify.annotations.Nullable;

/**
 * A rule that taints devices from outside their driver, while it is written. Starts with effect
 * {@code None}, a dry run: the rule's status then says what {@code NoExecute} would evict. Not
 * thread-safe.
 */
public final class TaintRuleDraft {

  private final String name;
  private final String key;
  private final String value;
  private DeviceTaintEffect effect = DeviceTaintEffect.NONE;
  private @Nullable String driver;
  private @Nullable String pool;
  private @Nullable String device;
  private boolean everything;

  private TaintRuleDraft(String name, String key, String value) {
    this.name = name;
    this.key = key;
    this.value = value;
  }

  /**
   * Starts a rule.
   *
   * @param name a DNS name
   * @param taintKey as the key of a label
   * @param taintValue as the value of a label; may be empty
   */
  public static TaintRuleDraft of(String name, String taintKey, String taintValue) {
    return new TaintRuleDraft(
        Names.subdomain(name, "name of a taint rule"),
        Names.labelKey(taintKey, "key of a taint"),
        Names.labelValue(taintValue, "value of a taint"));
  }

  /** Concerns devices of a driver. */
  public TaintRuleDraft driver(String name) {
    driver = Names.driver(name);
    return this;
  }

  /** Concerns devices of a pool; by convention a node's devices are a pool of its name. */
  public TaintRuleDraft pool(String name) {
    for (String part : name.split("/", -1)) {
      Names.subdomain(part, "pool");
    }
    pool = name;
    return this;
  }

  /** Concerns devices of a name; unique only together with driver and pool. */
  public TaintRuleDraft device(String name) {
    device = Names.label(name, "device");
    return this;
  }

  /** Concerns every device of the cluster: to be said, never meant by leaving everything out. */
  public TaintRuleDraft everyDevice() {
    everything = true;
    return this;
  }

  /** Keeps new pods away. */
  public TaintRuleDraft noSchedule() {
    effect = DeviceTaintEffect.NO_SCHEDULE;
    return this;
  }

  /** Keeps new pods away and evicts those that use the devices. */
  public TaintRuleDraft noExecute() {
    effect = DeviceTaintEffect.NO_EXECUTE;
    return this;
  }

  /**
   * Returns the rule.
   *
   * @throws IllegalArgumentException if it says neither which devices it concerns nor that it is
   *     all of them
   */
  public DeviceTaintRule build() {
    boolean chosen = driver != null || pool != null || device != null;
    if (chosen == everything) {
      throw violated(
          "devices of taint rule " + name,
          "either chosen by driver, pool and name, or every device",
          chosen ? "both" : "neither");
    }
    DeviceTaintSelector selector =
        DeviceTaintSelector.builder().driver(driver).pool(pool).device(device).build();
    return DeviceTaintRule.builder(name)
        .spec(
            s ->
                s.deviceSelector(selector)
                    .taint(t -> t.key(key).value(value.isEmpty() ? null : value).effect(effect)))
        .build();
  }
}
