package io.fairlead.compliance.schema;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Turns elements of CycloneDX into the JSON tokens that say the same. Which element is a list and
 * which a text is known from the JSON Schema. Not thread-safe.
 */
final class XmlTokens {

  /** One token, and where the element stands that it comes from. */
  record Token(JsonToken token, String text, long position) {}

  private final XMLStreamReader xml;
  private final XmlShape shape;
  private final String version;
  private final Deque<Token> queue = new ArrayDeque<>();
  private final List<XmlFrame> frames = new ArrayList<>();
  private int skipping;
  private long start;

  /** Starts with a reader that is moved on between the calls. */
  XmlTokens(XMLStreamReader xml, XmlShape shape, String version) {
    this.xml = xml;
    this.shape = shape;
    this.version = version;
  }

  boolean none() {
    return queue.isEmpty();
  }

  @Nullable Token poll() {
    return queue.poll();
  }

  /** The reader stands at the beginning of an element. */
  void start(String element, long position) {
    start = position;
    if (skipping > 0) {
      skipping++;
      return;
    }
    if (frames.isEmpty()) {
      root();
      return;
    }
    XmlFrame parent = frames.get(frames.size() - 1);
    if (parent.mode == XmlFrame.Mode.UNDECIDED) {
      decide(parent, element);
    }
    switch (parent.mode) {
      case OBJECT -> member(parent, element);
      case ARRAY -> item(parent, element);
      default -> skipping++;
    }
  }

  /** Returns how long the text of the innermost element is by now. */
  int text(char[] characters, int from, int length) {
    if (skipping > 0 || frames.isEmpty()) {
      return 0;
    }
    StringBuilder text = frames.get(frames.size() - 1).text;
    text.append(characters, from, length);
    return text.length();
  }

  private void root() {
    add(JsonToken.START_OBJECT, "");
    field("bomFormat", "CycloneDX");
    field("specVersion", version);
    XmlFrame frame = new XmlFrame(shape.root(), XmlFrame.Mode.OBJECT);
    attributes(frame.node);
    frames.add(frame);
  }

  private void member(XmlFrame parent, String element) {
    String field = shape.field(parent.element, element);
    if (XmlShape.leftOut(field)) {
      endRun(parent);
      skipping++;
      return;
    }
    SchemaNode node = shape.property(parent.node, field);
    if (XmlShape.repeated(parent.element, element, node)) {
      if (!field.equals(parent.run)) {
        endRun(parent);
        add(JsonToken.FIELD_NAME, field);
        add(JsonToken.START_ARRAY, "");
        parent.run = field;
      }
      open(element, shape.items(node));
      return;
    }
    endRun(parent);
    add(JsonToken.FIELD_NAME, field);
    open(element, node);
  }

  private void item(XmlFrame parent, String element) {
    SchemaNode items = shape.items(parent.node);
    if (parent.element.equals("licenses")) {
      add(JsonToken.START_OBJECT, "");
      SchemaNode node = shape.property(items, element);
      if (element.equals("expression")) {
        attributes(items);
      }
      add(JsonToken.FIELD_NAME, element);
      open(element, node);
      frames.get(frames.size() - 1).wrapped = true;
      return;
    }
    open(element, items);
  }

  private void endRun(XmlFrame frame) {
    if (frame.run != null) {
      add(JsonToken.END_ARRAY, "");
      frame.run = null;
    }
  }

  private void open(String element, @Nullable SchemaNode node) {
    XmlFrame.Mode mode = shape.mode(element, node);
    XmlFrame frame = new XmlFrame(node, mode);
    frame.element = element;
    frame.reference = xml.getAttributeValue(null, "ref");
    frame.position = start;
    switch (mode) {
      case OBJECT -> {
        add(JsonToken.START_OBJECT, "");
        attributes(node);
      }
      case ARRAY -> add(JsonToken.START_ARRAY, "");
      default -> {}
    }
    frames.add(frame);
  }

  /** {@code tools} is a list of tools, or an object with components and services. */
  private void decide(XmlFrame frame, String firstChild) {
    boolean list = firstChild.equals("tool");
    frame.mode = list ? XmlFrame.Mode.ARRAY : XmlFrame.Mode.OBJECT;
    add(list ? JsonToken.START_ARRAY : JsonToken.START_OBJECT, "");
  }

  private void attributes(@Nullable SchemaNode node) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String namespace = xml.getAttributeNamespace(i);
      if (namespace == null || namespace.isEmpty()) {
        String attribute = XmlShape.attribute(xml.getAttributeLocalName(i));
        add(JsonToken.FIELD_NAME, attribute);
        scalar(shape.property(node, attribute), xml.getAttributeValue(i), start);
      }
    }
  }

  /** The innermost element ends. */
  void end(long position) {
    start = position;
    if (skipping > 0) {
      skipping--;
      return;
    }
    XmlFrame frame = frames.remove(frames.size() - 1);
    String text = frame.text.toString().strip();
    switch (frame.mode) {
      case OBJECT -> {
        endRun(frame);
        if (!text.isEmpty()) {
          String field = shape.textField(frame.node);
          add(JsonToken.FIELD_NAME, field);
          scalar(shape.property(frame.node, field), text, frame.position);
        }
        add(JsonToken.END_OBJECT, "");
      }
      case ARRAY -> add(JsonToken.END_ARRAY, "");
      case UNDECIDED -> {
        add(JsonToken.START_ARRAY, "");
        add(JsonToken.END_ARRAY, "");
      }
      case SCALAR -> {
        String reference = frame.reference;
        scalar(frame.node, text.isEmpty() && reference != null ? reference : text, frame.position);
      }
    }
    if (frame.wrapped) {
      add(JsonToken.END_OBJECT, "");
    }
  }

  private void scalar(@Nullable SchemaNode node, String text, long position) {
    queue.add(new Token(shape.token(node, text), text, position));
  }

  private void field(String field, String text) {
    add(JsonToken.FIELD_NAME, field);
    add(JsonToken.VALUE_STRING, text);
  }

  private void add(JsonToken token, String text) {
    queue.add(new Token(token, text, start));
  }
}
