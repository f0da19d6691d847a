package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.fairlead.api.Shape;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Records to bytes and text. Immutable and thread-safe. */
final class ResourceOutput {

  /** What the API server sets; it refuses or ignores them in an apply. */
  private static final Set<String> OWNED_BY_SERVER =
      Set.of(
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "selfLink",
          "managedFields");

  private final JsonFactory factory;

  ResourceOutput() {
    factory =
        JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();
  }

  byte[] write(Record record) {
    Shape<?> shape = Shape.of(record.getClass());
    ByteArrayBuilder bytes = new ByteArrayBuilder(4_096);
    try (JsonGenerator out = factory.createGenerator(bytes)) {
      new ShapeWriter(out, true).record(shape, record);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String writeYaml(Record record) {
    return YamlWriter.write(tree(record));
  }

  byte[] writeApply(Record record) {
    Map<String, Json> members = new LinkedHashMap<>(tree(record).members());
    members.remove("status");
    if (members.get("metadata") instanceof Json.Obj metadata) {
      Map<String, Json> kept = new LinkedHashMap<>(metadata.members());
      kept.keySet().removeAll(OWNED_BY_SERVER);
      members.put("metadata", new Json.Obj(kept));
    }
    return JsonWriter.write(factory, new Json.Obj(members), false);
  }

  private static Json.Obj tree(Record record) {
    return tree(Shape.of(record.getClass()), record);
  }

  private static <R extends Record> Json.Obj tree(Shape<R> shape, Record record) {
    return shape.toJson(shape.javaType().cast(record));
  }
}
