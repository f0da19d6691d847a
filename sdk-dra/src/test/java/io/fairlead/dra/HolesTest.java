package io.fairlead.dra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.Shape;
import io.fairlead.api.ValueType;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nulls in lists and maps of records that were made by hand. */
class HolesTest {

  @Test
  void aHoleIsNamedByItsPath() {
    ResourceSlice slice =
        Scene.slice(
            Scene.GPU, "node-1", Arrays.asList(Device.builder().name("gpu-0").build(), null));

    assertThatThrownBy(() -> Inventory.builder().slices(List.of(slice)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ResourceSlice.spec.devices[1] must be something, but was null");
    assertThatThrownBy(() -> Inventory.builder().classes(Collections.singletonList(null)))
        .hasMessage("DeviceClass must be something, but was null");
  }

  @Test
  void everyHoleIsRefusedAtTheDoor() {
    int tried = 0;
    for (long seed = 1; seed <= 20; seed++) {
      RandomScene scene = new RandomScene(seed);
      for (ResourceSlice one : punched(scene.slices, ResourceSlice.class)) {
        assertRefused(() -> Inventory.builder().slices(List.of(one)), one);
        tried++;
      }
      for (DeviceClass one : punched(scene.classes, DeviceClass.class)) {
        assertRefused(() -> Inventory.builder().classes(List.of(one)), one);
        tried++;
      }
      for (ResourceClaim one : punched(scene.held, ResourceClaim.class)) {
        assertRefused(() -> Inventory.builder().claims(List.of(one)), one);
        tried++;
      }
      for (ResourceClaim one : punched(scene.asked, ResourceClaim.class)) {
        assertRefused(() -> ClaimSet.of(one), one);
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(500);
  }

  private static void assertRefused(Runnable door, Object record) {
    assertThatThrownBy(door::run)
        .as(record.toString())
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Returns each record once for each place in its lists and maps, with a null there. */
  private static <R extends Record> List<R> punched(List<R> records, Class<R> type) {
    List<R> all = new ArrayList<>();
    records.forEach(record -> all.addAll(punched(Shape.of(type), record)));
    return all;
  }

  private static <R extends Record> List<R> punched(Shape<R> shape, R record) {
    List<R> all = new ArrayList<>();
    int fields = shape.fields().size();
    for (int field = 0; field < fields; field++) {
      for (Object with : punched(shape.fields().get(field).type(), shape.get(record, field))) {
        Object[] values = new Object[fields + 1];
        for (int i = 0; i < fields; i++) {
          values[i] = i == field ? with : shape.get(record, i);
        }
        values[fields] = shape.unknownFields(record);
        all.add(shape.create(values));
      }
    }
    return all;
  }

  @SuppressWarnings("unchecked") // the shape of what the field holds
  private static List<Object> punched(ValueType type, Object value) {
    List<Object> all = new ArrayList<>();
    if (value instanceof List<?> list && type instanceof ValueType.ListOf of) {
      for (int i = 0; i < list.size(); i++) {
        List<Object> items = new ArrayList<>(punched(of.items(), list.get(i)));
        items.add(null);
        for (Object item : items) {
          List<Object> changed = new ArrayList<>(list);
          changed.set(i, item);
          all.add(changed);
        }
      }
    } else if (value instanceof Map<?, ?> map && type instanceof ValueType.MapOf of) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        List<Object> items = new ArrayList<>(punched(of.values(), entry.getValue()));
        items.add(null);
        for (Object item : items) {
          Map<Object, Object> changed = new LinkedHashMap<>(map);
          changed.put(entry.getKey(), item);
          all.add(changed);
        }
      }
    } else if (value instanceof Record record && type instanceof ValueType.Nested nested) {
      all.addAll(punched((Shape<Record>) nested.shape(), record));
    }
    return all;
  }
}
