package io.fairlead.compliance;

/**
 * Tells the author of one document where rules look and what to do, in the words of the format in
 * which the document must be written: its own, unless the profile accepts no such version.
 */
final class Advice {

  private final SbomDocument document;
  private final SbomFormat format;
  private final String version;

  private Advice(SbomDocument document, SbomFormat format, String version) {
    this.document = document;
    this.format = format;
    this.version = version;
  }

  /** Returns the advice for a document that is checked against a profile. */
  static Advice of(SbomDocument document, Profile profile) {
    for (Rule rule : profile.rules()) {
      if (rule.documentCheck() instanceof DocumentChecks.Format wanted
          && wanted.refuses(document)) {
        return document.format().cycloneDx()
            ? new Advice(document, document.format(), wanted.cycloneDx())
            : new Advice(document, SbomFormat.SPDX_3_JSON, wanted.spdx());
      }
    }
    return new Advice(document, document.format(), document.specVersion());
  }

  /** Returns where the evidence of a rule lies. */
  String evidence(Rule rule) {
    return rule.evidence(format);
  }

  /** Returns what to do about a gap. */
  String remedy(Rule rule) {
    if (rule.documentCheck() instanceof DocumentChecks.Format wanted) {
      return wanted.remedy(document, rule.remedy());
    }
    return rule.remedy(format, version);
  }
}
