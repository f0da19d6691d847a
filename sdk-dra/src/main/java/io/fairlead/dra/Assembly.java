package io.fairlead.dra;

import io.fairlead.api.core.v1.NodeSelector;
import io.fairlead.api.core.v1.NodeSelectorRequirement;
import io.fairlead.api.core.v1.NodeSelectorTerm;
import io.fairlead.api.resource.v1.AllocationConfigSource;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAllocationConfiguration;
import io.fairlead.api.resource.v1.DeviceAllocationResult;
import io.fairlead.api.resource.v1.DeviceClaimConfiguration;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceClassConfiguration;
import io.fairlead.api.resource.v1.DeviceRequestAllocationResult;
import io.fairlead.kernel.Quantity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a solution down as {@code status.allocation} of each claim. */
final class Assembly {

  private final Demand demand;
  private final NodeView view;
  private final Ledger ledger;
  private final Eligibility eligibility;
  private final Features features;
  private final Options options;
  private final Search search;

  Assembly(
      Eligibility eligibility, Ledger ledger, Search search, Features features, Options options) {
    this.demand = eligibility.demand;
    this.view = eligibility.view;
    this.ledger = ledger;
    this.eligibility = eligibility;
    this.search = search;
    this.features = features;
    this.options = options;
  }

  List<ClaimAllocation> assemble() {
    List<ClaimAllocation> allocations = new ArrayList<>(demand.claims().size());
    int next = 0;
    for (int c = 0; c < demand.claims().size(); c++) {
      int from = next;
      while (next < ledger.size() && ledger.option(next).claim() == c) {
        next++;
      }
      allocations.add(new ClaimAllocation(demand.claims().get(c).ref(), allocation(c, from, next)));
    }
    return List.copyOf(allocations);
  }

  private io.fairlead.api.resource.v1.AllocationResult allocation(int claim, int from, int to) {
    List<DeviceRequestAllocationResult> results = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      results.add(result(demand.claims().get(claim).ref(), i, i - from));
    }
    List<DeviceAllocationConfiguration> config = config(claim);
    var builder =
        io.fairlead.api.resource.v1.AllocationResult.builder()
            .devices(
                DeviceAllocationResult.builder()
                    .results(results)
                    .config(config.isEmpty() ? null : config)
                    .build())
            .nodeSelector(nodeSelector(from, to));
    if (options.clock() != null && features.has(Gate.BINDING_CONDITIONS)) {
      builder.allocationTimestamp(options.clock().get());
    }
    return builder.build();
  }

  private DeviceRequestAllocationResult result(ClaimRef claim, int choice, int place) {
    int device = ledger.device(choice);
    Demand.Option option = ledger.option(choice);
    DeviceId id = view.id(device);
    SliceColumns slice = view.sliceOf[device];
    var builder =
        DeviceRequestAllocationResult.builder()
            .request(option.result())
            .driver(id.driver())
            .pool(id.pool())
            .device(id.device());
    if (option.admin()) {
      builder.adminAccess(true);
    }
    if (!option.tolerations().isEmpty()) {
      builder.tolerations(option.tolerations());
    }
    if (eligibility.isShared(device)) {
      builder.shareID(shareId(claim, id, place));
      Consumption consumption = eligibility.consumption(option, device);
      if (!consumption.names().isEmpty()) {
        builder.consumedCapacity(consumed(consumption));
      }
    }
    if (features.has(Gate.OPTIONAL_NODE_OPERATIONS)
        && !Texts.orEmpty(slice.spec.skipNodeOperations()).isEmpty()) {
      builder.skipNodeOperations(slice.spec.skipNodeOperations());
    }
    Device record = slice.devices.get(view.indexOf[device]);
    if (record.bindingConditions() != null && features.has(Gate.BINDING_CONDITIONS)) {
      builder
          .bindingConditions(record.bindingConditions())
          .bindingFailureConditions(record.bindingFailureConditions());
    }
    return builder.build();
  }

  private static Map<String, Quantity> consumed(Consumption consumption) {
    Map<String, Quantity> consumed = new LinkedHashMap<>();
    for (int i = 0; i < consumption.names().size(); i++) {
      consumed.put(consumption.names().get(i), consumption.amounts().get(i));
    }
    return consumed;
  }

  private String shareId(ClaimRef claim, DeviceId device, int place) {
    if (options.shareIds() != null) {
      return options.shareIds().get();
    }
    String seed = claim + "\n" + device + '\n' + place;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private Demand.Option chosen(int claim, int request) {
    Demand.Request of = demand.claims().get(claim).requests().get(request);
    return of.options().get(of.isChoice() ? search.chosen(claim, request) : 0);
  }

  private List<DeviceAllocationConfiguration> config(int claim) {
    Demand.Claim of = demand.claims().get(claim);
    Map<String, List<String>> requestsOfClass = new LinkedHashMap<>();
    Map<String, DeviceClass> classes = new LinkedHashMap<>();
    for (int r = 0; r < of.requests().size(); r++) {
      Demand.Option option = chosen(claim, r);
      DeviceClass deviceClass = option.deviceClass();
      if (deviceClass != null) {
        String name = Texts.orEmpty(deviceClass.metadata().name());
        classes.putIfAbsent(name, deviceClass);
        requestsOfClass.computeIfAbsent(name, n -> new ArrayList<>()).add(option.result());
      }
    }
    List<DeviceAllocationConfiguration> settled = new ArrayList<>();
    classes.forEach(
        (name, deviceClass) ->
            addOfClass(claim, deviceClass, requestsOfClass.getOrDefault(name, List.of()), settled));
    if (of.claim().spec() != null && of.claim().spec().devices() != null) {
      for (DeviceClaimConfiguration one : Texts.orEmpty(of.claim().spec().devices().config())) {
        addOfClaim(claim, one, settled);
      }
    }
    return settled;
  }

  private void addOfClass(
      int claim,
      DeviceClass deviceClass,
      List<String> requests,
      List<DeviceAllocationConfiguration> to) {
    if (deviceClass.spec() != null) {
      for (DeviceClassConfiguration one : Texts.orEmpty(deviceClass.spec().config())) {
        to.add(
            withoutNeedlessNames(
                claim,
                DeviceAllocationConfiguration.builder()
                    .source(AllocationConfigSource.FROM_CLASS)
                    .requests(requests)
                    .opaque(one.opaque())
                    .build()));
      }
    }
  }

  private void addOfClaim(
      int claim, DeviceClaimConfiguration one, List<DeviceAllocationConfiguration> to) {
    List<String> requests = Texts.orEmpty(one.requests());
    boolean applies = requests.isEmpty();
    for (int r = 0; !applies && r < demand.claims().get(claim).requests().size(); r++) {
      applies = isNamed(claim, r, requests);
    }
    if (applies) {
      to.add(
          withoutNeedlessNames(
              claim,
              DeviceAllocationConfiguration.builder()
                  .source(AllocationConfigSource.FROM_CLAIM)
                  .requests(requests.isEmpty() ? null : requests)
                  .opaque(one.opaque())
                  .build()));
    }
  }

  private boolean isNamed(int claim, int request, List<String> requests) {
    return requests.contains(demand.claims().get(claim).requests().get(request).name())
        || requests.contains(chosen(claim, request).result());
  }

  /** What is for every request needs no names. */
  private DeviceAllocationConfiguration withoutNeedlessNames(
      int claim, DeviceAllocationConfiguration one) {
    List<String> requests = Texts.orEmpty(one.requests());
    for (int r = 0; r < demand.claims().get(claim).requests().size(); r++) {
      if (!requests.isEmpty() && !isNamed(claim, r, requests)) {
        return one;
      }
    }
    return one.toBuilder().requests(null).build();
  }

  private @Nullable NodeSelector nodeSelector(int from, int to) {
    List<NodeSelectorRequirement> fields = new ArrayList<>();
    List<NodeSelectorRequirement> labels = new ArrayList<>();
    for (int i = from; i < to; i++) {
      int device = ledger.device(i);
      SliceColumns slice = view.sliceOf[device];
      Device record = slice.devices.get(view.indexOf[device]);
      boolean own = slice.isPerDevice();
      String node = own ? record.nodeName() : slice.spec.nodeName();
      NodeSelector selector = own ? record.nodeSelector() : slice.spec.nodeSelector();
      if (node != null || Texts.isTrue(record.bindsToNode())) {
        return only(view.node.name());
      }
      if (selector != null) {
        for (NodeSelectorTerm term : Texts.orEmpty(selector.nodeSelectorTerms())) {
          addNew(Texts.orEmpty(term.matchFields()), fields);
          addNew(Texts.orEmpty(term.matchExpressions()), labels);
        }
      }
    }
    if (fields.isEmpty() && labels.isEmpty()) {
      return null;
    }
    NodeSelectorTerm term =
        NodeSelectorTerm.builder()
            .matchFields(fields.isEmpty() ? null : fields)
            .matchExpressions(labels.isEmpty() ? null : labels)
            .build();
    return NodeSelector.builder().nodeSelectorTerms(List.of(term)).build();
  }

  private static NodeSelector only(String node) {
    NodeSelectorRequirement name =
        NodeSelectorRequirement.builder()
            .key("metadata.name")
            .operator("In")
            .values(List.of(node))
            .build();
    return NodeSelector.builder()
        .nodeSelectorTerms(List.of(NodeSelectorTerm.builder().matchFields(List.of(name)).build()))
        .build();
  }

  private static void addNew(List<NodeSelectorRequirement> from, List<NodeSelectorRequirement> to) {
    for (NodeSelectorRequirement one : from) {
      if (to.stream().noneMatch(other -> isSame(one, other))) {
        to.add(one);
      }
    }
  }

  private static boolean isSame(NodeSelectorRequirement a, NodeSelectorRequirement b) {
    return Objects.equals(a.key(), b.key())
        && Objects.equals(a.operator(), b.operator())
        && Set.copyOf(Texts.orEmpty(a.values())).equals(Set.copyOf(Texts.orEmpty(b.values())));
  }
}
