package io.fairlead.dra;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.ResourceSlice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts slices into pools. */
final class PoolReader {

  private record Name(String driver, String pool) {}

  private PoolReader() {}

  static List<Pool> read(List<ResourceSlice> slices, SliceReader reader) {
    Map<Name, List<SliceColumns>> byPool = new LinkedHashMap<>(slices.size() * 2);
    for (ResourceSlice slice : slices) {
      SliceColumns columns = reader.read(slice);
      byPool
          .computeIfAbsent(new Name(columns.driver, columns.pool), name -> new ArrayList<>(1))
          .add(columns);
    }
    List<Pool> pools = new ArrayList<>(byPool.size());
    byPool.forEach(
        (name, members) -> pools.add(new Pool(name.driver, name.pool, members, Map.of())));
    return pools;
  }

  /** Returns the nodes that slices name, in their order. */
  static List<NodeFacts> nodes(List<ResourceSlice> slices) {
    Set<String> names = new LinkedHashSet<>();
    for (ResourceSlice slice : slices) {
      if (slice.spec() == null) {
        continue;
      }
      names.add(Texts.orEmpty(slice.spec().nodeName()));
      if (Texts.isTrue(slice.spec().perDeviceNodeSelection())) {
        for (Device device : Texts.orEmpty(slice.spec().devices())) {
          names.add(Texts.orEmpty(device.nodeName()));
        }
      }
    }
    names.remove("");
    return names.stream().map(NodeFacts::named).toList();
  }
}
