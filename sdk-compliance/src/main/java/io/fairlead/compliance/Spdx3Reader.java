package io.fairlead.compliance;

import com.fasterxml.jackson.core.JsonToken;
import io.fairlead.compliance.schema.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads SPDX 3.0.1 JSON-LD in two passes over the bytes: first what belongs to packages, then the
 * packages. {@code @graph} may be missing, then the document is its only element.
 */
final class Spdx3Reader implements Spdx3Element.Nested {

  private final SbomIndex index;
  private final ComponentSink sink;
  private final Spdx3Facts facts;

  Spdx3Reader(SbomIndex index, ComponentSink sink) {
    this.index = index;
    this.sink = sink;
    this.facts = new Spdx3Facts(index);
    index.base = "/@graph";
    index.relations = "/@graph";
  }

  /** Reads everything but packages. */
  void first(JsonTokens in) throws IOException {
    walk(in, facts);
    facts.settle();
  }

  /** Reads the packages. */
  void second(JsonTokens in) throws IOException {
    walk(in, this);
    if (index.described >= 0 && index.graph.owner(index.described) >= 0) {
      index.primary = index.graph.owner(index.described);
    }
  }

  @Override
  public boolean wants(int number) {
    return facts.hasPackage(number);
  }

  @Override
  public void element(Spdx3Element element) throws IOException {
    if (element.isPackage()) {
      component(element);
    }
  }

  private static void walk(JsonTokens in, Spdx3Element.Nested elements) throws IOException {
    in.next();
    Spdx3Element only = null;
    for (String name = in.field(); name != null; name = in.field()) {
      switch (name) {
        case "@graph" -> {
          if (in.array()) {
            while (in.nextObject()) {
              if (elements.wants(in.itemIndex())) {
                elements.element(Spdx3Element.read(in, in.itemIndex(), elements));
              } else {
                in.skipFrom(JsonToken.START_OBJECT);
              }
            }
          }
        }
        case "@context" -> in.skip();
        default -> {
          // no @graph: the fields of the one element stand beside @context
          only = Spdx3Element.readField(in, name, only, elements);
        }
      }
    }
    if (only != null && !only.type.isEmpty()) {
      elements.element(only);
    }
    if (in.next() != null) {
      throw new JsonTokens.Refused(
          "sbom.not-json", in.offset(), "there is something behind the end of the document");
    }
  }

  private void component(Spdx3Element e) throws IOException {
    SbomComponent c =
        new SbomComponent(index.begin(-1, e.number, e.position), SbomFormat.SPDX_3_JSON);
    c.ref = e.id;
    c.type = type(e);
    c.name = e.text("name");
    c.nameAt = e.has("name") ? new Spot(e.position("name"), "/name") : null;
    c.version = e.text("software_packageVersion");
    c.versionAt =
        e.has("software_packageVersion")
            ? new Spot(e.position("software_packageVersion"), "/software_packageVersion")
            : null;
    for (String agent : e.references("originatedBy")) {
      Party party = facts.agent(agent);
      if (party != null && c.creator == null) {
        c.creator = party;
      } else if (party != null) {
        c.authors.add(party);
      }
    }
    for (String agent : e.references("suppliedBy")) {
      c.supplier = facts.agent(agent);
    }
    licences(c, e, Spdx3Facts.CONCLUDED, LicenceClaim.Role.CONCLUDED);
    licences(c, e, Spdx3Facts.DECLARED, LicenceClaim.Role.DECLARED);
    identifiers(c, e);
    hashes(c, e);
    references(c, e);
    distribution(c, e);
    for (int licence : facts.related(e.id, Spdx3Facts.EFFECTIVE)) {
      c.properties.add(
          new Property(
              "bsi:component:effectiveLicence", facts.licence(licence), new Spot(e.position, "")));
    }
    if (e.type.equals("ai_AIPackage")) {
      c.model = model(e);
    }
    index.complete(c);
    sink.component(c);
  }

  private static String type(Spdx3Element e) {
    if (e.type.equals("ai_AIPackage")) {
      return "machine-learning-model";
    }
    if (e.type.equals("dataset_DatasetPackage")) {
      return "data";
    }
    String purpose = e.text("software_primaryPurpose");
    return switch (purpose) {
      case "operatingSystem" -> "operating-system";
      case "deviceDriver" -> "device-driver";
      case "model" -> "machine-learning-model";
      default -> purpose.toLowerCase(Locale.ROOT);
    };
  }

  private void licences(SbomComponent c, Spdx3Element e, int what, LicenceClaim.Role role) {
    for (int licence : facts.related(e.id, what)) {
      c.licences.add(
          new LicenceClaim(
              role,
              LicenceClaim.Form.EXPRESSION,
              facts.licence(licence),
              new Spot(e.position, "")));
    }
  }

  private void identifiers(SbomComponent c, Spdx3Element e) {
    if (e.has("software_packageUrl")) {
      c.identifiers.add(
          new Identifier(
              Identifier.Type.PURL,
              e.text("software_packageUrl"),
              new Spot(e.position("software_packageUrl"), "/software_packageUrl")));
    }
    List<Spdx3Element> all = e.objects("externalIdentifier");
    for (int i = 0; i < all.size(); i++) {
      Spdx3Element one = all.get(i);
      Spot at = new Spot(one.position("identifier"), "/externalIdentifier/", i, "/identifier");
      Identifier.Type type =
          switch (one.text("externalIdentifierType")) {
            case "packageUrl", "packageURL" -> Identifier.Type.PURL;
            case "cpe22", "cpe23" -> Identifier.Type.CPE;
            case "swid" -> Identifier.Type.SWID;
            case "swhid" -> Identifier.Type.SWHID;
            case "gitoid" -> Identifier.Type.OMNIBOR;
            default -> Identifier.Type.OTHER;
          };
      if (one.text("externalIdentifierType").equals("cve")) {
        if (index.vulnerabilities++ == 0) {
          index.vulnerabilityAt = at;
        }
      } else {
        c.identifiers.add(new Identifier(type, one.text("identifier"), at));
      }
    }
    for (Spdx3Element content : e.objects("software_contentIdentifier")) {
      boolean git = content.text("software_contentIdentifierType").equals("gitoid");
      c.identifiers.add(
          new Identifier(
              git ? Identifier.Type.OMNIBOR : Identifier.Type.SWHID,
              content.text("software_contentIdentifierValue"),
              new Spot(content.position, "/software_contentIdentifier")));
    }
  }

  private static void hashes(SbomComponent c, Spdx3Element e) {
    List<Spdx3Element> all = e.objects("verifiedUsing");
    for (int i = 0; i < all.size(); i++) {
      Spdx3Element hash = all.get(i);
      if (hash.has("hashValue")) {
        c.hashes.add(
            new HashClaim(
                Spdx2Packages.algorithm(hash.text("algorithm")),
                hash.text("hashValue"),
                new Spot(hash.position("hashValue"), "/verifiedUsing/", i, "/hashValue")));
      }
    }
  }

  private void references(SbomComponent c, Spdx3Element e) {
    List<Spdx3Element> all = e.objects("externalRef");
    for (int i = 0; i < all.size(); i++) {
      Spdx3Element reference = all.get(i);
      // the TR writes SourceArtifact, the format sourceArtifact
      String type =
          switch (reference.text("externalRefType").toLowerCase(Locale.ROOT)) {
            case "sourceartifact" -> "source-distribution";
            case "vcs" -> "vcs";
            case "buildmeta" -> "bom";
            case "securityother" -> "rfc-9116";
            default -> "";
          };
      if (!type.isEmpty()) {
        c.references.add(
            new Reference(
                type,
                reference.text("locator"),
                List.of(),
                new Spot(reference.position("locator"), "/externalRef/", i, "/locator")));
      }
    }
    for (int from : facts.related(e.id, Spdx3Facts.GENERATED_FROM)) {
      Reference code = facts.source(from);
      if (code != null) {
        c.references.add(code);
      }
    }
    String source = e.text("software_sourceInfo");
    if (Texts.absoluteUri(source)) {
      c.references.add(
          new Reference(
              "source-distribution",
              source,
              List.of(),
              new Spot(e.position("software_sourceInfo"), "/software_sourceInfo")));
    }
  }

  /** File name, hash and properties are those of the file that the package is distributed as. */
  private void distribution(SbomComponent c, Spdx3Element e) {
    String url = e.text("software_downloadLocation");
    Spot urlAt = new Spot(e.position("software_downloadLocation"), "/software_downloadLocation");
    List<HashClaim> hashes = new ArrayList<>(1);
    for (int artifact : facts.related(e.id, Spdx3Facts.DISTRIBUTION)) {
      Spdx3Files.File file = facts.file(artifact);
      if (file != null) {
        properties(c, file);
        if (!file.hash().isEmpty()) {
          hashes.add(
              new HashClaim(
                  Spdx2Packages.algorithm(file.algorithm()),
                  file.hash(),
                  file.at("/verifiedUsing")));
        }
        if (url.isEmpty()) {
          url = file.url();
          urlAt = file.at("/externalRef");
        }
      }
    }
    if (!url.isEmpty() || !hashes.isEmpty()) {
      c.references.add(new Reference("distribution", url, hashes, urlAt));
    }
  }

  private static void properties(SbomComponent c, Spdx3Files.File file) {
    c.properties.add(new Property(SbomComponent.FILENAME, file.name(), file.at("/name")));
    Spot at = file.at("/software_additionalPurpose");
    c.properties.add(
        new Property(
            SbomComponent.EXECUTABLE,
            file.is(Spdx3Files.EXECUTABLE) ? "executable" : "non-executable",
            at));
    c.properties.add(
        new Property(
            SbomComponent.ARCHIVE, file.is(Spdx3Files.ARCHIVE) ? "archive" : "no archive", at));
    boolean container = file.is(Spdx3Files.CONTAINER);
    boolean firmware = file.is(Spdx3Files.FIRMWARE);
    if (container || firmware) {
      c.properties.add(
          new Property(
              SbomComponent.STRUCTURED,
              container && firmware
                  ? "container and firmware"
                  : container ? "structured" : "unstructured",
              at));
    }
  }

  private ModelFacts model(Spdx3Element e) {
    List<String> datasets = new ArrayList<>();
    for (int data : facts.related(e.id, Spdx3Facts.TRAINED_ON)) {
      datasets.add(facts.name(data));
    }
    String task = e.text("ai_domain");
    return new ModelFacts(
        e.text("ai_typeOfModel"),
        task.isEmpty() ? e.text("ai_informationAboutApplication") : task,
        e.text("ai_typeOfModel"),
        datasets,
        e.has("ai_limitation") || e.has("ai_safetyRiskAssessment"),
        new Spot(e.position, ""));
  }
}
