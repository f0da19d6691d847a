package io.fairlead.compliance.schema;

import com.fasterxml.jackson.core.JsonToken;
import io.fairlead.compliance.schema.ClassTable.Kind;
import io.fairlead.compliance.schema.ClassTable.Property;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks SPDX 3.0.1 JSON-LD while it streams by. The class of an object may be written behind its
 * properties, so values are checked at once by their property, and which properties a class has and
 * needs when the object ends. {@code @id} and {@code @type} are taken for {@code spdxId} and {@code
 * type}, as JSON-LD allows. Not thread-safe.
 */
public final class ClassCheck implements TokenCheck {

  private static final String TERMS = "https://spdx.org/rdf/3.0.1/terms/";

  private static final class Frame {
    boolean object;
    @Nullable Property property;
    @Nullable Property next;
    String type = "";
    boolean identified;
    boolean typeNext;
    boolean graph;
    boolean root;
    int count;
    final BitSet seen = new BitSet();
    @Nullable String unknown;
  }

  private final SchemaPlace place;
  private final SchemaFaults faults;
  private final ClassTable table = ClassTable.get();
  private final List<Frame> frames = new ArrayList<>();
  private int depth;

  /** Starts a check of one document. */
  public ClassCheck(SchemaPlace place, SchemaFaults faults) {
    this.place = place;
    this.faults = faults;
  }

  @Override
  public void token(TokenSource source, JsonToken token) throws IOException {
    switch (token) {
      case FIELD_NAME -> name(source.name());
      case START_OBJECT -> start(true);
      case START_ARRAY -> start(false);
      case END_OBJECT -> endObject();
      case END_ARRAY -> endArray();
      default -> scalar(source, token);
    }
  }

  private Frame frame(int at) {
    while (frames.size() <= at) {
      frames.add(new Frame());
    }
    return frames.get(at);
  }

  private void name(String name) {
    Frame frame = frame(depth - 1);
    frame.next = null;
    frame.typeNext = false;
    frame.graph = false;
    switch (name) {
      case "type", "@type" -> frame.typeNext = true;
      case "spdxId", "@id" -> frame.identified = true;
      case "@graph" -> frame.graph = frame.root;
      case "@context" -> {}
      default -> {
        Property property = table.property(name);
        frame.next = property;
        if (property == null) {
          frame.unknown = frame.unknown == null ? name : frame.unknown;
        } else {
          frame.seen.set(property.number());
        }
      }
    }
  }

  private void start(boolean object) {
    Frame outer = depth == 0 ? null : frame(depth - 1);
    Property property = outer == null ? null : outer.object ? outer.next : outer.property;
    boolean inGraph = outer != null && outer.graph;
    if (property != null) {
      if (object) {
        single(outer, property);
        if (property.kind() != 'o') {
          fault("must be " + described(property) + ", but is an object");
        }
      } else if (!property.array()) {
        fault("must be one value, but is an array");
      }
    }
    if (outer != null && outer.graph && object && outer.object) {
      fault("must be an array");
    }
    Frame frame = frame(depth++);
    frame.object = object;
    frame.property = property;
    frame.next = null;
    frame.type = "";
    frame.identified = false;
    frame.typeNext = false;
    frame.graph = inGraph && !object;
    frame.root = outer == null;
    frame.count = 0;
    frame.seen.clear();
    frame.unknown = null;
  }

  /** Counts an item of an array, or finds one value where an array is due. */
  private void single(@Nullable Frame outer, Property property) {
    if (outer == null) {
      return;
    }
    if (!outer.object) {
      outer.count++;
    } else if (property.array()) {
      fault("must be an array");
    }
  }

  private void endArray() {
    Frame frame = frame(--depth);
    Property property = frame.property;
    if (property != null && frame.count < property.minItems()) {
      fault("must have at least " + property.minItems() + " items, but has " + frame.count);
    }
  }

  private void endObject() {
    Frame frame = frame(--depth);
    if (frame.root && frame.type.isEmpty()) {
      // the document around @graph
      if (frame.unknown != null) {
        fault("has the unknown property \"" + frame.unknown + '"');
      }
      return;
    }
    if (frame.type.contains(":")) {
      return; // a class of an extension
    }
    Kind kind = table.kind(frame.type);
    if (kind == null) {
      fault(
          frame.type.isEmpty()
              ? "lacks the property \"type\""
              : "must be of a class of SPDX 3.0.1, but is \"" + frame.type + '"');
      return;
    }
    Property property = frame.property;
    if (property != null && property.kind() == 'o' && !property.values().contains(kind.name())) {
      fault("must not be a " + kind.name() + " here");
    }
    if (frame.unknown != null) {
      fault("has the unknown property \"" + frame.unknown + '"');
    }
    if (kind.needsId() && !frame.identified) {
      fault("lacks the property \"spdxId\"");
    }
    for (int i = frame.seen.nextSetBit(0); i >= 0; i = frame.seen.nextSetBit(i + 1)) {
      if (!kind.allowed().get(i)) {
        fault("is a " + kind.name() + ", which has no \"" + table.name(i) + '"');
      }
    }
    for (int i = kind.required().nextSetBit(0); i >= 0; i = kind.required().nextSetBit(i + 1)) {
      if (!frame.seen.get(i)) {
        fault("is a " + kind.name() + " and lacks the property \"" + table.name(i) + '"');
      }
    }
  }

  private void scalar(TokenSource source, JsonToken token) throws IOException {
    if (depth == 0) {
      fault("must be an object");
      return;
    }
    Frame frame = frame(depth - 1);
    if (frame.object && frame.typeNext) {
      frame.type = kindName(source.text());
      return;
    }
    Property property = frame.object ? frame.next : frame.property;
    if (property == null) {
      return;
    }
    single(frame, property);
    boolean text = token == JsonToken.VALUE_STRING;
    boolean right =
        switch (property.kind()) {
          case 's' -> text;
          case 'e' -> text && property.values().contains(source.text());
          case 't' -> text && utc(source.text());
          case 'o' -> text && reference(property, source.text());
          case 'n' -> token.isNumeric() || (text && decimal(source.text()));
          case 'b' -> token.isBoolean();
          case 'i' -> token == JsonToken.VALUE_NUMBER_INT && source.number() >= property.minimum();
          default -> text && property.rule() != null && property.rule().allows(source.text());
        };
    if (!right) {
      String value = source.text();
      fault(
          "must be "
              + described(property)
              + ", but is "
              + (text
                  ? "\"" + (value.length() > 60 ? value.substring(0, 57) + "..." : value) + '"'
                  : value));
    }
  }

  /** Returns the name of a class whose type may be written with its IRI. */
  public static String kindName(String type) {
    if (!type.startsWith(TERMS)) {
      return type;
    }
    String rest = type.substring(TERMS.length());
    int slash = rest.indexOf('/');
    if (slash < 0) {
      return rest;
    }
    String profile = rest.substring(0, slash);
    return profile.equals("Core")
        ? rest.substring(slash + 1)
        : profile.toLowerCase(Locale.ROOT) + "_" + rest.substring(slash + 1);
  }

  private static boolean reference(Property property, String text) {
    return text.startsWith("_:")
        ? text.length() > 2
        : Texts.inside(text, ':') || property.values().contains("&" + text);
  }

  /** SPDX 3 wants whole seconds of UTC. */
  private static boolean utc(String text) {
    return text.length() == 20 && text.charAt(19) == 'Z' && Texts.dateTime(text);
  }

  private static boolean decimal(String text) {
    try {
      new BigDecimal(text.endsWith(".") ? text + "0" : text);
      return text.length() < 100;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String described(Property property) {
    return switch (property.kind()) {
      case 's' -> "a text";
      case 'e' -> "one of the values of the standard";
      case 't' -> "a time like 2026-11-24T12:00:00Z";
      case 'o' -> "an object, an IRI or a blank node";
      case 'n' -> "a number";
      case 'b' -> "true or false";
      case 'i' -> "a whole number of at least " + property.minimum();
      default -> "a text of the form " + (property.rule() == null ? "" : property.rule().demand());
    };
  }

  private void fault(String message) {
    faults.fault(place.offset(), place.pointer(), message);
  }
}
