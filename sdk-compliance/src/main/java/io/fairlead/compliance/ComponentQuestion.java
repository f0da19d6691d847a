package io.fairlead.compliance;

import java.util.Set;

/**
 * What the profiles ask of single components. One class for all of them: a lambda for each would
 * cost every new JVM that checks one document more than the checks do.
 */
enum ComponentQuestion implements ComponentCheck {
  CREATOR,
  SUPPLIER,
  NAME,
  VERSION,
  VERSION_STATED,
  IDENTIFIERS,
  IDENTIFIER_STATED,
  FILE_NAME,
  DISTRIBUTION_HASH,
  ANY_HASH,
  EXECUTABLE,
  ARCHIVE,
  STRUCTURED,
  MULTIPLICITY,
  CONSISTENCY,
  SOURCE_URI,
  DEPLOYABLE_URI,
  SOURCE_HASH,
  SECURITY_TXT,
  OTHER_SBOM,
  NOTHING_ELSE,
  DISTRIBUTION_LICENCE,
  ASSOCIATED_LICENCE,
  LICENCE_STATED,
  ORIGINAL_LICENCE,
  CONCLUDED_LICENCE,
  DECLARED_LICENCE,
  LICENCE_FORM,
  DEPRECATED_LICENCE,
  EFFECTIVE_LICENCE;

  @Override
  public void check(SbomComponent component, Ruling ruling) {
    switch (this) {
      case CREATOR -> PartyChecks.reachable(component, ruling);
      case SUPPLIER -> PartyChecks.supplier(component, ruling);
      case NAME -> IdentityChecks.name(component, ruling);
      case VERSION -> IdentityChecks.version(component, ruling);
      case VERSION_STATED -> IdentityChecks.versionStated(component, ruling);
      case IDENTIFIERS -> IdentityChecks.identifiers(component, ruling);
      case IDENTIFIER_STATED -> IdentityChecks.identifierStated(component, ruling);
      case FILE_NAME -> FileChecks.filename(component, ruling);
      case DISTRIBUTION_HASH -> HashChecks.distributionHash(component, ruling);
      case ANY_HASH -> HashChecks.anyHash(component, ruling);
      case EXECUTABLE -> FileChecks.executable(component, ruling);
      case ARCHIVE -> FileChecks.archive(component, ruling);
      case STRUCTURED -> FileChecks.structured(component, ruling);
      case MULTIPLICITY -> FileChecks.multiplicity(component, ruling);
      case CONSISTENCY -> FileChecks.consistency(component, ruling);
      case SOURCE_URI -> FileChecks.sourceUri(component, ruling);
      case DEPLOYABLE_URI -> FileChecks.deployableUri(component, ruling);
      case SOURCE_HASH -> HashChecks.sourceHash(component, ruling);
      case SECURITY_TXT -> FileChecks.securityTxt(component, ruling);
      case OTHER_SBOM -> FileChecks.otherBom(component, ruling);
      case NOTHING_ELSE -> FileChecks.nothingElse(component, ruling);
      case DISTRIBUTION_LICENCE -> LicenceChecks.distribution(component, ruling);
      case ASSOCIATED_LICENCE -> LicenceChecks.associated(component, ruling);
      case LICENCE_STATED -> LicenceChecks.stated(component, ruling);
      case ORIGINAL_LICENCE -> LicenceChecks.original(component, ruling);
      case CONCLUDED_LICENCE -> LicenceChecks.concludedIfExists(component, ruling);
      case DECLARED_LICENCE -> LicenceChecks.declaredOptional(component, ruling);
      case LICENCE_FORM -> LicenceChecks.form(component, ruling);
      case DEPRECATED_LICENCE -> LicenceChecks.deprecated(component, ruling);
      case EFFECTIVE_LICENCE -> LicenceChecks.effective(component, ruling);
    }
  }

  /** Returns the same question, asked of components of certain kinds only. */
  ComponentCheck of(Set<ComponentKind> kinds) {
    return new OfKinds(this, kinds);
  }

  private record OfKinds(ComponentQuestion question, Set<ComponentKind> kinds)
      implements ComponentCheck {

    @Override
    public void check(SbomComponent component, Ruling ruling) {
      if (kinds.contains(component.kind())) {
        question.check(component, ruling);
      }
    }
  }
}
