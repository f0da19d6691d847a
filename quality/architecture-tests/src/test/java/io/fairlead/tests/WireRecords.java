package io.fairlead.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchRule;

/** Records that stand for what is on the wire: those of sdk-api that keep unknown fields. */
final class WireRecords {

  /** Their canonical constructors change with every release of Kubernetes, so they are no API. */
  static final ArchRule MADE_IN_THEIR_PACKAGE_ONLY =
      noClasses()
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "constructor of a wire record of another package",
                  WireRecords::constructsFromOutside))
          .because("canonical constructors are not API; builders and shapes are");

  private WireRecords() {}

  private static boolean constructsFromOutside(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
        && isWireRecord(owner)
        && !access.getOriginOwner().getPackageName().equals(owner.getPackageName());
  }

  private static boolean isWireRecord(JavaClass type) {
    return type.getPackageName().startsWith("io.fairlead.api")
        && type.isRecord()
        && type.tryGetField("unknownFields").isPresent();
  }
}
