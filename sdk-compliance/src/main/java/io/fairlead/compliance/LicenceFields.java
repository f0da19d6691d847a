package io.fairlead.compliance;

import static io.fairlead.compliance.Field.json;
import static io.fairlead.compliance.Field.spdx2;
import static io.fairlead.compliance.Field.spdx3;
import static io.fairlead.compliance.Field.xml;

/** What the rules ask for of a component's licences. */
final class LicenceFields {

  private static final String REFERENCE =
      "; concluded and declared together, where one is an expression, need CycloneDX 1.7";
  private static final String UNMARKED = "nothing marks a licence so; write 1.6 or newer";

  static final Field CONCLUDED = marked("concluded", "Concluded");

  static final Field DECLARED = marked("declared", "Declared");

  static final Field STATED =
      Field.of(
          json("/licenses", "licenses: [{\"license\": {\"id\": \"MIT\"}}]"),
          xml("licenses", "<licenses><license><id>MIT</id>"),
          spdx2("licenseConcluded, licenseDeclared", "licenseConcluded or licenseDeclared"),
          spdx3(
              "hasConcludedLicense, hasDeclaredLicense",
              "a Relationship hasConcludedLicense or hasDeclaredLicense from the package to a licence"));

  static final Field FORM =
      Field.of(
          json(
              "/licenses/*/license/id, /licenses/*/expression",
              "a LicenseRef is {\"expression\": \"LicenseRef-...\"}, not license.id or license.name"
                  + REFERENCE),
          xml(
              "licenses/license/id, licenses/expression",
              "a LicenseRef is <expression>LicenseRef-...</expression>, not <id> or <name>"
                  + REFERENCE),
          spdx2(
              "licenseConcluded, licenseDeclared",
              "licenseConcluded and licenseDeclared; the text of a LicenseRef is in hasExtractedLicensingInfos"),
          spdx3(
              "simplelicensing_licenseExpression, expandedlicensing_*",
              "simplelicensing_licenseExpression, or the spdxId of an expandedlicensing_CustomLicense ends with the LicenseRef"));

  static final Field IDENTIFIER =
      Field.of(
          json("/licenses/*/license/id, /licenses/*/expression", ""),
          xml("licenses/license/id, licenses/expression", ""),
          spdx2("licenseConcluded, licenseDeclared", ""),
          spdx3("simplelicensing_licenseExpression, expandedlicensing_*", ""));

  private LicenceFields() {}

  private static Field marked(String role, String inSpdx) {
    return Field.of(
        json(
                "/licenses[acknowledgement=" + role + "]",
                "licenses: [{\"license\": {\"id\": \"MIT\", \"acknowledgement\": \""
                    + role
                    + "\"}}]")
            .before("1.6", UNMARKED),
        xml(
                "licenses/license[@acknowledgement='" + role + "']",
                "<licenses><license acknowledgement=\"" + role + "\"><id>MIT</id>")
            .before("1.6", UNMARKED),
        spdx2("license" + inSpdx, "license" + inSpdx),
        spdx3(
            "has" + inSpdx + "License",
            "a Relationship has"
                + inSpdx
                + "License from the package to a licence, for example a simplelicensing_LicenseExpression"));
  }
}
