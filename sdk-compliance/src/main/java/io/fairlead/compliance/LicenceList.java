package io.fairlead.compliance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The SPDX licence list. Identifiers are compared without regard to case, as SPDX says. */
final class LicenceList {

  private static final class Holder {
    private static final LicenceList LIST = new LicenceList();
  }

  /** What the schema of SPDX licence identifiers allows; the list is read when it is asked for. */
  static final Supplier<Set<String>> IDENTIFIERS =
      new Supplier<>() {
        @Override
        public Set<String> get() {
          return LicenceList.get().all();
        }
      };

  private final Map<String, String> licences = new HashMap<>(2048);
  private final Map<String, String> exceptions = new HashMap<>(256);
  private final Set<String> deprecated = new HashSet<>();
  private final Set<String> all = new HashSet<>(2048);

  private LicenceList() {
    try (InputStream in = LicenceList.class.getResourceAsStream("licences.txt")) {
      if (in == null) {
        throw new IllegalStateException("licences.txt is missing from the jar");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("licences.txt", e);
    }
  }

  private void add(String line) {
    boolean exception = line.startsWith("+");
    String rest = exception ? line.substring(1) : line;
    boolean old = rest.startsWith("!");
    String id = old ? rest.substring(1) : rest;
    (exception ? exceptions : licences).put(id.toLowerCase(Locale.ROOT), id);
    all.add(id);
    if (old) {
      deprecated.add(id);
    }
  }

  static LicenceList get() {
    return Holder.LIST;
  }

  /** Returns licences and exceptions in the spelling of the list. */
  Set<String> all() {
    return all;
  }

  /** Returns the identifier in the spelling of the list, or null. */
  @Nullable String licence(String id) {
    return licences.get(id.toLowerCase(Locale.ROOT));
  }

  /** Returns the exception in the spelling of the list, or null. */
  @Nullable String exception(String id) {
    return exceptions.get(id.toLowerCase(Locale.ROOT));
  }

  boolean deprecated(String id) {
    return deprecated.contains(id);
  }
}
