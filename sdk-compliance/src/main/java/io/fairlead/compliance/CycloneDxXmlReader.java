package io.fairlead.compliance;

import java.io.*;

final class CycloneDxXmlReader {
  CycloneDxXmlReader(InputStream in, SbomIndex index, Limits limits, ComponentSink sink) {}

  void read() throws IOException {}

  static String version(SbomSource s, Limits l) throws IOException {
    return "1.6";
  }
}
