package io.fairlead.cel.dra;

import io.fairlead.cel.CelMap;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attributes or capacities by domain. Looking up an unknown domain yields an empty map, so that
 * only the last step can fail; {@code in} and {@code size} tell the truth.
 */
final class DeviceMap implements CelMap {

  private static final CelMap EMPTY = CelMap.of(Collections.emptyMap());

  private final Map<String, CelMap> domains;

  DeviceMap(Map<String, CelMap> domains) {
    this.domains = domains;
  }

  @Override
  public int size() {
    return domains.size();
  }

  @Override
  public Object find(Object key) {
    CelMap domain = key instanceof String ? domains.get(key) : null;
    return domain != null ? domain : EMPTY;
  }

  @Override
  public boolean contains(Object key) {
    return key instanceof String && domains.containsKey(key);
  }

  @Override
  public Iterator<?> keys() {
    return domains.keySet().iterator();
  }

  @Nullable CelMap domain(String name) {
    return domains.get(name);
  }
}
