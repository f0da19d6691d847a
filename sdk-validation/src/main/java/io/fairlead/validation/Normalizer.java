package io.fairlead.validation;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.NearestName;
import io.fairlead.validation.Violation.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Does to an object what the server does before it validates: drops fields that the schema does not
 * know and nulls that it does not allow, and fills in defaults. Returns the same object where there
 * is nothing to do.
 */
final class Normalizer {

  private final Findings findings;

  Normalizer(Findings findings) {
    this.findings = findings;
  }

  Json normalize(Schema schema, Json value, Path path) {
    if (value instanceof Json.Obj object) {
      return object(schema, object, path);
    } else if (value instanceof Json.Arr array && schema.items != null) {
      return array(schema.items, array, path);
    }
    return value;
  }

  private Json array(Schema items, Json.Arr array, Path path) {
    List<Json> changed = null;
    for (int i = 0; i < array.items().size(); i++) {
      Json item = array.items().get(i);
      Json better = normalize(items, item, path.index(i));
      if (better != item && changed == null) {
        changed = new ArrayList<>(array.items());
      }
      if (changed != null) {
        changed.set(i, better);
      }
    }
    return changed == null ? array : new Json.Arr(changed);
  }

  private Json object(Schema schema, Json.Obj object, Path path) {
    if (schema.properties.isEmpty() && schema.additional == null) {
      return object;
    }
    Map<String, Json> changed = null;
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      String name = member.getKey();
      Json value = member.getValue();
      Schema child = schema.properties.get(name);
      boolean known = child != null;
      child = known ? child : schema.additional;
      Json better;
      if (child == null) {
        better = schema.isClosed() ? unknown(schema, name, value, path) : value;
      } else if (value == Json.Null.NULL && !child.nullable) {
        better = child.defaultValue;
      } else {
        better = normalize(child, value, path.child(name));
      }
      if (better != value && changed == null) {
        changed = new LinkedHashMap<>(object.members());
      }
      if (changed != null && better != value) {
        if (better == null) {
          changed.remove(name);
        } else {
          changed.put(name, better);
        }
      }
    }
    return defaults(schema, object, changed);
  }

  private Json defaults(
      Schema schema, Json.Obj object, @Nullable Map<String, Json> alreadyChanged) {
    Map<String, Json> changed = alreadyChanged;
    for (Map.Entry<String, Schema> property : schema.properties.entrySet()) {
      Json value = property.getValue().defaultValue;
      if (value != null && object.get(property.getKey()) == null) {
        if (changed == null) {
          changed = new LinkedHashMap<>(object.members());
        }
        Json complete = normalize(property.getValue(), value, Path.ROOT);
        changed.putIfAbsent(property.getKey(), complete);
      }
    }
    return changed == null ? object : new Json.Obj(changed);
  }

  private @Nullable Json unknown(Schema schema, String name, Json value, Path path) {
    String near = NearestName.to(name, schema.properties.keySet());
    String place = path.child(name).toString();
    findings.add(
        new Violation(
            Severity.WARNING,
            place,
            Type.UNKNOWN_FIELD,
            "unknown field " + JsonShown.quoted(place),
            "unknown field",
            value,
            near.isEmpty()
                ? "the server drops it"
                : "did you mean \"" + near + "\"? The server drops it"));
    return null;
  }
}
