package io.fairlead.compliance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The rules of BSI TR-03183-2 about the document and how its components hang together. */
final class BsiDocumentRules {

  private BsiDocumentRules() {}

  /**
   * Adds them.
   *
   * @param cycloneDx oldest version of CycloneDX that the edition accepts
   * @param spdx oldest version of SPDX
   * @param until last day on which the edition may be delivered, or null
   */
  static void add(BsiRules bsi, String cycloneDx, String spdx, @Nullable LocalDate until) {
    bsi.add(
        bsi.rule("D01", "Format, version and schema", "4")
            .field(DocumentFields.FORMAT)
            .remedy(
                "Write CycloneDX "
                    + cycloneDx
                    + " or SPDX "
                    + spdx
                    + " or newer, and correct what the schema does not allow.")
            .document(new DocumentChecks.Format(cycloneDx, spdx, until))
            .vectors(
                Vectors.good(),
                Vectors.with(
                    "\"type\":\"library\",\"bom-ref\":\"lib\"",
                    "\"type\":\"thing\",\"bom-ref\":\"lib\"")));
    bsi.add(
        bsi.rule("D02", "No vulnerabilities in the SBOM", "3.1")
            .field(DocumentFields.VULNERABILITIES)
            .remedy("Take vulnerabilities out of the SBOM; publish them as CSAF or VEX.")
            .document(DocumentQuestion.NO_VULNERABILITIES)
            .vectors(
                Vectors.good(),
                Vectors.with("\"dependencies\":[", "\"vulnerabilities\":[{}],\"dependencies\":[")));
    bsi.add(
        bsi.rule("D03", "Creator of the SBOM", "5.2.1 (table 2)")
            .field(DocumentFields.CREATOR)
            .remedy("State a mail address, else a web address, of who made the SBOM.")
            .document(DocumentQuestion.CREATOR)
            .vectors(
                Vectors.good(),
                Vectors.without(",\"contact\":[{\"email\":\"sbom@acme.example\"}]")));
    bsi.add(
        bsi.rule("D04", "Timestamp", "5.2.1 (table 2)")
            .field(DocumentFields.TIMESTAMP)
            .remedy(
                "State when the SBOM was made, as RFC 3339 date and time, for example 2026-01-15T12:00:00Z.")
            .document(DocumentQuestion.TIMESTAMP)
            .vectors(Vectors.good(), Vectors.with("2026-01-15T12:00:00Z", "2026-01-15")));
    bsi.add(
        bsi.rule("D05", "URI of the SBOM", "5.3.1 (table 4)")
            .level(Level.MUST_IF_EXISTS)
            .field(DocumentFields.IDENTITY)
            .remedy("Give the SBOM a URI of its own.")
            .document(DocumentQuestion.IDENTITY)
            .vectors(Vectors.good(), Vectors.with("urn:uuid:3e671687", "uuid:3e671687")));
    bsi.add(
        bsi.rule("D07", "Made at the build", "5.1")
            .level(Level.SHOULD)
            .field(DocumentFields.PHASE)
            .remedy("Make the SBOM at the build and say so.")
            .document(DocumentQuestion.BUILD_PHASE)
            .vectors(Vectors.good(), Vectors.with("\"phase\":\"build\"", "\"phase\":\"design\"")));
    bsi.add(
        bsi.rule("D08", "Signature", "8.1.15")
            .level(Level.MAY)
            .field(DocumentFields.SIGNATURE)
            .remedy("Sign the SBOM; a detached signature is as good.")
            .document(DocumentQuestion.SIGNATURE)
            .vectors(Vectors.good(), Vectors.with("\"value\":\"c2lnbmVk\"", "\"keyId\":\"1\"")));
    bsi.add(
        bsi.rule("D09", "Timestamp in UTC", "5.2.1 (table 2)")
            .level(Level.SHOULD)
            .field(DocumentFields.TIMESTAMP)
            .remedy("Write the time in UTC, with a Z at the end.")
            .document(DocumentQuestion.UTC)
            .vectors(
                Vectors.good(), Vectors.with("2026-01-15T12:00:00Z", "2026-01-15T12:00:00+01:00")));
  }

  /** Adds those about relations. */
  static void graph(BsiRules bsi) {
    bsi.add(
        bsi.rule("D06", "Depth: everything delivered, and how it hangs together", "5.1")
            .field(DocumentFields.DEPTH)
            .remedy(
                "List every component that is delivered, and what leads to it from the primary component.")
            .document(DocumentQuestion.DEPTH)
            .vectors(Vectors.good(), Vectors.without(",{\"ref\":\"lib\"}")));
    bsi.add(
        bsi.rule("C05", "Completeness of the dependencies", "5.2.2 (table 3)")
            .field(DocumentFields.COMPLETENESS)
            .remedy(
                "State for the component whether its dependencies are complete, incomplete or unknown.")
            .document(DocumentQuestion.COMPLETENESS)
            .vectors(
                Vectors.good(),
                Vectors.with("[\"app\",\"lib\",\"model\"]}]", "[\"app\",\"model\"]}]")));
  }
}
