package io.fairlead.compliance;

import static io.fairlead.compliance.Field.json;
import static io.fairlead.compliance.Field.spdx2;
import static io.fairlead.compliance.Field.spdx3;
import static io.fairlead.compliance.Field.xml;

/** What the rules ask for of a document as a whole. */
final class DocumentFields {

  static final Field FORMAT =
      Field.of(
          json("/bomFormat, /specVersion", ""),
          xml("/bom/@xmlns", ""),
          spdx2("/spdxVersion", ""),
          spdx3("/@context, CreationInfo/specVersion", ""));

  static final Field VULNERABILITIES =
      Field.of(
          json("/vulnerabilities", "remove vulnerabilities"),
          xml("/bom/vulnerabilities", "remove <vulnerabilities>"),
          spdx2(
              "/packages/*/externalRefs[referenceCategory=SECURITY]",
              "remove the externalRefs of the category SECURITY and the type advisory, fix or url"),
          spdx3(
              "security_Vulnerability, security_*VulnAssessmentRelationship, externalIdentifier[externalIdentifierType=cve]",
              "remove the elements whose type begins with security_, and externalIdentifiers of the type cve"));

  static final Field CREATOR =
      Field.of(
          json(
                  "/metadata/manufacturer/contact/*/email, /metadata/manufacturer/url",
                  "metadata.manufacturer.contact[].email, else metadata.manufacturer.url[]")
              .before("1.6", "metadata.authors[].email, or metadata.supplier.contact[].email"),
          xml(
                  "/bom/metadata/manufacturer/contact/email, /bom/metadata/manufacturer/url",
                  "<metadata><manufacturer><contact><email>, else <manufacturer><url>")
              .before("1.6", "<metadata><authors><author><email>, or <supplier><contact><email>"),
          spdx2("/creationInfo/creators", "\"Organization: NAME (MAIL)\" in creationInfo.creators"),
          spdx3(
              "CreationInfo/createdBy",
              "createdBy of the CreationInfo leads to a Person or an Organization with an externalIdentifier of the type email, else urlScheme"));

  static final Field AUTHOR =
      Field.of(
          json(
              "/metadata/authors, /metadata/manufacturer, /metadata/supplier, /metadata/tools",
              "metadata.authors[].name or metadata.tools"),
          xml(
              "/bom/metadata/authors, /bom/metadata/manufacturer, /bom/metadata/supplier, /bom/metadata/tools",
              "<metadata><authors><author><name> or <tools>"),
          spdx2(
              "/creationInfo/creators",
              "\"Person: NAME\", \"Organization: NAME\" or \"Tool: NAME\" in creationInfo.creators"),
          spdx3(
              "CreationInfo/createdBy, CreationInfo/createdUsing",
              "createdBy of the CreationInfo leads to a Person or an Organization with a name, or createdUsing to a Tool"));

  static final Field PERSON =
      Field.of(
          json(
              "/metadata/authors, /metadata/manufacturer, /metadata/supplier",
              "metadata.authors[].name"),
          xml(
              "/bom/metadata/authors, /bom/metadata/manufacturer, /bom/metadata/supplier",
              "<metadata><authors><author><name>"),
          spdx2(
              "/creationInfo/creators",
              "\"Person: NAME\" or \"Organization: NAME\" in creationInfo.creators"),
          spdx3(
              "CreationInfo/createdBy",
              "createdBy of the CreationInfo leads to a Person or an Organization with a name"));

  static final Field TOOL =
      Field.of(
          json("/metadata/tools", "metadata.tools.components[].name")
              .before("1.5", "metadata.tools[].name"),
          xml("/bom/metadata/tools", "<metadata><tools><components><component><name>")
              .before("1.5", "<metadata><tools><tool><name>"),
          spdx2("/creationInfo/creators", "\"Tool: NAME-VERSION\" in creationInfo.creators"),
          spdx3(
              "CreationInfo/createdUsing",
              "createdUsing of the CreationInfo leads to a Tool with a name"));

  static final Field TIMESTAMP =
      Field.of(
          json("/metadata/timestamp", "metadata.timestamp"),
          xml("/bom/metadata/timestamp", "<metadata><timestamp>"),
          spdx2("/creationInfo/created", "creationInfo.created"),
          spdx3("CreationInfo/created", "created of the CreationInfo of the SpdxDocument"));

  static final Field IDENTITY =
      Field.of(
          json("/serialNumber, /version", "serialNumber (urn:uuid:...) and version"),
          xml(
              "/bom/@serialNumber, /bom/@version",
              "<bom serialNumber=\"urn:uuid:...\" version=\"1\">"),
          spdx2("/documentNamespace", "documentNamespace"),
          spdx3("SpdxDocument/spdxId", "spdxId of the SpdxDocument is a URI and no blank node"));

  static final Field PHASE =
      Field.of(
          json("/metadata/lifecycles/*/phase", "metadata.lifecycles: [{\"phase\": \"build\"}]")
              .before("1.5", "there is no field for it; write 1.5 or newer"),
          xml(
                  "/bom/metadata/lifecycles/lifecycle/phase",
                  "<metadata><lifecycles><lifecycle><phase>build</phase>")
              .before("1.5", "there is no field for it; write 1.5 or newer"),
          spdx2("-", "there is no field for it; CycloneDX 1.5 and SPDX 3.0.1 have one"),
          spdx3(
              "software_Sbom/software_sbomType",
              "software_sbomType of the software_Sbom: [\"build\"]"));

  static final Field SIGNATURE =
      Field.of(
          json("/signature, or beside the document", ""),
          xml("/bom/Signature, or beside the document", ""),
          spdx2("beside the document", ""),
          spdx3("beside the document", ""));

  static final Field PRIMARY =
      Field.of(
          json("/metadata/component", "metadata.component, with a name"),
          xml("/bom/metadata/component", "<metadata><component>, with a <name>"),
          spdx2(
              "/documentDescribes, /relationships[relationshipType=DESCRIBES]",
              "a relationship DESCRIBES from SPDXRef-DOCUMENT to the package"),
          spdx3(
              "software_Sbom/rootElement, SpdxDocument/rootElement",
              "rootElement of the software_Sbom or the SpdxDocument leads to the software_Package"));

  static final Field DEPTH =
      Field.of(
          json(
              "/dependencies, /components",
              "each component has a bom-ref and an entry of its own in dependencies (empty for a leaf), and dependsOn leads to it from metadata.component"),
          xml(
              "/bom/dependencies, /bom/components",
              "each <component> has a bom-ref and a <dependency ref=\"...\"> of its own (empty for a leaf), and those lead to it from <metadata><component>"),
          spdx2(
              "/relationships",
              "relationships DEPENDS_ON or CONTAINS lead to it from the package that the document DESCRIBES"),
          spdx3(
              "Relationship[relationshipType=dependsOn], [relationshipType=contains]",
              "Relationships dependsOn or contains lead to it from the package that is the rootElement"));

  static final Field RELATIONS =
      Field.of(
          json(
              "/dependencies",
              "an entry for metadata.component in dependencies; ref and dependsOn are bom-refs of the document"),
          xml(
              "/bom/dependencies",
              "a <dependency> for <metadata><component> in <dependencies>; each ref is a bom-ref of the document"),
          spdx2(
              "/relationships",
              "relationships DEPENDS_ON or CONTAINS of the package that the document DESCRIBES (to NONE if there are none); both ends are in the document"),
          spdx3(
              "Relationship",
              "Relationships dependsOn or contains of the package that is the rootElement (to NoneElement if there are none); both ends are in the document, or in import of the SpdxDocument"));

  static final Field COMPLETENESS =
      Field.of(
          json(
              "/compositions/*/aggregate with dependencies or assemblies",
              "compositions: [{\"aggregate\": \"complete\", \"dependencies\": [\"BOM-REF\"]}], or incomplete, or unknown"),
          xml(
              "/bom/compositions/composition/aggregate with dependencies or assemblies",
              "<compositions><composition><aggregate>complete</aggregate><dependencies><dependency ref=\"BOM-REF\"/>, or incomplete, or unknown"),
          spdx2(
              "/relationships[relatedSpdxElement=NONE], [relatedSpdxElement=NOASSERTION]",
              "a relationship DEPENDS_ON to NONE says that there are no others, to NOASSERTION that it is not known"),
          spdx3(
              "Relationship/completeness",
              "completeness of its Relationship dependsOn or contains (to NoneElement for a leaf): complete, incomplete or noAssertion"));

  private DocumentFields() {}
}
