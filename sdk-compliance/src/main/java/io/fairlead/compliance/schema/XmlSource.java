package io.fairlead.compliance.schema;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.function.LongBinaryOperator;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * CycloneDX XML as the JSON tokens that say the same, so that one reader, one schema and one set of
 * limits serve both. Which element is a list and which a text is known from the JSON Schema. No
 * document type, no entity of one's own, nothing from elsewhere; elements of other namespaces are
 * left out. Not thread-safe.
 */
public final class XmlSource implements TokenSource {

  private static final String NAMESPACE = "http://cyclonedx.org/schema/bom/";

  private final XMLStreamReader xml;
  private final LongBinaryOperator place;
  private final int maxDepth;
  private final int maxText;
  private XmlTokens.Token current = new XmlTokens.Token(JsonToken.NOT_AVAILABLE, "", -1);
  private String name = "";
  private final XmlTokens tokens;
  private final XmlCheck check;
  private final String ours;
  private int foreign;
  private long start;
  private boolean ended;
  private boolean behindText;

  /**
   * Starts a document.
   *
   * @param table schema of the version in JSON: tells what is a list, what a text
   * @param schema schema of the version in XML, which is checked in passing
   * @param faults learns where the document does not conform
   * @param place turns a line and a column into a position
   */
  public XmlSource(
      InputStream in,
      SchemaTable table,
      XmlTable schema,
      SchemaFaults faults,
      String version,
      int maxDepth,
      int maxText,
      LongBinaryOperator place)
      throws XMLStreamException {
    this.xml = reader(in, place);
    this.tokens = new XmlTokens(xml, new XmlShape(table.root()), version);
    this.check = new XmlCheck(schema, faults);
    this.ours = NAMESPACE + version;
    this.maxDepth = maxDepth;
    this.maxText = maxText;
    this.place = place;
    this.start = place.applyAsLong(1, 1);
  }

  private static XMLStreamReader reader(InputStream in, LongBinaryOperator place)
      throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // the JDK's own limits differ between releases (100 levels since 24); ours are the same on all
    factory.setProperty("jdk.xml.maxElementDepth", "0");
    factory.setProperty("jdk.xml.elementAttributeLimit", "10000");
    try {
      return factory.createXMLStreamReader(new XmlProlog(XmlText.reader(in), place));
    } catch (IOException e) {
      throw new XMLStreamException(e.getMessage(), e);
    }
  }

  /** Returns the version that the namespace of the root element names, for example {@code 1.6}. */
  public static @Nullable String version(InputStream in, LongBinaryOperator place)
      throws XMLStreamException {
    XMLStreamReader xml = reader(in, place);
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw new XMLStreamException("a document type is not allowed", xml.getLocation());
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        String namespace = xml.getNamespaceURI();
        return namespace != null
                && namespace.startsWith(NAMESPACE)
                && xml.getLocalName().equals("bom")
            ? namespace.substring(NAMESPACE.length())
            : null;
      }
    }
    return null;
  }

  /** A fault of the XML, and where. */
  public static final class Fault extends IOException {
    private static final long serialVersionUID = 1L;

    private final long position;

    Fault(String message, long position) {
      super(message);
      this.position = position;
    }

    /** Returns the position, as {@link #position()} has them. */
    public long position() {
      return position;
    }
  }

  @Override
  public @Nullable JsonToken next() throws IOException {
    while (tokens.none() && !ended) {
      try {
        int event = xml.next();
        event(event);
        behindText = event == XMLStreamConstants.CHARACTERS;
      } catch (XMLStreamException e) {
        if (e.getNestedException() instanceof IOException io
            && !(io instanceof CharacterCodingException)) {
          throw io;
        }
        Location at = e.getLocation();
        String message = String.valueOf(e.getMessage()).lines().reduce((a, b) -> b).orElse("");
        throw new Fault(
            e.getNestedException() instanceof IOException
                ? "there are bytes that are no text in its encoding"
                : message.replaceFirst("^Message: ", ""),
            at == null
                ? start
                : place.applyAsLong(
                    Math.max(1, at.getLineNumber()), Math.max(1, at.getColumnNumber())));
      }
      start = here();
    }
    XmlTokens.Token token = tokens.poll();
    if (token == null) {
      return null;
    }
    current = token;
    if (token.token() == JsonToken.FIELD_NAME) {
      name = token.text();
    }
    return token.token();
  }

  private long here() {
    Location at = xml.getLocation();
    // a parser that has just ended a text has read the "<" behind it
    int column = at.getColumnNumber() - (behindText ? 1 : 0);
    return place.applyAsLong(Math.max(1, at.getLineNumber()), Math.max(1, column));
  }

  private void event(int event) throws IOException {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> startElement();
      case XMLStreamConstants.END_ELEMENT -> endElement();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
        if (foreign == 0 && check.depth() > 0) {
          append();
        }
      }
      case XMLStreamConstants.DTD -> throw new Fault("a document type is not allowed", start);
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw new Fault("the entity \"" + xml.getLocalName() + "\" is not allowed", start);
      case XMLStreamConstants.END_DOCUMENT -> ended = true;
      default -> {}
    }
  }

  private void append() throws Fault {
    char[] text = xml.getTextCharacters();
    int length = check.text(text, xml.getTextStart(), xml.getTextLength());
    int kept = tokens.text(text, xml.getTextStart(), xml.getTextLength());
    if (Math.max(length, kept) > maxText) {
      throw new Fault(
          "a limit is exceeded: a text has more than " + maxText + " characters", start);
    }
  }

  private void startElement() throws Fault {
    String namespace = xml.getNamespaceURI();
    if (foreign > 0 || !ours.equals(namespace)) {
      if (foreign++ == 0) {
        foreign(namespace);
      }
      return;
    }
    if (check.depth() >= maxDepth) {
      throw new Fault("a limit is exceeded: elements are more than " + maxDepth + " deep", start);
    }
    String element = xml.getLocalName();
    checked(element);
    tokens.start(element, start);
  }

  private void foreign(@Nullable String namespace) {
    if (namespace == null || namespace.startsWith(NAMESPACE)) {
      check.stray(start, namespace == null);
    } else {
      check.foreign(start);
    }
  }

  private void checked(String element) {
    check.start(element, start);
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String space = xml.getAttributeNamespace(i);
      if (space == null || space.isEmpty()) {
        check.attribute(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
      } else if (!space.equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)
          && !space.equals(XMLConstants.XML_NS_URI)) {
        check.foreignAttribute(xml.getAttributeLocalName(i));
      }
    }
    check.attributesEnd(name -> xml.getAttributeValue(null, name) != null);
  }

  private void endElement() {
    if (foreign > 0) {
      foreign--;
      return;
    }
    check.end();
    tokens.end(start);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String text() {
    return current.text();
  }

  @Override
  public double number() {
    return Double.parseDouble(current.text());
  }

  @Override
  public long position() {
    return current.position();
  }

  @Override
  public void close() throws IOException {
    try {
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
