package io.fairlead.compliance;

/** A format in which SBOMs are written. */
public enum SbomFormat {
  /** CycloneDX as JSON, versions 1.4 to 1.7. */
  CYCLONEDX_JSON("CycloneDX", "JSON"),
  /** CycloneDX as XML, versions 1.4 to 1.7. */
  CYCLONEDX_XML("CycloneDX", "XML"),
  /** SPDX 2.3 (and 2.2) as JSON. */
  SPDX_2_JSON("SPDX", "JSON"),
  /** SPDX 3.0.1 as JSON-LD. */
  SPDX_3_JSON("SPDX", "JSON-LD");

  private final String family;
  private final String encoding;

  SbomFormat(String family, String encoding) {
    this.family = family;
    this.encoding = encoding;
  }

  /** Returns {@code CycloneDX} or {@code SPDX}. */
  public String family() {
    return family;
  }

  /** Returns {@code JSON}, {@code XML} or {@code JSON-LD}. */
  public String encoding() {
    return encoding;
  }

  /** Returns the name of a version, for example {@code CycloneDX 1.6 XML}; JSON goes unsaid. */
  String named(String version) {
    return family + ' ' + version + (this == CYCLONEDX_XML ? " XML" : "");
  }

  /** Returns whether this is one of the two encodings of CycloneDX. */
  public boolean cycloneDx() {
    return this == CYCLONEDX_JSON || this == CYCLONEDX_XML;
  }
}
