package io.fairlead.dra;

import io.fairlead.api.resource.v1.CapacityRequirements;
import io.fairlead.api.resource.v1.DeviceAllocationMode;
import io.fairlead.api.resource.v1.DeviceClaim;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceConstraint;
import io.fairlead.api.resource.v1.DeviceDerivedAttribute;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.api.resource.v1.DeviceSubRequest;
import io.fairlead.api.resource.v1.DeviceToleration;
import io.fairlead.api.resource.v1.ExactDeviceRequest;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles claims, complaining in upstream's words. */
final class DemandReader {

  private final Features features;
  private final Selectors selectors;
  private final Inventory inventory;
  private final Classes classes;
  private final List<Demand.Option> options = new ArrayList<>();
  private int number;

  /** What exact requests and alternatives have in common. */
  private record Ask(
      String name,
      String result,
      @Nullable String className,
      @Nullable DeviceAllocationMode mode,
      @Nullable Long count,
      @Nullable Boolean admin,
      List<DeviceSelector> selectors,
      List<DeviceToleration> tolerations,
      @Nullable CapacityRequirements capacity,
      List<DeviceDerivedAttribute> derived) {}

  DemandReader(Features features, Selectors selectors, Inventory inventory) {
    this.features = features;
    this.selectors = selectors;
    this.inventory = inventory;
    classes = inventory.classes();
  }

  Demand read(ClaimSet set) {
    List<Demand.Claim> claims = new ArrayList<>();
    List<Demand.Held> held = new ArrayList<>();
    for (ResourceClaim claim : set.claims()) {
      io.fairlead.api.resource.v1.AllocationResult has = allocation(claim, inventory);
      if (has != null) {
        held.add(new Demand.Held(ClaimRef.of(claim), NodeMatch.of(null, null, has.nodeSelector())));
      } else {
        claims.add(claim(claim, claims.size()));
      }
    }
    return new Demand(List.copyOf(claims), List.copyOf(options), List.copyOf(held));
  }

  private static io.fairlead.api.resource.v1.@Nullable AllocationResult allocation(
      ResourceClaim claim, Inventory inventory) {
    if (claim.status() != null && claim.status().allocation() != null) {
      return claim.status().allocation();
    }
    ClaimAllocation held = inventory.allocation(ClaimRef.of(claim));
    return held == null ? null : held.allocation();
  }

  private Demand.Claim claim(ResourceClaim claim, int number) {
    ClaimRef ref = ClaimRef.of(claim);
    DeviceClaim devices = claim.spec() == null ? null : claim.spec().devices();
    List<DeviceConstraint> asked =
        devices == null ? List.of() : Texts.orEmpty(devices.constraints());
    List<Demand.Constraint> constraints = new ArrayList<>();
    String error = null;
    for (DeviceConstraint constraint : asked) {
      boolean match = constraint.matchAttribute() != null;
      String attribute = match ? constraint.matchAttribute() : constraint.distinctAttribute();
      if (attribute == null || !(match || features.isBeyondStable())) {
        error =
            "claim "
                + ref
                + ", constraint #"
                + constraints.size()
                + ": empty constraint (unsupported constraint type?)";
        break;
      }
      constraints.add(new Demand.Constraint(match, attribute));
    }
    List<Demand.Request> requests = new ArrayList<>();
    for (DeviceRequest request :
        devices == null ? List.<DeviceRequest>of() : Texts.orEmpty(devices.requests())) {
      requests.add(request(ref, number, request, asked.subList(0, constraints.size())));
    }
    return new Demand.Claim(ref, claim, List.copyOf(requests), List.copyOf(constraints), error);
  }

  private Demand.Request request(
      ClaimRef ref, int claim, DeviceRequest request, List<DeviceConstraint> constraints) {
    String name = Texts.orEmpty(request.name());
    List<DeviceSubRequest> alternatives = Texts.orEmpty(request.firstAvailable());
    String error = null;
    if (!alternatives.isEmpty() && !features.has(Gate.PRIORITIZED_LIST)) {
      error =
          "claim "
              + ref
              + ", request "
              + name
              + ": has subrequests, but the DRAPrioritizedList feature is disabled";
    } else if (!features.has(Gate.CONSUMABLE_CAPACITY)) {
      error = capacityError(ref, name, request, alternatives);
    }
    List<Demand.Option> own = new ArrayList<>();
    if (alternatives.isEmpty()) {
      own.add(option(ref, claim, name, ask(name, request.exactly()), constraints));
    }
    for (DeviceSubRequest alternative : alternatives) {
      own.add(option(ref, claim, name, ask(name, alternative), constraints));
    }
    options.addAll(own);
    return new Demand.Request(name, List.copyOf(own), !alternatives.isEmpty(), error);
  }

  private static @Nullable String capacityError(
      ClaimRef ref, String name, DeviceRequest request, List<DeviceSubRequest> alternatives) {
    String problem = ": has capacity requests, but the DRAConsumableCapacity feature is disabled";
    if (request.exactly() != null && request.exactly().capacity() != null) {
      return "claim " + ref + ", request " + name + problem;
    }
    for (DeviceSubRequest alternative : alternatives) {
      if (alternative.capacity() != null) {
        return "claim " + ref + ", subrequest " + alternative.name() + problem;
      }
    }
    return null;
  }

  private static Ask ask(String name, @Nullable ExactDeviceRequest exact) {
    ExactDeviceRequest it = exact == null ? ExactDeviceRequest.builder().build() : exact;
    return new Ask(
        name,
        name,
        it.deviceClassName(),
        it.allocationMode(),
        it.count(),
        it.adminAccess(),
        Texts.orEmpty(it.selectors()),
        Texts.orEmpty(it.tolerations()),
        it.capacity(),
        Texts.orEmpty(it.derivedAttributes()));
  }

  private static Ask ask(String parent, DeviceSubRequest it) {
    String name = Texts.orEmpty(it.name());
    return new Ask(
        name,
        parent + '/' + name,
        it.deviceClassName(),
        it.allocationMode(),
        it.count(),
        null,
        Texts.orEmpty(it.selectors()),
        Texts.orEmpty(it.tolerations()),
        it.capacity(),
        Texts.orEmpty(it.derivedAttributes()));
  }

  private Demand.Option option(
      ClaimRef ref, int claim, String parent, Ask ask, List<DeviceConstraint> constraints) {
    boolean[] constrained = new boolean[constraints.size()];
    Demand.@Nullable Derived[] derived = new Demand.Derived[constraints.size()];
    for (int i = 0; i < constrained.length; i++) {
      List<String> about = Texts.orEmpty(constraints.get(i).requests());
      constrained[i] = about.isEmpty() || about.contains(parent) || about.contains(ask.result);
      derived[i] = derived(constraints.get(i), ask.derived);
    }
    DeviceClass deviceClass = classes.get(Texts.orEmpty(ask.className));
    List<Demand.Selector> all = new ArrayList<>();
    if (deviceClass != null && deviceClass.spec() != null) {
      selectors.compile(
          Texts.orEmpty(deviceClass.spec().selectors()), "class " + ask.className, true, all);
    }
    selectors.compile(ask.selectors, "claim " + ref, false, all);
    boolean every = DeviceAllocationMode.ALL.equals(ask.mode);
    return new Demand.Option(
        number++,
        claim,
        ask.name,
        ask.result,
        deviceClass,
        List.copyOf(all),
        every,
        ask.count == null ? 1 : ask.count,
        Texts.isTrue(ask.admin),
        ask.tolerations,
        ask.capacity == null ? Map.of() : Texts.orEmpty(ask.capacity.requests()),
        constrained,
        derived,
        error(ref, ask, deviceClass));
  }

  private Demand.@Nullable Derived derived(
      DeviceConstraint constraint, List<DeviceDerivedAttribute> derived) {
    String attribute =
        constraint.matchAttribute() != null
            ? constraint.matchAttribute()
            : constraint.distinctAttribute();
    Demand.Derived found = null;
    for (DeviceDerivedAttribute one : derived) {
      if (one.name() != null && one.name().equals(attribute)) {
        found = selectors.derived(one.name(), Texts.orEmpty(one.expression()));
      }
    }
    return found;
  }

  private @Nullable String error(ClaimRef ref, Ask ask, @Nullable DeviceClass deviceClass) {
    String where = "claim " + ref + ", request " + ask.name;
    if (!ask.derived.isEmpty() && !features.has(Gate.DERIVED_ATTRIBUTES)) {
      return where + ": cannot handle request with derived attributes, the feature is disabled";
    }
    for (int i = 0; i < ask.selectors.size(); i++) {
      if (ask.selectors.get(i).cel() == null) {
        return where + ", selector #" + i + ": CEL expression empty (unsupported selector type?)";
      }
    }
    if (ask.admin != null && !features.has(Gate.ADMIN_ACCESS)) {
      return where + ": admin access is requested, but the feature is disabled";
    } else if (Texts.orEmpty(ask.className).isEmpty()) {
      return where + ": missing device class name (unsupported request type?)";
    } else if (deviceClass == null) {
      return where
          + ": could not retrieve device class "
          + ask.className
          + ": deviceclass.resource.k8s.io \""
          + ask.className
          + "\" not found"
          + classes.meant(Texts.orEmpty(ask.className));
    } else if (ask.mode != null && !ask.mode.isKnown() && !ask.mode.value().isEmpty()) {
      return where + ": unsupported count mode " + ask.mode;
    }
    if (ask.capacity != null) {
      for (Map.Entry<String, Quantity> request :
          Texts.orEmpty(ask.capacity.requests()).entrySet()) {
        if (!request.getValue().isValid()) {
          return where
              + ": capacity "
              + request.getKey()
              + " must be a quantity, but was "
              + request.getValue();
        }
      }
    }
    return null;
  }
}
