package io.fairlead.compliance;

/** What the profiles ask of a document as a whole; one class, as {@link ComponentQuestion} is. */
enum DocumentQuestion implements DocumentCheck {
  CREATOR,
  AUTHOR,
  PERSON,
  NO_VULNERABILITIES,
  TIMESTAMP,
  UTC,
  IDENTITY,
  BUILD_PHASE,
  CONTEXT,
  TOOL,
  SIGNATURE,
  PRIMARY,
  DEPTH,
  COMPLETENESS,
  RELATIONSHIPS,
  TOP_LEVEL;

  @Override
  public void check(SbomDocument document, Ruling ruling) {
    switch (this) {
      case CREATOR -> PartyChecks.documentReachable(document, ruling);
      case AUTHOR -> PartyChecks.documentAuthor(document, ruling);
      case PERSON -> PartyChecks.documentPerson(document, ruling);
      case NO_VULNERABILITIES -> DocumentChecks.noVulnerabilities(document, ruling);
      case TIMESTAMP -> DocumentChecks.timestamp(document, ruling);
      case UTC -> DocumentChecks.utc(document, ruling);
      case IDENTITY -> DocumentChecks.identity(document, ruling);
      case BUILD_PHASE -> DocumentChecks.buildPhase(document, ruling);
      case CONTEXT -> DocumentChecks.context(document, ruling);
      case TOOL -> DocumentChecks.tool(document, ruling);
      case SIGNATURE -> DocumentChecks.signature(document, ruling);
      case PRIMARY -> DocumentChecks.primary(document, ruling);
      case DEPTH -> GraphChecks.depth(document, ruling);
      case COMPLETENESS -> GraphChecks.completeness(document, ruling);
      case RELATIONSHIPS -> GraphChecks.relationships(document, ruling);
      case TOP_LEVEL -> GraphChecks.topLevel(document, ruling);
    }
  }
}
