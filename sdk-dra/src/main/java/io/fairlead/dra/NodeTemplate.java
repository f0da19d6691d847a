package io.fairlead.dra;

import io.fairlead.api.core.v1.NodeSelector;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.ResourcePool;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.api.resource.v1.ResourceSliceSpec;
import io.fairlead.kernel.Preconditions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nodes that do not exist yet: their labels, and the slices that their drivers will publish.
 *
 * @param name nodes are named {@code <name>-0}, {@code <name>-1} and so on
 * @param labels every node has them
 * @param slices of every node; the name of the node is put before the slice's name and the pool's,
 *     and the slice becomes local to the node
 * @param equalities devices whose value of an attribute is not known before the node exists, but
 *     known to be the same, and different from that of any other
 */
public record NodeTemplate(
    String name,
    Map<String, String> labels,
    List<ResourceSlice> slices,
    List<EqualAttribute> equalities) {

  /**
   * Devices of a node that will have one value in common.
   *
   * @param attribute its name with a domain
   * @param devices their names in the slices
   */
  public record EqualAttribute(String attribute, Set<String> devices) {
    public EqualAttribute {
      devices = Set.copyOf(devices);
    }
  }

  public NodeTemplate {
    Preconditions.requireNotBlank(name, "name of a node template");
    labels = Map.copyOf(labels);
    slices = List.copyOf(slices);
    Holes holes = new Holes();
    slices.forEach(slice -> holes.refuse(slice, ResourceSlice.class));
    equalities = List.copyOf(equalities);
  }

  NodeFacts node(int number) {
    return new NodeFacts(name + '-' + number, labels, true);
  }

  List<ResourceSlice> slices(String node) {
    List<ResourceSlice> made = new ArrayList<>(slices.size());
    for (ResourceSlice slice : slices) {
      ResourceSliceSpec spec =
          slice.spec() == null ? ResourceSliceSpec.builder().build() : slice.spec();
      ResourcePool pool = spec.pool() == null ? ResourcePool.builder().build() : spec.pool();
      String poolName = Texts.orEmpty(pool.name());
      made.add(
          slice.toBuilder()
              .metadata(
                  slice.metadata().toBuilder()
                      .name(node + '-' + Texts.orEmpty(slice.metadata().name()))
                      .build())
              .spec(
                  spec.toBuilder()
                      .nodeName(node)
                      .allNodes(null)
                      .nodeSelector((NodeSelector) null)
                      .pool(
                          pool.toBuilder()
                              .name(poolName.isEmpty() ? node : node + '/' + poolName)
                              .build())
                      .devices(devices(Texts.orEmpty(spec.devices()), node))
                      .build())
              .build());
    }
    return made;
  }

  private List<Device> devices(List<Device> devices, String node) {
    if (equalities.isEmpty()) {
      return devices;
    }
    List<Device> changed = new ArrayList<>(devices.size());
    for (Device device : devices) {
      Map<String, DeviceAttribute> attributes =
          new LinkedHashMap<>(Texts.orEmpty(device.attributes()));
      for (int i = 0; i < equalities.size(); i++) {
        if (equalities.get(i).devices.contains(Texts.orEmpty(device.name()))) {
          String value = "<unknown " + i + " of " + node + '>';
          attributes.put(
              equalities.get(i).attribute, DeviceAttribute.builder().string(value).build());
        }
      }
      changed.add(device.toBuilder().attributes(attributes).build());
    }
    return changed;
  }
}
