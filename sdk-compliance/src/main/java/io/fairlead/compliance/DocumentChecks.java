package io.fairlead.compliance;

import io.fairlead.compliance.schema.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks of the document around the components. */
final class DocumentChecks {

  private static final Set<String> AFTER_BUILD =
      Set.of("build", "post-build", "operations", "analyzed", "deployed", "runtime");
  private static final Set<String> CONTEXTS =
      Set.of(
          "design",
          "pre-build",
          "build",
          "post-build",
          "operations",
          "discovery",
          "decommission",
          "source",
          "analyzed",
          "deployed",
          "runtime");

  private DocumentChecks() {}

  /**
   * A version the standard accepts, and conformance to its schema.
   *
   * @param until last day on which the edition may be delivered, or null
   */
  record Format(String cycloneDx, String spdx, @Nullable LocalDate until) implements DocumentCheck {

    @Override
    public void check(SbomDocument document, Ruling ruling) {
      SbomIndex index = (SbomIndex) document;
      String oldest = document.format().cycloneDx() ? cycloneDx : spdx;
      LocalDate delivery = index.deliveryDate;
      if (until != null && delivery != null && delivery.isAfter(until)) {
        ruling.fail(
            "this edition may be delivered until "
                + until
                + ", but the delivery is on %s".formatted(delivery));
        return;
      }
      if (SpecVersion.older(document.specVersion(), oldest)) {
        ruling.fail(
            document.format().family()
                + " "
                + document.specVersion()
                + " is not accepted, it must be at least "
                + oldest);
        return;
      }
      if (index.schemaFaults == 0) {
        ruling.pass();
        return;
      }
      for (SbomIndex.SchemaFault fault : index.faults) {
        ruling.fail(
            fault.at(), place(fault) + " %s" + SchemaHints.of(document, fault), fault.message());
      }
      ruling.more(index.schemaFaults - index.faults.size());
    }

    /** What to do about a document whose version is accepted: its values are wrong. */
    String remedy(SbomDocument document, String whole) {
      return refuses(document)
          ? whole
          : "Correct the value at the path as the schema of "
              + document.format().family()
              + ' '
              + document.specVersion()
              + " has it.";
    }

    /** Returns whether no value can help, because the version is too old. */
    boolean refuses(SbomDocument document) {
      return SpecVersion.older(
          document.specVersion(), document.format().cycloneDx() ? cycloneDx : spdx);
    }
  }

  /** The end of a long path tells more than its beginning. */
  private static String place(SbomIndex.SchemaFault fault) {
    String path = fault.at().pointer().substring(1);
    if (fault.message().startsWith("has the unknown property")) {
      path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
    String end = path.length() <= 120 ? path : "..." + path.substring(path.length() - 117);
    return end.isEmpty() ? "the document" : end;
  }

  static void noVulnerabilities(SbomDocument document, Ruling ruling) {
    SbomIndex index = (SbomIndex) document;
    if (index.vulnerabilities == 0) {
      ruling.pass();
    } else {
      ruling.fail(
          index.vulnerabilityAt,
          "the SBOM has %s on vulnerabilities",
          TextReport.count(index.vulnerabilities, "statement"));
    }
  }

  static void timestamp(SbomDocument document, Ruling ruling) {
    SbomIndex index = (SbomIndex) document;
    String timestamp = index.timestamp;
    if (timestamp == null) {
      ruling.fail("the time at which the SBOM was made is missing");
    } else if (!Texts.dateTime(timestamp)) {
      ruling.fail(index.timestampAt, "\"%s\" is no RFC 3339 date and time", timestamp);
    } else {
      ruling.pass();
    }
  }

  static void utc(SbomDocument document, Ruling ruling) {
    SbomIndex index = (SbomIndex) document;
    String timestamp = index.timestamp;
    if (timestamp == null || !Texts.dateTime(timestamp)) {
      return;
    }
    if (timestamp.endsWith("Z") || timestamp.endsWith("z") || timestamp.endsWith("+00:00")) {
      ruling.pass();
    } else {
      ruling.fail(index.timestampAt, "\"%s\" is not in UTC", timestamp);
    }
  }

  static void identity(SbomDocument document, Ruling ruling) {
    SbomIndex index = (SbomIndex) document;
    String serial = index.serial;
    if (serial == null || serial.isBlank()) {
      ruling.inconclusive("the SBOM has no URI of its own");
    } else if (document.format().cycloneDx() && !serial.startsWith("urn:uuid:")) {
      ruling.fail(index.serialAt, "the serial number \"%s\" is no urn:uuid:", serial);
    } else if (!Texts.absoluteUri(serial)) {
      ruling.fail(index.serialAt, "\"%s\" is no absolute URI", serial);
    } else {
      ruling.pass();
    }
  }

  static void buildPhase(SbomDocument document, Ruling ruling) {
    if (any(AFTER_BUILD, document.lifecycles())) {
      ruling.pass();
    } else if (document.format() == SbomFormat.SPDX_2_JSON) {
      ruling.inconclusive("SPDX 2 has no field for when an SBOM was made");
    } else {
      ruling.fail("it is not stated that the SBOM was made at the build, or from what was built");
    }
  }

  private static boolean any(Set<String> wanted, List<String> phases) {
    for (String phase : phases) {
      if (wanted.contains(phase)) {
        return true;
      }
    }
    return false;
  }

  static void context(SbomDocument document, Ruling ruling) {
    if (any(CONTEXTS, document.lifecycles())) {
      ruling.pass();
    } else if (document.format() == SbomFormat.SPDX_2_JSON) {
      ruling.inconclusive("SPDX 2 has no field for the generation context");
    } else {
      ruling.fail("the generation context (before, at or after the build) is not stated");
    }
  }

  static void tool(SbomDocument document, Ruling ruling) {
    if (document.tools().isEmpty()) {
      ruling.fail("the tool that made the SBOM is not stated");
    } else {
      ruling.pass();
    }
  }

  static void signature(SbomDocument document, Ruling ruling) {
    if (document.signed()) {
      ruling.pass();
    } else if (((SbomIndex) document).signatureAt != null) {
      ruling.fail(((SbomIndex) document).signatureAt, "the signature has no value");
    }
  }

  static void primary(SbomDocument document, Ruling ruling) {
    if (document.primary() < 0) {
      ruling.fail("the component that the SBOM is about is missing");
    } else if (document.label(document.primary()).isBlank()
        || document.label(document.primary()).startsWith("@")) {
      ruling.component(document.primary()).fail("the primary component has no name");
    } else {
      ruling.component(document.primary()).pass();
    }
  }
}
