package io.fairlead.compliance;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fairlead.compliance.schema.ClassCheck;
import io.fairlead.compliance.schema.SchemaCheck;
import io.fairlead.compliance.schema.SchemaFaults;
import io.fairlead.compliance.schema.SchemaTable;
import io.fairlead.compliance.schema.XmlSource;
import io.fairlead.compliance.schema.XmlTable;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Reads one document: finds its format, chooses the reader and says in one way what went wrong. */
final class SbomReading {

  private static final int KEPT_FAULTS = 1_000;

  private final Limits limits;
  private final Probe.Found found;

  private SbomReading(Limits limits, Probe.Found found) {
    this.limits = limits;
    this.found = found;
  }

  /** Finds out what the document is. */
  static SbomReading probe(SbomSource source, Limits limits) {
    try {
      return new SbomReading(limits, new Probe(limits).find(source));
    } catch (IOException e) {
      throw unreadable(source, 0, e);
    }
  }

  SbomFormat format() {
    return found.format();
  }

  String version() {
    return found.version();
  }

  /** The bytes in which positions count: the document, or what an envelope carried. */
  SbomSource bytes() {
    return found.source();
  }

  /** First byte of the SBOM in {@link #bytes()}. */
  long base() {
    return found.from();
  }

  /** Position of the beginning of the SBOM. */
  long start() {
    return found.format() == SbomFormat.CYCLONEDX_XML ? Lines.resolved(1, 1) : 0;
  }

  List<String> notes() {
    return found.notes();
  }

  /** Opens the bytes of the SBOM. */
  InputStream open() throws IOException {
    return Slice.open(found.source(), found.from(), found.to());
  }

  /** Reads all of it. */
  SbomIndex read(ComponentSink sink) {
    SbomIndex index = new SbomIndex(found.format(), found.version(), limits);
    try {
      if (found.format() == SbomFormat.CYCLONEDX_XML) {
        xml(index, sink);
      } else {
        json(index, sink);
      }
      return index;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void xml(SbomIndex index, ComponentSink sink) throws IOException {
    try (InputStream in =
            new BoundedInput(
                Slice.open(found.source(), found.from(), found.to()), limits.maxBytes());
        JsonTokens tokens =
            new JsonTokens(
                new XmlSource(
                    in,
                    table("cyclonedx-" + found.version()),
                    XmlTable.cycloneDx(found.version(), LicenceList.IDENTIFIERS),
                    faults(index),
                    found.version(),
                    limits.maxDepth(),
                    limits.maxStringLength(),
                    (line, column) -> Lines.resolved((int) line, (int) column)),
                limits)) {
      new CycloneDxJsonReader(tokens, index, limits, sink).read();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static SchemaTable table(String name) {
    return SchemaTable.named(name, LicenceList.IDENTIFIERS);
  }

  private void json(SbomIndex index, ComponentSink sink) throws IOException {
    try (InputStream in = Slice.open(found.source(), found.from(), found.to());
        JsonTokens tokens = new JsonTokens(in, limits)) {
      switch (found.format()) {
        case CYCLONEDX_JSON -> {
          tokens.check(schema("cyclonedx-" + found.version(), tokens, index));
          new CycloneDxJsonReader(tokens, index, limits, sink).read();
        }
        case SPDX_2_JSON -> {
          tokens.check(schema("spdx-2.3", tokens, index));
          new Spdx2Reader(tokens, index, sink).read();
        }
        default -> {
          tokens.check(new ClassCheck(tokens, faults(index)));
          Spdx3Reader reader = new Spdx3Reader(index, sink);
          reader.first(tokens);
          try (InputStream again = Slice.open(found.source(), found.from(), found.to());
              JsonTokens packages = new JsonTokens(again, limits)) {
            reader.second(packages);
          }
        }
      }
    }
  }

  private static SchemaCheck schema(String table, JsonTokens tokens, SbomIndex index) {
    return new SchemaCheck(table(table), tokens, faults(index));
  }

  private static SchemaFaults faults(SbomIndex index) {
    return new SchemaFaults() {
      @Override
      public void fault(long offset, String pointer, String message) {
        index.schemaFaults++;
        if (wanted()) {
          index.faults.add(new SbomIndex.SchemaFault(new Spot(offset, "#" + pointer), message));
        }
      }

      @Override
      public boolean wanted() {
        return index.faults.size() < KEPT_FAULTS;
      }
    };
  }

  UnreadableSbomException unreadable(IOException e) {
    return unreadable(found.source(), found.from(), e);
  }

  static UnreadableSbomException unreadable(SbomSource source, long base, IOException e) {
    if (!(e instanceof JsonTokens.Refused)
        && !(e instanceof JsonProcessingException)
        && !(e instanceof XmlSource.Fault)
        && !(e instanceof CharConversionException)) {
      return new UnreadableSbomException(
          "sbom.io",
          source.name(),
          0,
          0,
          e instanceof NoSuchFileException ? "no such file" : "cannot be read: " + e.getMessage(),
          e);
    }
    JsonTokens.Refused refused = JsonTokens.refused(e);
    int line = 0;
    int column = 0;
    if (refused.offset != -1) {
      try {
        Lines lines = Lines.find(source, new long[] {refused.offset}, base);
        line = lines.line(refused.offset, base);
        column = lines.column(refused.offset, base);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
    }
    return new UnreadableSbomException(
        refused.code, source.name(), line, column, String.valueOf(refused.getMessage()), e);
  }
}
