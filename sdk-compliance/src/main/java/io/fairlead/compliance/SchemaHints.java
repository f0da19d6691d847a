package io.fairlead.compliance;

/** Explains faults of the CycloneDX schema that many people make, and that it explains badly. */
final class SchemaHints {

  private static final String BEFORE_17 = " (before CycloneDX 1.7, ";

  private SchemaHints() {}

  /** Returns what is put behind the message of a fault, beginning with a space, or nothing. */
  static String of(SbomDocument document, SbomIndex.SchemaFault fault) {
    String pointer = fault.at().pointer();
    return document.format() == SbomFormat.CYCLONEDX_JSON
        ? json(pointer, fault.message(), document.specVersion())
        : document.format() == SbomFormat.CYCLONEDX_XML ? xml(pointer, fault.message()) : "";
  }

  private static String json(String pointer, String message, String version) {
    if (pointer.endsWith("/manufacturer") && message.contains("is an array")) {
      return " (table 8.2 of the TR shows an array, but the schema has an object)";
    }
    if (pointer.contains("/compositions/") && message.contains("\"ref\"")) {
      return " (table 8.2 of the TR shows ref, but the schema has assemblies and dependencies)";
    }
    if (pointer.endsWith("/license/id")) {
      return " (a licence that is not on the SPDX list is written as {\"expression\": \"LicenseRef-...\"}"
          + " in place of {\"license\": ...})";
    }
    if (pointer.endsWith("/license") && message.contains("exactly one")) {
      return " (a license has either an id or a name)";
    }
    return SpecVersion.older(version, "1.7") && mixesForms(pointer, message)
        ? BEFORE_17 + "licenses is either one expression or any number of license objects)"
        : "";
  }

  private static boolean mixesForms(String pointer, String message) {
    if (pointer.endsWith("/licenses")) {
      return message.contains("at most");
    }
    int list = pointer.lastIndexOf("/licenses/");
    int item = list < 0 ? -1 : pointer.indexOf('/', list + 10);
    return list >= 0
        && (item < 0 || pointer.indexOf('/', item + 1) < 0)
        && (message.contains("property \"expression\"")
            || message.contains("property \"license\""));
  }

  private static String xml(String pointer, String message) {
    if (pointer.endsWith("/licenses") && message.contains("\"expression\"")) {
      return BEFORE_17 + "licenses has either one <expression> or any number of <license>)";
    }
    return pointer.endsWith("/id") && pointer.contains("/licenses/") && message.contains("values")
        ? " (a licence that is not on the SPDX list is written as <expression>LicenseRef-...</expression>"
            + " in place of <license>)"
        : "";
  }
}
