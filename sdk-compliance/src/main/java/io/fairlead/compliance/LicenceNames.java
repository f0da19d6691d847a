package io.fairlead.compliance;

import io.fairlead.compliance.ComponentFacts.LicenceName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the SPDX identifier behind the name or the address that a POM gives for a licence. Only
 * names that mean one licence are known; anything else stays a gap.
 */
final class LicenceNames {

  private static final class Holder {
    private static final Map<String, String> KNOWN = load();
  }

  private LicenceNames() {}

  private static Map<String, String> load() {
    Map<String, String> known = new HashMap<>();
    try (InputStream in = LicenceNames.class.getResourceAsStream("licence-names.tsv")) {
      if (in == null) {
        throw new IllegalStateException("licence-names.tsv is missing from the jar");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] parts = line.split("\t", -1);
          for (int i = 1; i < parts.length; i++) {
            known.put(key(parts[i]), parts[0]);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("licence-names.tsv", e);
    }
    return known;
  }

  /** Returns the identifier, or null. */
  static @Nullable String identifier(LicenceName licence) {
    String listed = LicenceList.get().licence(licence.name().strip());
    if (listed != null) {
      return listed;
    }
    String byName = Holder.KNOWN.get(key(licence.name()));
    if (byName != null) {
      return byName;
    }
    String url = licence.url().strip();
    String byUrl = Holder.KNOWN.get(key(url));
    if (byUrl != null) {
      return byUrl;
    }
    int spdx = url.indexOf("spdx.org/licenses/");
    if (spdx >= 0) {
      String id = url.substring(spdx + 18).replaceAll("\\.(html|txt|json)$", "");
      return LicenceList.get().licence(id);
    }
    return null;
  }

  /** Case, punctuation, "the", "version" and the scheme of an address do not matter. */
  private static String key(String text) {
    StringBuilder key = new StringBuilder();
    String lower = text.toLowerCase(Locale.ROOT).strip();
    String bare = lower.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/+$", "");
    if (!bare.equals(lower)) {
      return bare.replaceFirst("\\.(html|txt|php)$", "");
    }
    for (String word : lower.split("[^a-z0-9.+]+", -1)) {
      String plain = word.replaceFirst("^v(?=[0-9])", "").replaceFirst("\\.0$", "");
      if (!plain.isEmpty()
          && !plain.equals("the")
          && !plain.equals("version")
          && !plain.equals("software")) {
        key.append(plain).append(' ');
      }
    }
    return key.toString();
  }
}
