package io.fairlead.compliance;

import java.io.*;

final class Spdx3Reader {
  Spdx3Reader(JsonTokens t, SbomIndex i, ComponentSink s) {}

  void read() throws IOException {}
}
