package io.fairlead.compliance.schema;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What elements of CycloneDX XML are in JSON, told by the JSON Schema and a few exceptions. */
final class XmlShape {

  /** Parts whose XML and JSON differ too much; they hold nothing that a rule asks for. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "pedigree",
          "evidence",
          "releaseNotes",
          "annotations",
          "formulation",
          "declarations",
          "definitions",
          "cryptoProperties",
          "signature",
          "citations",
          "data",
          "patentAssertions");

  /** Lists without an element around them. */
  private static final Set<String> REPEATED =
      Set.of("url", "contact", "swhid", "omniborId", "dependsOn", "provides");

  private final SchemaNode root;

  XmlShape(SchemaNode root) {
    this.root = root;
  }

  SchemaNode root() {
    return root;
  }

  static boolean leftOut(String field) {
    return LEFT_OUT.contains(field);
  }

  /** A dependency inside a dependency is one of its targets. */
  String field(String parent, String element) {
    return parent.equals("dependency") && element.equals("dependency") ? "dependsOn" : element;
  }

  static boolean repeated(String parent, String element, @Nullable SchemaNode node) {
    String field =
        parent.equals("dependency") && element.equals("dependency") ? "dependsOn" : element;
    return REPEATED.contains(field)
        && node != null
        && (node.types & SchemaNode.ARRAY) != 0
        && node.types != SchemaNode.ANY_TYPE;
  }

  static String attribute(String name) {
    return name.equals("content-type") ? "contentType" : name;
  }

  /** Returns the schema of a property, looked for in all alternatives too. */
  @Nullable SchemaNode property(@Nullable SchemaNode node, String name) {
    return property(node, name, 0);
  }

  private @Nullable SchemaNode property(@Nullable SchemaNode node, String name, int depth) {
    if (node == null || depth > 4) {
      return null;
    }
    int at = node.property(name);
    if (at >= 0 && node.properties[at] != null) {
      return node.properties[at];
    }
    for (SchemaNode[] branches : new SchemaNode[][] {node.oneOf, node.anyOf, node.allOf}) {
      for (SchemaNode branch : branches) {
        SchemaNode found = property(branch, name, depth + 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** Returns the schema of the items of a list, looked for in all alternatives too. */
  @Nullable SchemaNode items(@Nullable SchemaNode node) {
    return items(node, 0);
  }

  private @Nullable SchemaNode items(@Nullable SchemaNode node, int depth) {
    if (node == null || depth > 3) {
      return null;
    }
    if (node.items != null) {
      return node.items;
    }
    // a licence is in the first alternative, an expression in the tuple of the second
    for (SchemaNode[] branches : new SchemaNode[][] {node.oneOf, node.anyOf, node.allOf}) {
      for (SchemaNode branch : branches) {
        SchemaNode found = items(branch, depth + 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  XmlFrame.Mode mode(String element, @Nullable SchemaNode node) {
    if (element.equals("tools") && node != null && node.oneOf.length > 0) {
      return XmlFrame.Mode.UNDECIDED;
    }
    return switch (type(node, 0)) {
      case SchemaNode.OBJECT -> XmlFrame.Mode.OBJECT;
      case SchemaNode.ARRAY -> XmlFrame.Mode.ARRAY;
      default -> XmlFrame.Mode.SCALAR;
    };
  }

  /** Returns the type of a schema that says it in an alternative only. */
  private static int type(@Nullable SchemaNode node, int depth) {
    if (node == null || depth > 4) {
      return 0;
    }
    if (node.types != SchemaNode.ANY_TYPE) {
      return node.types;
    }
    if (node.names.length > 0) {
      return SchemaNode.OBJECT;
    }
    for (SchemaNode[] branches : new SchemaNode[][] {node.oneOf, node.anyOf, node.allOf}) {
      for (SchemaNode branch : branches) {
        int type = type(branch, depth + 1);
        if (type != 0) {
          return type;
        }
      }
    }
    return 0;
  }

  /** Returns the property that holds the text of an element with attributes. */
  String textField(@Nullable SchemaNode node) {
    return property(node, "content") != null ? "content" : "value";
  }

  /** Returns the token of a text by what its schema wants. */
  JsonToken token(@Nullable SchemaNode node, String text) {
    int type = type(node, 0);
    if (type == SchemaNode.BOOLEAN && (text.equals("true") || text.equals("false"))) {
      return text.equals("true") ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE;
    }
    if ((type & SchemaNode.STRING) == 0
        && (type & (SchemaNode.INTEGER | SchemaNode.NUMBER)) != 0
        && text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
      return text.indexOf('.') < 0 ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_NUMBER_FLOAT;
    }
    return JsonToken.VALUE_STRING;
  }
}
