package io.fairlead.compliance;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which Fairlead it is that checks. */
final class ToolVersion {

  private ToolVersion() {}

  /** Returns the version that the build wrote down. */
  static String text() throws IOException {
    try (InputStream in = ToolVersion.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IOException("version.properties is missing from the jar");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    }
  }
}
