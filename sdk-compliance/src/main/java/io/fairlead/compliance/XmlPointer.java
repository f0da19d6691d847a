package io.fairlead.compliance;

/**
 * Says in XPath where in CycloneDX XML a place is that readers name by a JSON pointer: both
 * encodings are read as one, but their authors see elements and attributes.
 */
final class XmlPointer {

  private XmlPointer() {}

  /** Returns the XPath; one that is an XPath already, and an empty text, stay as they are. */
  static String of(String pointer) {
    if (pointer.isEmpty() || pointer.startsWith("/bom")) {
      return pointer;
    }
    StringBuilder path = new StringBuilder("/bom");
    String[] parts = pointer.substring(1).split("/", -1);
    String list = "";
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      boolean index = !part.isEmpty() && Character.isDigit(part.charAt(0));
      if (index) {
        path.append(item(list)).append('[').append(Integer.parseInt(part) + 1).append(']');
        boolean choice = list.equals("licenses") && i + 1 < parts.length;
        if (choice) {
          i++; // the item is itself the license or the expression
        }
      } else if (isAttribute(part)) {
        path.append("/@").append(part);
      } else if (!isText(list, part)) {
        path.append(part.equals("dependsOn") ? "" : '/' + part);
      }
      list = index ? list + "/item" : part;
    }
    return path.toString();
  }

  private static String item(String list) {
    return switch (list) {
      case "components" -> "/component";
      case "licenses" -> "/*";
      case "hashes" -> "/hash";
      case "externalReferences" -> "/reference";
      case "properties" -> "/property";
      case "authors" -> "/author";
      case "dependencies", "dependsOn" -> "/dependency";
      case "compositions" -> "/composition";
      case "vulnerabilities" -> "/vulnerability";
      // these are elements that may be there several times, without a list around them
      case "swhid", "omniborId", "contact" -> "";
      default -> "/*";
    };
  }

  private static boolean isAttribute(String name) {
    return name.equals("serialNumber") || name.equals("tagId");
  }

  /** What is a property of its own in JSON and the text of the element in XML. */
  private static boolean isText(String list, String name) {
    return (list.equals("hashes/item") && name.equals("content"))
        || (list.equals("properties/item") && name.equals("value"));
  }
}
