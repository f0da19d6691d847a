package io.fairlead.compliance.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks elements, their order, attributes and texts against an {@link XmlTable} while {@link
 * XmlSource} reads them, those too that no rule asks for. Places are told as XPath with names of
 * CycloneDX's namespace left bare: {@code /bom/components/component[3]/name}. Not thread-safe.
 */
final class XmlCheck {

  private static final class Open {
    final String name;
    final int ordinal;
    final @Nullable XmlType type;
    final boolean mayBeEmpty;
    final long position;
    final StringBuilder text = new StringBuilder(0);
    final Map<String, Integer> children = new HashMap<>(0);
    int state;
    boolean strayText;

    Open(String name, int ordinal, @Nullable XmlType type, boolean mayBeEmpty, long position) {
      this.name = name;
      this.ordinal = ordinal;
      this.type = type;
      this.mayBeEmpty = mayBeEmpty;
      this.position = position;
    }
  }

  private final XmlTable table;
  private final SchemaFaults faults;
  private final List<Open> open = new ArrayList<>();

  XmlCheck(XmlTable table, SchemaFaults faults) {
    this.table = table;
    this.faults = faults;
  }

  int depth() {
    return open.size();
  }

  /** An element of another namespace begins; what it holds is its own affair. */
  void foreign(long position) {
    if (!open.isEmpty()) {
      Open parent = open.get(open.size() - 1);
      XmlType type = parent.type;
      if (type != null) {
        int next = type.model == null ? -1 : type.model.next(parent.state, XmlModel.FOREIGN);
        if (next >= 0) {
          parent.state = next;
        } else {
          fault(position, "must not have an element of another namespace here");
        }
      }
    }
  }

  /** An element begins that would be one of ours but for its namespace. */
  void stray(long position, boolean none) {
    if (!open.isEmpty() && open.get(open.size() - 1).type != null) {
      fault(
          position,
          none
              ? "must not have an element without a namespace here"
              : "must not have an element of another version of CycloneDX here");
    }
  }

  /** An element of CycloneDX begins. */
  void start(String name, long position) {
    if (open.isEmpty()) {
      open.add(new Open(name, 1, table.root(), false, position));
      return;
    }
    Open parent = open.get(open.size() - 1);
    int ordinal = parent.children.merge(name, 1, Integer::sum);
    XmlType type = null;
    boolean mayBeEmpty = false;
    if (parent.type != null) {
      XmlModel model = parent.type.model;
      int next = model == null ? -1 : model.next(parent.state, name);
      if (next < 0) {
        fault(position, misplaced(model, parent.state, name));
        next = model == null ? -1 : model.anywhere(name);
      }
      if (model != null && next >= 0) {
        parent.state = next;
        type = table.type(model.type(next));
        mayBeEmpty = model.mayBeEmpty(next);
      }
    }
    open.add(new Open(name, ordinal, type, mayBeEmpty, position));
  }

  private static String misplaced(@Nullable XmlModel model, int state, String name) {
    int place = model == null ? -1 : model.anywhere(name);
    if (model == null || place < 0) {
      return "has the unknown element \"" + name + '"';
    }
    if (model.reaches(state, place)) {
      List<String> missing = model.missing(state, place);
      return "lacks "
          + (missing.isEmpty()
              ? "an element"
              : "the element \"" + String.join("\" and \"", missing) + '"')
          + " before \""
          + name
          + '"';
    }
    return model.name(state).equals(name)
        ? "must not have \"" + name + "\" twice"
        : "must have \"" + name + "\" before \"" + model.name(state) + "\" (the order is fixed)";
  }

  /** The element that has just begun has an attribute without a namespace. */
  void attribute(String name, String value) {
    Open element = open.get(open.size() - 1);
    XmlType type = element.type;
    if (type == null) {
      return;
    }
    XmlType.Attribute attribute = type.attribute(name);
    if (attribute == null) {
      if (!type.anyAttribute) {
        fault(element.position, "has the unknown attribute \"" + name + '"');
      }
      return;
    }
    String fault = attribute.type().fault(value);
    if (fault != null) {
      fault(element.position, "has an attribute \"" + name + "\" that " + fault);
    }
  }

  /** The element that has just begun has an attribute of another namespace. */
  void foreignAttribute(String name) {
    Open element = open.get(open.size() - 1);
    if (element.type != null && !element.type.foreignAttributes) {
      fault(element.position, "must not have the attribute \"" + name + "\" of another namespace");
    }
  }

  /** All attributes of the element have been told; {@code has} says which there were. */
  void attributesEnd(Predicate<String> has) {
    Open element = open.get(open.size() - 1);
    if (element.type != null) {
      for (XmlType.Attribute attribute : element.type.attributes) {
        if (attribute.required() && !has.test(attribute.name())) {
          fault(element.position, "lacks the attribute \"" + attribute.name() + '"');
        }
      }
    }
  }

  /** Returns how long the text of the innermost element is by now. */
  int text(char[] characters, int from, int length) {
    Open element = open.get(open.size() - 1);
    XmlType type = element.type;
    if (type == null || type.mixed) {
      return 0;
    }
    if (type.simple()) {
      element.text.append(characters, from, length);
      return element.text.length();
    }
    if (!element.strayText && !new String(characters, from, length).isBlank()) {
      element.strayText = true;
      fault(element.position, "must not have a text of its own");
    }
    return 0;
  }

  /** The innermost element ends. */
  void end() {
    Open element = open.get(open.size() - 1);
    XmlType type = element.type;
    if (type != null && type.simple()) {
      String text = element.text.toString();
      String fault = text.isEmpty() && element.mayBeEmpty ? null : type.fault(text);
      if (fault != null) {
        fault(element.position, fault);
      }
    } else if (type != null && type.model != null && !type.model.mayEnd(element.state)) {
      List<String> missing = type.model.missing(element.state, -1);
      fault(
          element.position,
          missing.isEmpty()
              ? "lacks one of " + String.join(", ", type.model.due(element.state))
              : "lacks the element \"" + String.join("\" and \"", missing) + '"');
    }
    open.remove(open.size() - 1);
  }

  private void fault(long position, String message) {
    if (!faults.wanted()) {
      faults.fault(-1, "", message);
      return;
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < open.size(); i++) {
      Open element = open.get(i);
      path.append('/').append(element.name);
      if (i > 0 && element.ordinal > 1 || repeated(element.name)) {
        path.append('[').append(element.ordinal).append(']');
      }
    }
    faults.fault(position, path.toString(), message);
  }

  /** Lists whose first item should be told from the second at a glance. */
  private static boolean repeated(String name) {
    return switch (name) {
      case "component", "service", "dependency", "license", "hash", "reference", "property" -> true;
      default -> false;
    };
  }
}
