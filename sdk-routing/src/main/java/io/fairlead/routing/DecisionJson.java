package io.fairlead.routing;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.JsonObjectBuilder;
import io.fairlead.routing.Column.Origin;
import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A recorded decision as data and back; see {@link RecordedDecision#toJson}. */
final class DecisionJson {

  private DecisionJson() {}

  static Json.Obj write(RecordedDecision decision) {
    DecisionInput input = decision.input();
    List<Json> rows = new ArrayList<>();
    input.rows().forEach((column, row) -> rows.add(row(column, row, input.pool().slots())));
    return Json.object()
        .put("schemaVersion", RecordedDecision.SCHEMA_VERSION)
        .put("profile", decision.profile())
        .put("endpoint", decision.endpoint())
        .put("fallbacks", Json.texts(decision.fallbacks()))
        .put("margin", decision.margin())
        .put("code", decision.code())
        .put("nowNanos", input.nowNanos())
        .put("seed", Long.toHexString(input.seed()))
        .put("stagesOff", Json.texts(input.stagesOff()))
        .put("request", request(input.request()))
        .put("pool", SnapshotJson.write(input.pool()))
        .put("rows", rows)
        .put("host", decision.host())
        .build();
  }

  private static Json row(Column column, double[] row, int slots) {
    List<Json> values = new ArrayList<>(slots);
    for (int slot = 0; slot < slots; slot++) {
      values.add(SnapshotJson.number(row[slot]));
    }
    return Json.object()
        .put("column", column.name())
        .put("origin", column.origin().name())
        .put("values", values)
        .build();
  }

  private static Json request(RoutingRequest request) {
    JsonObjectBuilder headers = Json.object();
    request.headers().forEach(headers::put);
    PrefixChain chain = request.prefix();
    return Json.object()
        .put("id", request.id())
        .put("model", request.model())
        .put("promptTokens", known(request.promptTokens()))
        .put("maxOutputTokens", known(request.maxOutputTokens()))
        .put("priority", request.priority())
        .put("arrivalNanos", request.arrivalNanos())
        .put("headers", headers.build())
        .put("prefix", chain == null ? null : prefix(chain))
        .build();
  }

  private static Json.@Nullable Num known(int tokens) {
    return tokens == RoutingRequest.UNKNOWN ? null : Json.Num.of(tokens);
  }

  private static Json prefix(PrefixChain chain) {
    List<String> hashes = new ArrayList<>(chain.blocks());
    for (int i = 0; i < chain.blocks(); i++) {
      hashes.add(Long.toHexString(chain.hash(i)));
    }
    return Json.object()
        .put("algorithm", chain.scheme().algorithm())
        .put("blockTokens", chain.scheme().blockTokens())
        .put("maxBlocks", chain.scheme().maxBlocks())
        .put("tokens", chain.tokens())
        .put("hashes", Json.texts(hashes))
        .build();
  }

  static RecordedDecision read(Json.Obj json) {
    JsonFields fields = JsonFields.of(json);
    long version = fields.integer("schemaVersion");
    if (version != RecordedDecision.SCHEMA_VERSION) {
      throw fields.wrong("schemaVersion", String.valueOf(RecordedDecision.SCHEMA_VERSION), version);
    }
    PoolSnapshot pool = SnapshotJson.read(fields.object("pool"));
    Map<Column, double[]> rows = new LinkedHashMap<>();
    for (JsonFields row : fields.objects("rows")) {
      Column column = new Column(row.text("column"), row.constant("origin", Origin.class));
      rows.put(column, values(row, pool.slots()));
    }
    Set<String> off = new LinkedHashSet<>(fields.texts("stagesOff"));
    DecisionInput input =
        new DecisionInput(
            pool,
            readRequest(fields.object("request")),
            rows,
            fields.integer("nowNanos"),
            fields.hex("seed"),
            off);
    JsonFields host = fields.objectOrNull("host");
    return new RecordedDecision(
        fields.text("profile"),
        fields.textOrNull("endpoint"),
        fields.texts("fallbacks"),
        fields.number("margin"),
        fields.textOrNull("code"),
        input,
        host == null ? null : host.raw());
  }

  private static double[] values(JsonFields row, int slots) {
    List<Json> items = row.items("values");
    if (items.size() != slots) {
      throw row.wrong("values", "as long as the pool has slots (" + slots + ")", items.size());
    }
    double[] values = new double[slots];
    Arrays.setAll(values, slot -> row.number("values[" + slot + "]", items.get(slot)));
    return values;
  }

  private static RoutingRequest readRequest(JsonFields fields) {
    RoutingRequest.Builder request =
        RoutingRequest.builder(fields.text("id"), fields.text("model"))
            .priority(fields.int32("priority"))
            .arrivalNanos(fields.integer("arrivalNanos"));
    JsonFields headers = fields.objectOrNull("headers");
    if (headers != null) {
      headers.names().forEach(name -> request.header(name, headers.text(name)));
    }
    JsonFields prefix = fields.objectOrNull("prefix");
    if (prefix != null) {
      request.prefix(readPrefix(prefix));
    }
    if (fields.has("promptTokens")) {
      request.promptTokens(fields.int32("promptTokens"));
    }
    if (fields.has("maxOutputTokens")) {
      request.maxOutputTokens(fields.int32("maxOutputTokens"));
    }
    return request.build();
  }

  private static PrefixChain readPrefix(JsonFields fields) {
    List<String> texts = fields.texts("hashes");
    long[] hashes = new long[texts.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = fields.hex("hashes[" + i + "]", texts.get(i));
    }
    PrefixScheme scheme =
        new PrefixScheme(
            fields.text("algorithm"), fields.int32("blockTokens"), fields.int32("maxBlocks"));
    return PrefixChain.of(scheme, hashes, fields.int32("tokens"));
  }
}
