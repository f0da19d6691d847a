package io.fairlead.compliance;

import java.io.*;

final class Spdx2Reader {
  Spdx2Reader(JsonTokens t, SbomIndex i, ComponentSink s) {}

  void read() throws IOException {}
}
