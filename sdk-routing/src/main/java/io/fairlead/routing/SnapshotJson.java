package io.fairlead.routing;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.JsonObjectBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A pool snapshot as data and back; holes are numbers that no endpoint has. */
final class SnapshotJson {

  private static final String INFINITE = "infinity";
  private static final int MAX_SLOTS = 1 << 16;

  private SnapshotJson() {}

  static Json.Obj write(PoolSnapshot pool) {
    List<Json> endpoints = new ArrayList<>();
    for (int slot = 0; slot < pool.slots(); slot++) {
      if (pool.live(slot)) {
        endpoints.add(endpoint(pool, slot));
      }
    }
    Set<String> leftOut = new TreeSet<>();
    for (Attribute<?> attribute : pool.attributes()) {
      if (!attribute.equals(Attribute.LORA)) {
        leftOut.add(attribute.name());
      }
    }
    return Json.object()
        .put("version", pool.version())
        .put("slots", pool.slots())
        .put("endpoints", endpoints)
        .put("attributesLeftOut", leftOut.isEmpty() ? null : Json.texts(leftOut))
        .build();
  }

  private static Json endpoint(PoolSnapshot pool, int slot) {
    EndpointSpec spec = pool.spec(slot);
    JsonObjectBuilder labels = Json.object();
    spec.labels().forEach(labels::put);
    JsonObjectBuilder values = Json.object();
    for (Column column : pool.columns()) {
      Json value = number(pool.value(column, slot));
      values.put(column.name(), value == Json.Null.NULL ? null : value);
    }
    long sent = pool.sentNanos[slot];
    LoraAdapters lora = pool.attribute(Attribute.LORA, slot);
    return Json.object()
        .put("slot", slot)
        .put("name", spec.name())
        .put("url", spec.uri().toString())
        .put("incarnation", spec.incarnation())
        .put("labels", labels.build())
        .put("models", Json.texts(spec.models()))
        .put("sentNanos", sent == PoolSnapshot.NEVER ? null : Json.Num.of(sent))
        .put("values", values.build())
        .put("lora", lora == null ? null : lora(lora))
        .build();
  }

  private static Json lora(LoraAdapters lora) {
    return Json.object()
        .put("running", Json.texts(lora.running()))
        .put("waiting", Json.texts(lora.waiting()))
        .put("max", lora.max())
        .build();
  }

  /** Every double but an unknown one, which is {@code null}; the same bits come back. */
  static Json number(double value) {
    if (Double.isNaN(value)) {
      return Json.Null.NULL;
    }
    if (Double.isInfinite(value)) {
      return new Json.Str(value > 0 ? INFINITE : "-" + INFINITE);
    }
    return Json.Num.of(value);
  }

  static PoolSnapshot read(JsonFields fields) {
    long slots = fields.integer("slots");
    if (slots < 0 || slots > MAX_SLOTS) {
      throw fields.wrong("slots", "in [0, " + MAX_SLOTS + "]", slots);
    }
    return new Reader((int) slots).read(fields);
  }

  /** One snapshot under construction. */
  private static final class Reader {
    private final int slots;
    private final Endpoint[] endpoints;
    private final EndpointSpec[] specs;
    private final long[] live;
    private final long[] sent;
    private final Map<String, double[]> values = new TreeMap<>();
    private final @Nullable Object[] lora;
    private int count;

    Reader(int slots) {
      this.slots = slots;
      endpoints = new Endpoint[slots];
      specs = new EndpointSpec[slots];
      live = new long[(slots + 63) >> 6];
      sent = new long[slots];
      Arrays.fill(sent, PoolSnapshot.NEVER);
      lora = new @Nullable Object[slots];
    }

    PoolSnapshot read(JsonFields fields) {
      fields.objects("endpoints").forEach(this::endpoint);
      CreditView[] views = new CreditView[slots];
      for (int slot = 0; slot < slots; slot++) {
        if (endpoints[slot] == null) {
          specs[slot] = EndpointSpec.of("hole-" + slot, URI.create("http://hole.invalid"));
          endpoints[slot] = new Endpoint(slot, specs[slot]);
        }
        views[slot] = endpoints[slot].ledger.current();
      }
      Column[] columns = values.keySet().stream().map(Column::reported).toArray(Column[]::new);
      return new PoolSnapshot(
          fields.integer("version"),
          new Membership(endpoints, specs, live, slots, count),
          columns,
          values.values().toArray(double[][]::new),
          views,
          sent,
          new Attribute<?>[] {Attribute.LORA},
          new Object[][] {lora});
    }

    private void endpoint(JsonFields fields) {
      long slot = fields.integer("slot");
      if (slot < 0 || slot >= slots || endpoints[(int) slot] != null) {
        throw fields.wrong("slot", "in [0, " + slots + ") and used once", slot);
      }
      int at = (int) slot;
      specs[at] = spec(fields);
      endpoints[at] = new Endpoint(at, specs[at]);
      live[at >> 6] |= 1L << at;
      count++;
      if (fields.has("sentNanos")) {
        sent[at] = fields.integer("sentNanos");
      }
      JsonFields reported = fields.objectOrNull("values");
      if (reported != null) {
        for (String name : reported.names()) {
          column(name)[at] = reported.number(name);
        }
      }
      JsonFields adapters = fields.objectOrNull("lora");
      if (adapters != null) {
        lora[at] =
            new LoraAdapters(
                new LinkedHashSet<>(adapters.texts("running")),
                new LinkedHashSet<>(adapters.texts("waiting")),
                adapters.int32("max"));
      }
    }

    private double[] column(String name) {
      return values.computeIfAbsent(
          name,
          added -> {
            double[] row = new double[slots];
            Arrays.fill(row, Double.NaN);
            return row;
          });
    }

    private static EndpointSpec spec(JsonFields fields) {
      Map<String, String> labels = new LinkedHashMap<>();
      JsonFields given = fields.objectOrNull("labels");
      if (given != null) {
        given.names().forEach(name -> labels.put(name, given.text(name)));
      }
      URI uri;
      try {
        uri = URI.create(fields.text("url"));
      } catch (IllegalArgumentException e) {
        throw fields.wrong("url", "a URL", fields.text("url"));
      }
      String incarnation = fields.textOrNull("incarnation");
      return new EndpointSpec(
          fields.text("name"),
          uri,
          incarnation == null ? "" : incarnation,
          labels,
          new LinkedHashSet<>(fields.texts("models")));
    }
  }
}
