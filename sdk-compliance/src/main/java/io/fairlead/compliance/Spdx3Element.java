package io.fairlead.compliance;

import com.fasterxml.jackson.core.JsonToken;
import io.fairlead.compliance.schema.ClassCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object of an SPDX 3 document, as it is written: fields with one value or several. */
final class Spdx3Element {

  /** A value that is a text, and where it stands. */
  record Text(String value, long position) {}

  /** Hears of objects that are written in the place of a reference. */
  interface Nested {
    /** Returns whether an item of {@code @graph} is read at all. */
    default boolean wants(int number) {
      return true;
    }

    void element(Spdx3Element element) throws IOException;
  }

  final long position;
  final int number;
  String type = "";
  String id = "";
  private boolean typed;
  private boolean identified;
  private final Map<String, List<Text>> texts = new HashMap<>();
  private final Map<String, List<Spdx3Element>> objects = new HashMap<>();

  private Spdx3Element(long position, int number) {
    this.position = position;
    this.number = number;
  }

  /**
   * Reads the rest of an object that was just opened. Objects inside it are kept as values and told
   * to {@code nested} if they have an identity of their own.
   */
  static Spdx3Element read(JsonTokens in, int number, Nested nested) throws IOException {
    Spdx3Element element = new Spdx3Element(in.offset(), number);
    for (String name = in.field(); name != null; name = in.field()) {
      element.field(in, name, nested);
    }
    return element;
  }

  /** Reads one field of an element that has no object of its own. */
  static Spdx3Element readField(
      JsonTokens in, String name, @Nullable Spdx3Element begun, Nested nested) throws IOException {
    Spdx3Element element = begun == null ? new Spdx3Element(0, -1) : begun;
    element.field(in, name, nested);
    return element;
  }

  private void field(JsonTokens in, String name, Nested nested) throws IOException {
    switch (name) {
      case "type", "@type" -> {
        once(typed, name, in);
        typed = true;
        String text = in.text();
        type = text == null ? "" : ClassCheck.kindName(text);
      }
      case "spdxId", "@id" -> {
        once(identified, name, in);
        identified = true;
        String text = in.text();
        id = text == null ? "" : text;
      }
      default -> {
        JsonToken token = in.next();
        if (token == JsonToken.START_ARRAY) {
          // the list of all elements is long, and says nothing that the elements do not
          boolean keep = !name.equals("element");
          while ((token = in.next()) != JsonToken.END_ARRAY && token != null) {
            value(in, name, token, keep, nested);
          }
        } else {
          value(in, name, token, true, nested);
        }
      }
    }
  }

  /** The context gives both spellings one meaning, so both together are one key twice. */
  private static void once(boolean already, String name, JsonTokens in) throws JsonTokens.Refused {
    if (already) {
      throw new JsonTokens.Refused(
          "sbom.duplicate-key",
          in.offset(),
          "the key \""
              + name
              + "\" is there in both of its spellings; readers disagree on which counts");
    }
  }

  private void value(
      JsonTokens in, String name, @Nullable JsonToken token, boolean keep, Nested nested)
      throws IOException {
    if (token == JsonToken.START_OBJECT) {
      Spdx3Element inner = read(in, number, nested);
      if (!inner.id.isEmpty() || inner.isPackage() || inner.type.startsWith("security_")) {
        nested.element(inner);
      }
      if (keep) {
        add(objects, name, inner);
      }
    } else if (token == JsonToken.START_ARRAY) {
      in.skipFrom(token);
    } else if (token != null && token != JsonToken.VALUE_NULL && keep) {
      add(texts, name, new Text(in.current(), in.offset()));
    }
  }

  private static <T> void add(Map<String, List<T>> fields, String name, T value) {
    List<T> values = fields.get(name);
    if (values == null) {
      values = new ArrayList<>(1);
      fields.put(name, values);
    }
    values.add(value);
  }

  /** Returns the values of a field that are texts. */
  List<Text> texts(String name) {
    return texts.getOrDefault(name, List.of());
  }

  /** Returns the first text of a field, or an empty text. */
  String text(String name) {
    List<Text> all = texts.get(name);
    return all == null ? "" : all.get(0).value();
  }

  /** Returns where the first text of a field is, or the element itself. */
  long position(String name) {
    List<Text> all = texts.get(name);
    return all == null ? position : all.get(0).position();
  }

  /** Returns the values of a field that are objects. */
  List<Spdx3Element> objects(String name) {
    return objects.getOrDefault(name, List.of());
  }

  /** Returns the identities a field refers to, by name or as objects. */
  List<String> references(String name) {
    List<String> all = new ArrayList<>(1);
    for (Text text : texts(name)) {
      all.add(text.value());
    }
    for (Spdx3Element inner : objects(name)) {
      if (!inner.id.isEmpty()) {
        all.add(inner.id);
      }
    }
    return all;
  }

  /** Returns whether a field has a value. */
  boolean has(String name) {
    return texts.containsKey(name) || objects.containsKey(name);
  }

  boolean isPackage() {
    return switch (type) {
      case "software_Package", "ai_AIPackage", "dataset_DatasetPackage" -> true;
      default -> false;
    };
  }
}
