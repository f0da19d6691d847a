package io.fairlead.compliance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.fairlead.compliance.schema.JsonSource;
import io.fairlead.compliance.schema.XmlSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a document is before it is read: format and version, and what it is wrapped in.
 * Reads the top level only, and usually only its first few fields.
 */
final class Probe {

  static final String SPDX_3_CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld";

  /**
   * What was found.
   *
   * @param source the bytes to read: the document, or what an envelope carried
   * @param from first byte of the SBOM in the source
   * @param to byte behind it, or -1 for the end
   */
  record Found(
      SbomFormat format,
      String version,
      SbomSource source,
      long from,
      long to,
      List<String> notes) {}

  private final Limits limits;
  private final List<String> notes = new ArrayList<>();

  Probe(Limits limits) {
    this.limits = limits;
  }

  Found find(SbomSource source) throws IOException {
    return find(source, 0, -1, 0);
  }

  private Found find(SbomSource source, long from, long to, int depth) throws IOException {
    if (depth > 4) {
      throw refused("sbom.unknown-format", "envelopes inside envelopes, more than four deep");
    }
    try (InputStream in = Slice.open(source, from, to)) {
      byte[] head = in.readNBytes(512);
      int first = start(head);
      if (first == '<') {
        return xml(source, from, to);
      }
      if (first != '{') {
        throw notAnSbom(head, first);
      }
    }
    return json(source, from, to, depth);
  }

  private Found xml(SbomSource source, long from, long to) throws IOException {
    String version;
    try (InputStream in = new BoundedInput(Slice.open(source, from, to), limits.maxBytes())) {
      version = XmlSource.version(in, (line, column) -> Lines.resolved((int) line, (int) column));
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io
          && !(io instanceof CharacterCodingException)) {
        throw io;
      }
      long position =
          e.getLocation() == null
              ? -1
              : Lines.resolved(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
      throw new JsonTokens.Refused(
          "sbom.not-xml", position, "not valid XML: " + JsonTokens.lastLine(e.getMessage()));
    }
    if (version == null) {
      throw refused("sbom.unknown-format", "XML, but its root is no <bom> of CycloneDX");
    }
    checkCycloneDx(version);
    return new Found(SbomFormat.CYCLONEDX_XML, version, source, from, to, notes);
  }

  /**
   * Returns the first character that is no white space. XML may be UTF-16, and its byte order mark
   * says so; JSON must be UTF-8.
   */
  private static int start(byte[] head) throws IOException {
    int two = head.length < 2 ? 0 : ((head[0] & 0xff) << 8) | (head[1] & 0xff);
    if (two == 0xfeff || two == 0xfffe) {
      Charset charset = two == 0xfeff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
      String text = new String(head, 2, head.length - 2, charset).stripLeading();
      if (text.startsWith("<")) {
        return '<';
      }
    }
    if (two == 0xfeff || two == 0xfffe || (head.length >= 2 && (head[0] == 0 || head[1] == 0))) {
      throw refused(
          "sbom.encoding",
          "the document is UTF-32, or UTF-16 and not XML with a byte order mark; save it as UTF-8"
              + " (for example with \"iconv -f UTF-16 -t UTF-8\")");
    }
    int at = two == 0xefbb ? 3 : 0;
    while (at < head.length && head[at] <= ' ' && head[at] >= 0) {
      at++;
    }
    return at < head.length ? head[at] : -1;
  }

  private static IOException notAnSbom(byte[] head, int first) {
    if (first == -1) {
      return refused("sbom.truncated", "the document is empty");
    }
    String text = new String(head, StandardCharsets.UTF_8);
    if (text.contains("SPDXVersion:")) {
      return refused(
          "sbom.unsupported-version",
          "SPDX tag-value is not read; convert it to SPDX 2.3 JSON (for example with the SPDX tools)");
    }
    return refused(
        "sbom.unknown-format", "neither JSON nor XML; give CycloneDX (JSON, XML) or SPDX (JSON)");
  }

  private Found json(SbomSource source, long from, long to, int depth) throws IOException {
    String bomFormat = null;
    String specVersion = null;
    String payloadType = null;
    String predicateType = null;
    long payload = -1;
    JsonMembers members = new JsonMembers();
    long predicateFrom = -1;
    long predicateTo = -1;
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.maxDepth())
                    .maxStringLength(limits.maxStringLength())
                    .build())
            .build();
    try (InputStream in = new BoundedInput(Slice.open(source, from, to), limits.maxBytes());
        JsonParser parser = factory.createParser(in)) {
      JsonSource tokens = new JsonSource(parser);
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        members.require(name, limits.maxMembers(), tokens);
        JsonToken value = parser.nextToken();
        switch (name) {
          case "bomFormat" -> bomFormat = scalar(parser, value);
          case "specVersion" -> specVersion = scalar(parser, value);
          case "spdxVersion" -> {
            return spdx2(source, from, to, scalar(parser, value));
          }
          case "@context" -> {
            return spdx3(source, from, to, context(parser, value));
          }
          case "payloadType" -> payloadType = scalar(parser, value);
          case "payload" -> {
            if (value == JsonToken.VALUE_STRING) {
              payload = from + tokens.position() + 1;
            }
          }
          case "predicateType" -> predicateType = scalar(parser, value);
          case "predicate" -> {
            predicateFrom = parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            predicateTo = parser.currentLocation().getByteOffset();
          }
          default -> parser.skipChildren();
        }
        if (specVersion != null && (bomFormat != null)) {
          return cycloneDx(source, from, to, bomFormat, specVersion);
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        parser.nextToken();
      }
    }
    if (payload >= 0 && predicateFrom >= 0) {
      throw refused(
          "sbom.unknown-format",
          "both an envelope (payload) and a statement (predicate); readers disagree on which counts");
    }
    if (payload >= 0 && payloadType != null) {
      note("DSSE envelope (" + payloadType + ") unwrapped; its signature was not verified");
      return find(new Base64Payload(source, payload), 0, -1, depth + 1);
    }
    if (predicateFrom >= 0 && predicateType != null) {
      note("in-toto statement (" + predicateType + ") unwrapped; its signature was not verified");
      return find(source, from + predicateFrom, from + predicateTo, depth + 1);
    }
    throw refused(
        "sbom.unknown-format",
        bomFormat != null || specVersion != null
            ? "CycloneDX needs both bomFormat and specVersion"
            : "JSON, but neither CycloneDX (bomFormat) nor SPDX (spdxVersion, @context)");
  }

  private void note(String text) {
    if (!notes.contains(text)) {
      notes.add(text);
    }
  }

  private Found cycloneDx(SbomSource source, long from, long to, String format, String version)
      throws IOException {
    if (!format.equals("CycloneDX")) {
      throw refused(
          "sbom.unknown-format", "bomFormat must be \"CycloneDX\", but was \"" + format + '"');
    }
    checkCycloneDx(version);
    return new Found(SbomFormat.CYCLONEDX_JSON, version, source, from, to, notes);
  }

  static void checkCycloneDx(String version) throws IOException {
    switch (version) {
      case "1.4", "1.5", "1.6", "1.7" -> {}
      case "1.0", "1.1", "1.2", "1.3" ->
          throw refused(
              "sbom.unsupported-version",
              "CycloneDX "
                  + version
                  + " is too old; write 1.4 to 1.7 (update the generator, or"
                  + " convert with \"cyclonedx convert --output-version v1_6\")");
      default ->
          throw refused(
              "sbom.unsupported-version",
              "CycloneDX " + version + " is not known here; versions 1.4 to 1.7 are read");
    }
  }

  private Found spdx2(SbomSource source, long from, long to, @Nullable String version)
      throws IOException {
    if (!"SPDX-2.3".equals(version)) {
      throw refused(
          "sbom.unsupported-version",
          version
              + " is not read; convert it to SPDX-2.3 or 3.0.1 (for example with the SPDX tools)");
    }
    return new Found(SbomFormat.SPDX_2_JSON, "2.3", source, from, to, notes);
  }

  private Found spdx3(SbomSource source, long from, long to, @Nullable String context)
      throws IOException {
    if (!SPDX_3_CONTEXT.equals(context)) {
      boolean older = context != null && context.contains("spdx.org");
      throw refused(
          older ? "sbom.unsupported-version" : "sbom.unknown-format",
          "@context must be \""
              + SPDX_3_CONTEXT
              + "\", but was \""
              + context
              + "\" (it is not fetched; "
              + (older ? "write SPDX 3.0.1" : "is this an SPDX 3 document?")
              + ")");
    }
    return new Found(SbomFormat.SPDX_3_JSON, "3.0.1", source, from, to, notes);
  }

  private static @Nullable String context(JsonParser parser, JsonToken value) throws IOException {
    if (value == JsonToken.START_ARRAY) {
      String only = null;
      int items = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
        items++;
        only = scalar(parser, parser.currentToken());
      }
      return items == 1 ? only : "several contexts";
    }
    return scalar(parser, value);
  }

  private static @Nullable String scalar(JsonParser parser, JsonToken value) throws IOException {
    if (value.isScalarValue()) {
      return parser.getText();
    }
    parser.skipChildren();
    return null;
  }

  private static JsonTokens.Refused refused(String code, String message) {
    return new JsonTokens.Refused(code, -1, message);
  }
}
