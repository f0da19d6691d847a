package io.fairlead.validation;

import com.google.re2j.Pattern;
import io.fairlead.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Checks names of resource.k8s.io, with the messages of the API server. */
final class DeviceNames {

  private static final int DRIVER = 63;
  private static final int POOL = 253;
  private static final int IDENTIFIER = 32;
  private static final Pattern C_IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern UUID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
  private static final String NO_IDENTIFIER =
      "a valid C identifier must start with alphabetic character or '_', followed by a string of"
          + " alphanumeric characters or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName', regex"
          + " used for validation is '[A-Za-z_][A-Za-z0-9_]*')";

  private final Findings findings;

  DeviceNames(Findings findings) {
    this.findings = findings;
  }

  void format(String format, String name, Path path) {
    for (String problem : MetadataCheck.problems(format, name)) {
      findings.invalid(path, new Json.Str(name), problem, format);
    }
  }

  void label(String name, Path path) {
    format("dns1123Label", name, path);
  }

  void labelName(String name, Path path) {
    format("qualifiedName", name, path);
  }

  void labelValue(String value, Path path) {
    format("labelValue", value, path);
  }

  void deviceClass(String name, Path path) {
    if (name.isEmpty()) {
      findings.required(path, "", "required");
    } else {
      format("dns1123Subdomain", name, path);
    }
  }

  void driver(String name, Path path) {
    if (name.isEmpty()) {
      findings.required(path, "", "required");
      return;
    }
    if (bytes(name) > DRIVER) {
      findings.tooLong(path, DRIVER, new Json.Str(name), "driver name");
    }
    String lower = name.toLowerCase(Locale.ROOT);
    for (String problem : MetadataCheck.problems("dns1123Subdomain", lower)) {
      findings.invalid(path, new Json.Str(name), problem, "driver name");
    }
  }

  void pool(String name, Path path) {
    if (name.isEmpty()) {
      findings.required(path, "", "required");
      return;
    }
    if (bytes(name) > POOL) {
      findings.tooLong(path, POOL, new Json.Str(name), "pool name");
    }
    for (String part : name.split("/", -1)) {
      format("dns1123Subdomain", part, path);
    }
  }

  /** A name of an attribute or capacity: an identifier, perhaps behind a domain. */
  void qualified(String name, Path path) {
    String[] parts = name.split("/", -1);
    if (parts.length == 1) {
      identifier(name, path);
    } else if (parts.length == 2) {
      if (parts[0].isEmpty()) {
        findings.invalid(path, new Json.Str(""), "the domain must not be empty", "qualified name");
      } else {
        driver(parts[0], path);
      }
      if (parts[1].isEmpty()) {
        findings.invalid(path, new Json.Str(""), "the name must not be empty", "qualified name");
      } else {
        identifier(parts[1], path);
      }
    }
  }

  void fullyQualified(String name, Path path) {
    qualified(name, path);
    if (name.indexOf('/') < 0) {
      findings.invalid(
          path,
          new Json.Str(name),
          "a fully qualified name must be a domain and a name separated by a slash",
          "fully qualified name");
    }
  }

  boolean isFullyQualified(String name) {
    Findings own = new Findings();
    new DeviceNames(own).fullyQualified(name, Path.ROOT);
    return own.isEmpty();
  }

  private void identifier(String name, Path path) {
    if (bytes(name) > IDENTIFIER) {
      findings.tooLong(path, IDENTIFIER, new Json.Str(name), "identifier");
    }
    if (!C_IDENTIFIER.matches(name)) {
      findings.invalid(path, new Json.Str(name), NO_IDENTIFIER, "identifier");
    }
  }

  void shareId(String id, Path path) {
    if (!UUID.matches(id)) {
      boolean long36 = id.length() == 36;
      String why = long36 ? "invalid UUID format" : "invalid UUID length: " + id.length();
      findings.invalid(path, new Json.Str(id), "error validating uid: " + why, "uid");
    } else if (!id.equals(id.toLowerCase(Locale.ROOT))) {
      findings.invalid(
          path,
          new Json.Str(id),
          "uid must be in RFC 4122 normalized form, `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` with"
              + " lowercase hexadecimal characters",
          "uid");
    }
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
