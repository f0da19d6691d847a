package io.fairlead.compliance;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A completed SBOM, and what could not be completed.
 *
 * @param document CycloneDX JSON
 * @param specVersion version that was chosen
 * @param completed number of components to which something was added
 * @param gaps what stays open
 * @param assumptions what was taken for granted, for somebody to confirm
 */
public record Completion(
    Json.Obj document,
    String specVersion,
    int completed,
    List<Gap> gaps,
    List<String> assumptions) {

  /** Copies the lists. */
  public Completion {
    gaps = List.copyOf(gaps);
    assumptions = List.copyOf(assumptions);
  }

  /**
   * Something that is not known.
   *
   * @param component group, name and version, or {@code (document)}
   * @param field what is missing, for example {@code creator}
   * @param reason why it could not be completed
   */
  public record Gap(String component, String field, String reason) {}

  /** Writes the document as UTF-8, indented; the stream stays open. */
  public void write(OutputStream out) throws IOException {
    try (JsonGenerator json = JsonReport.generator(out)) {
      JsonValues.write(document, json);
      json.writeRaw('\n');
    }
    out.flush();
  }
}
