package io.fairlead.compliance;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of waivers: {@code {"schemaVersion": 1, "waivers": [{"rule": "BSI21-C12",
 * "component": "org.acme:*", "reason": "...", "approver": "...", "expires": "2027-03-31"}]}}. The
 * schema is {@code docs/reference/sbom-waivers.schema.json}.
 */
public final class Waivers {

  private final JsonTokens in;

  private Waivers(JsonTokens in) {
    this.in = in;
  }

  /**
   * Reads the waivers of a file.
   *
   * @throws UnreadableSbomException if it is no such file; says where
   */
  public static List<Waiver> read(SbomSource source) {
    try (InputStream stream = source.open();
        JsonTokens tokens = new JsonTokens(stream, Limits.DEFAULT.withMaxBytes(10_000_000))) {
      return new Waivers(tokens).file();
    } catch (IOException e) {
      throw SbomReading.unreadable(source, 0, e);
    }
  }

  private List<Waiver> file() throws IOException {
    if (in.next() != JsonToken.START_OBJECT) {
      throw wrong("a file of waivers must be a JSON object");
    }
    List<Waiver> waivers = new ArrayList<>();
    boolean version = false;
    for (String name = in.field(); name != null; name = in.field()) {
      switch (name) {
        case "schemaVersion" -> {
          String number = in.text();
          if (!"1".equals(number)) {
            throw wrong("schemaVersion must be 1, but was " + number);
          }
          version = true;
        }
        case "waivers" -> {
          if (!in.array()) {
            throw wrong("waivers must be an array");
          }
          while (in.nextObject()) {
            waivers.add(waiver());
          }
        }
        default -> throw wrong("\"" + name + "\" must be schemaVersion or waivers");
      }
    }
    if (!version) {
      throw wrong("schemaVersion must be 1, but is missing");
    }
    return waivers;
  }

  private Waiver waiver() throws IOException {
    long start = in.offset();
    String rule = "";
    String component = "";
    String reason = "";
    String approver = "";
    LocalDate expires = null;
    for (String name = in.field(); name != null; name = in.field()) {
      String text = in.text();
      String value = text == null ? "" : text;
      switch (name) {
        case "rule" -> rule = value;
        case "component" -> component = value;
        case "reason" -> reason = value;
        case "approver" -> approver = value;
        case "expires" -> expires = date(value);
        default ->
            throw wrong("\"" + name + "\" must be rule, component, reason, approver or expires");
      }
    }
    try {
      return new Waiver(rule, component, reason, approver, required(expires));
    } catch (IllegalArgumentException e) {
      throw new JsonTokens.Refused("sbom.waivers", start, String.valueOf(e.getMessage()));
    }
  }

  private static LocalDate required(@Nullable LocalDate expires) {
    if (expires == null) {
      throw new IllegalArgumentException("expires must be a date, but is missing");
    }
    return expires;
  }

  private LocalDate date(String text) throws IOException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong("expires must be a date like 2027-03-31, but was \"" + text + '"');
    }
  }

  private JsonTokens.Refused wrong(String message) {
    return new JsonTokens.Refused("sbom.waivers", in.offset(), message);
  }
}
