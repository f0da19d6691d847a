package io.fairlead.compliance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the components of CycloneDX JSON, however deep they are nested. */
final class CycloneDxJsonComponents {

  private final JsonTokens in;
  private final SbomIndex index;
  private final ComponentSink sink;
  private final CycloneDxParties parties;
  private final List<SbomComponent> spares = new ArrayList<>();
  private int open;

  CycloneDxJsonComponents(JsonTokens in, SbomIndex index, ComponentSink sink) {
    this.in = in;
    this.index = index;
    this.sink = sink;
    this.parties = new CycloneDxParties(in);
  }

  /** Reads the array that follows. */
  void list(int parent) throws IOException {
    if (in.array()) {
      while (in.nextObject()) {
        component(parent, in.itemIndex());
      }
    }
  }

  /** Reads {@code metadata.component}. */
  void primary() throws IOException {
    if (in.object()) {
      index.primary = index.components();
      component(-1, -1);
    }
  }

  private void component(int parent, int place) throws IOException {
    int number = index.begin(parent, place, in.offset());
    SbomComponent c = spare(number);
    for (String name = in.field(); name != null; name = in.field()) {
      switch (name) {
        case "type" -> c.type = text();
        case "bom-ref" -> c.ref = text();
        case "group" -> c.group = text();
        case "name" -> {
          c.name = text();
          c.nameAt = new Spot(in.offset(), "/name");
        }
        case "version" -> {
          c.version = text();
          c.versionAt = new Spot(in.offset(), "/version");
        }
        case "versionRange" -> {
          c.rangeOnly = true;
          in.skip();
        }
        case "isExternal" -> c.external = "true".equals(in.text());
        case "manufacturer" -> c.creator = parties.party("/manufacturer");
        case "supplier" -> c.supplier = parties.party("/supplier");
        case "publisher" -> c.publisher = in.text();
        case "authors" -> {
          if (in.array()) {
            while (in.nextObject()) {
              c.authors.add(parties.contact("/authors/", in.itemIndex()));
            }
          }
        }
        case "author" -> c.authors.add(new Party(text(), List.of(), List.of(), spot("/author")));
        case "licenses" -> licences(c);
        case "hashes" -> hashes(c.hashes, "/hashes/", -1);
        case "externalReferences" -> references(c);
        case "properties" -> properties(c);
        case "purl" -> identifier(c, Identifier.Type.PURL, "/purl");
        case "cpe" -> identifier(c, Identifier.Type.CPE, "/cpe");
        case "swid" -> swid(c);
        case "swhid" -> identifiers(c, Identifier.Type.SWHID, "/swhid/");
        case "omniborId" -> identifiers(c, Identifier.Type.OMNIBOR, "/omniborId/");
        case "components" -> list(number);
        case "modelCard" -> c.model = new CycloneDxModelCard(in).read();
        default -> in.skip();
      }
    }
    index.complete(c);
    sink.component(c);
    open--;
  }

  /** A component that is read inside of another one needs an object of its own. */
  private SbomComponent spare(int number) {
    if (open == spares.size()) {
      spares.add(new SbomComponent(number, index.format));
    }
    SbomComponent c = spares.get(open++);
    c.reset(number);
    return c;
  }

  private void identifier(SbomComponent c, Identifier.Type type, String pointer)
      throws IOException {
    String value = in.text();
    if (value != null) {
      c.identifiers.add(new Identifier(type, value, spot(pointer)));
    }
  }

  private void identifiers(SbomComponent c, Identifier.Type type, String pointer)
      throws IOException {
    if (in.array()) {
      while (in.nextString()) {
        c.identifiers.add(
            new Identifier(type, in.current(), new Spot(in.offset(), pointer, in.index(), "")));
      }
    }
  }

  private void swid(SbomComponent c) throws IOException {
    if (in.object()) {
      for (String name = in.field(); name != null; name = in.field()) {
        if (name.equals("tagId")) {
          identifier(c, Identifier.Type.SWID, "/swid/tagId");
        } else {
          in.skip();
        }
      }
    }
  }

  private void licences(SbomComponent c) throws IOException {
    if (!in.array()) {
      return;
    }
    while (in.nextObject()) {
      int item = in.itemIndex();
      LicenceClaim.Role role = LicenceClaim.Role.UNSTATED;
      String value = null;
      Spot at = null;
      LicenceClaim.Form form = LicenceClaim.Form.NAME;
      for (String name = in.field(); name != null; name = in.field()) {
        switch (name) {
          case "expression" -> {
            value = text();
            form = LicenceClaim.Form.EXPRESSION;
            at = new Spot(in.offset(), "/licenses/", item, "/expression");
          }
          case "acknowledgement" -> role = role(in.text());
          case "license" -> {
            if (in.object()) {
              for (String part = in.field(); part != null; part = in.field()) {
                switch (part) {
                  case "id", "name" -> {
                    // an identifier counts more than a name beside it
                    String text = text();
                    if (value == null || part.equals("id")) {
                      value = text;
                      form = part.equals("id") ? LicenceClaim.Form.ID : LicenceClaim.Form.NAME;
                      at =
                          new Spot(
                              in.offset(),
                              "/licenses/",
                              item,
                              part.equals("id") ? "/license/id" : "/license/name");
                    }
                  }
                  case "acknowledgement" -> role = role(in.text());
                  default -> in.skip();
                }
              }
            }
          }
          default -> in.skip();
        }
      }
      if (value != null && at != null) {
        c.licences.add(new LicenceClaim(role, form, value, at));
      }
    }
  }

  private static LicenceClaim.Role role(@Nullable String acknowledgement) {
    return "concluded".equals(acknowledgement)
        ? LicenceClaim.Role.CONCLUDED
        : "declared".equals(acknowledgement)
            ? LicenceClaim.Role.DECLARED
            : LicenceClaim.Role.UNSTATED;
  }

  private void hashes(List<HashClaim> into, String pointer, int reference) throws IOException {
    if (!in.array()) {
      return;
    }
    while (in.nextObject()) {
      int item = in.itemIndex();
      String algorithm = "";
      String value = "";
      long position = in.offset();
      for (String name = in.field(); name != null; name = in.field()) {
        switch (name) {
          case "alg" -> algorithm = text();
          case "content" -> {
            value = text();
            position = in.offset();
          }
          default -> in.skip();
        }
      }
      Spot at =
          reference < 0
              ? new Spot(position, pointer, item, "/content")
              : new Spot(
                  position, "/externalReferences/", reference, HASH_TAILS[Math.min(item, 7)]);
      into.add(new HashClaim(algorithm, value, at));
    }
  }

  private static final String[] HASH_TAILS = new String[8];

  static {
    for (int i = 0; i < HASH_TAILS.length; i++) {
      HASH_TAILS[i] = "/hashes/" + i + "/content";
    }
  }

  private void references(SbomComponent c) throws IOException {
    if (!in.array()) {
      return;
    }
    while (in.nextObject()) {
      int item = in.itemIndex();
      String type = "";
      String url = "";
      long position = in.offset();
      List<HashClaim> hashes = List.of();
      for (String name = in.field(); name != null; name = in.field()) {
        switch (name) {
          case "type" -> type = text();
          case "url" -> {
            url = text();
            position = in.offset();
          }
          case "hashes" -> {
            hashes = new ArrayList<>(2);
            hashes(hashes, "", item);
          }
          default -> in.skip();
        }
      }
      c.references.add(
          new Reference(
              type, url, hashes, new Spot(position, "/externalReferences/", item, "/url")));
    }
  }

  private void properties(SbomComponent c) throws IOException {
    if (!in.array()) {
      return;
    }
    while (in.nextObject()) {
      int item = in.itemIndex();
      String key = "";
      String value = "";
      long position = in.offset();
      for (String name = in.field(); name != null; name = in.field()) {
        switch (name) {
          case "name" -> key = text();
          case "value" -> {
            value = text();
            position = in.offset();
          }
          default -> in.skip();
        }
      }
      c.properties.add(
          new Property(key, value, new Spot(position, "/properties/", item, "/value")));
    }
  }

  private String text() throws IOException {
    String text = in.text();
    return text == null ? "" : text;
  }

  private Spot spot(String pointer) {
    return new Spot(in.offset(), pointer);
  }
}
