package io.fairlead.validation;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.NearestName;
import io.fairlead.validation.Violation.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Does to an object what the server does before it validates: drops fields that the schema does not
 * know and nulls that it does not allow, and fills in defaults. Returns the same object where there
 * is nothing to do.
 */
final class Normalizer {

  /** What the server itself knows of an object; in an embedded one no schema has to name it. */
  private static final Set<String> OWN = Set.of("apiVersion", "kind", "metadata");

  private static final Json EMPTY = new Json.Str("");
  private static final Schema NOTHING = new Schema();
  private static final Schema ANYTHING = new Schema();

  static {
    ANYTHING.keepsUnknown = true;
  }

  private final Findings findings;
  private final boolean custom;

  /**
   * Makes one for objects of one kind.
   *
   * @param custom whether a CRD defines the kind: then a schema that names no fields allows none;
   *     of kinds that the server has in code, such a field holds whatever it is given
   */
  Normalizer(Findings findings, boolean custom) {
    this.findings = findings;
    this.custom = custom;
  }

  Json normalize(Schema schema, Json value, Path path) {
    return normalize(schema, schema.keepsUnknown, value, path);
  }

  /**
   * Normalizes a value.
   *
   * @param keeps whether fields of this object that nobody knows stay; elements of a list that
   *     keeps such fields keep theirs
   */
  private Json normalize(Schema schema, boolean keeps, Json value, Path path) {
    if (value instanceof Json.Obj object) {
      return object(schema, keeps, object, path);
    } else if (value instanceof Json.Arr array) {
      return array(schema, keeps, array, path);
    }
    return value;
  }

  private Json array(Schema schema, boolean keeps, Json.Arr array, Path path) {
    Schema items = schema.items;
    if (items == null) {
      items = keeps || !custom ? ANYTHING : NOTHING;
    }
    List<Json> changed = null;
    for (int i = 0; i < array.items().size(); i++) {
      Json item = array.items().get(i);
      Json instead = item == Json.Null.NULL && !items.nullable ? items.defaultValue : null;
      Json better =
          instead == null
              ? normalize(items, keeps || items.keepsUnknown, item, path.index(i))
              : complete(items, instead);
      if (better != item && changed == null) {
        changed = new ArrayList<>(array.items());
      }
      if (changed != null) {
        changed.set(i, better);
      }
    }
    return changed == null ? array : new Json.Arr(changed);
  }

  private Json object(Schema schema, boolean keeps, Json.Obj object, Path path) {
    if (isFree(schema, keeps)) {
      return object;
    }
    Map<String, Json> changed = null;
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      String name = member.getKey();
      Json value = member.getValue();
      Json better = member(schema, keeps, name, value, path);
      if (better != value) {
        changed = changed == null ? new LinkedHashMap<>(object.members()) : changed;
        if (better == null) {
          changed.remove(name);
        } else {
          changed.put(name, better);
        }
      }
    }
    return defaults(schema, object, changed);
  }

  private boolean isFree(Schema schema, boolean keeps) {
    return schema.properties.isEmpty()
        && schema.additional == null
        && !schema.embedded
        && !schema.anyValues
        && (keeps || !custom);
  }

  /** Returns what becomes of a member, {@code null} if it goes. */
  private @Nullable Json member(Schema schema, boolean keeps, String name, Json value, Path path) {
    Schema child = schema.properties.get(name);
    if (child == null) {
      child = schema.additional;
    }
    if (name.equals("metadata") && (path.isRoot() || schema.embedded)) {
      return metadata(child, value, path.child(name));
    }
    if (child == null) {
      if (keeps || schema.embedded && OWN.contains(name)) {
        return value;
      }
      if (schema.anyValues) {
        return normalize(NOTHING, false, value, path.child(name));
      }
      return unknown(schema, name, value, path);
    }
    if (value == Json.Null.NULL && !child.nullable) {
      Json instead = child.defaultValue;
      if (instead == null) {
        // Go reads a null among texts as an empty one
        boolean text = child == schema.additional && child.kind == Schema.Kind.STRING;
        return text && !custom ? EMPTY : null;
      }
      return complete(child, instead);
    }
    return normalize(child, child.keepsUnknown, value, path.child(name));
  }

  /** The server knows all fields of metadata; a schema may only narrow down some. */
  private Json metadata(@Nullable Schema narrower, Json value, Path path) {
    Normalizer ofMetadata = custom ? new Normalizer(findings, false) : this;
    if (path.isTop() && narrower != null) {
      return ofMetadata.normalize(narrower, value, path);
    }
    Json given = value == Json.Null.NULL ? Json.Obj.EMPTY : value;
    Json known = ofMetadata.normalize(SchemaSet.objectMeta(), given, path);
    return narrower == null ? known : normalize(narrower, true, known, path);
  }

  private Json defaults(
      Schema schema, Json.Obj object, @Nullable Map<String, Json> alreadyChanged) {
    Map<String, Json> changed = alreadyChanged;
    for (Map.Entry<String, Schema> property : schema.properties.entrySet()) {
      Schema child = property.getValue();
      Json value = child.defaultValue;
      if (value != null && object.get(property.getKey()) == null) {
        if (changed == null) {
          changed = new LinkedHashMap<>(object.members());
        }
        changed.putIfAbsent(property.getKey(), complete(child, value));
      }
    }
    return changed == null ? object : new Json.Obj(changed);
  }

  /** Returns a default with what its own parts have as defaults. */
  private Json complete(Schema schema, Json value) {
    return new Normalizer(new Findings(), custom).normalize(schema, value, Path.NONE);
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
