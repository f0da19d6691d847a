package io.fairlead.tests;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.fairlead.api.inference.v1.PortNumber;
import io.fairlead.kernel.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** The rules of the house that a compiler cannot see. */
class ArchitectureTest {

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.fairlead");

  private static final String[] SIBLINGS = {
    "io.fairlead.routing..",
    "io.fairlead.autoscale..",
    "io.fairlead.dra..",
    "io.fairlead.compliance.."
  };

  private static final String[] SDK = {
    "io.fairlead.kernel..",
    "io.fairlead.api..",
    "io.fairlead.cel..",
    "io.fairlead.validation..",
    "io.fairlead.routing..",
    "io.fairlead.autoscale..",
    "io.fairlead.dra..",
    "io.fairlead.compliance..",
    "io.fairlead.simulation.."
  };

  @Test
  void siblingsDoNotKnowEachOther() {
    for (String sibling : SIBLINGS) {
      for (String other : SIBLINGS) {
        if (!sibling.equals(other)) {
          check(
              noClasses()
                  .that()
                  .resideInAPackage(sibling)
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage(other));
        }
      }
    }
  }

  @Test
  void coreKnowsNoEcosystem() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(SDK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.kubernetes..",
                "io.vertx..",
                "io.opentelemetry..",
                "org.springframework..",
                "com.fasterxml.jackson.databind..",
                "tools.jackson..",
                "org.yaml..",
                "io.fairlead.jackson..",
                "io.fairlead.servers..",
                "io.fairlead.vertx..",
                "io.fairlead.cli..",
                "io.fairlead.gateway..")
            .because("the core runs in any JVM; integrations bring the ecosystem"));
  }

  @Test
  void theDecidingModulesReadNoDocuments() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.fairlead.routing..",
                "io.fairlead.autoscale..",
                "io.fairlead.dra..",
                "io.fairlead.cel..",
                "io.fairlead.validation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.core.."));
  }

  @Test
  void nothingBelowTheDoorsKnowsARoom() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.fairlead.cli..", "io.fairlead.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fairlead.cli..", "io.fairlead.gateway.."));
  }

  @Test
  void timeRandomnessAndThreadsComeInThroughTheDoor() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(SDK)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(ThreadLocalRandom.class, Random.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callConstructor(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executor.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "java.nio.channels.."));
  }

  @Test
  void publicConcreteClassesAreFinal() {
    check(
        classes()
            .that()
            .arePublic()
            .and()
            .areNotInterfaces()
            .and()
            .haveSimpleNameNotEndingWith("Exception") // may have subclasses
            .and(notAbstract())
            .should()
            .haveModifier(FINAL));
  }

  @Test
  void namesAreNounsOfTheField() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Helpers|Util|Utils|Impl|Base)(\\$.*)?$"));
    check(
        methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(SDK)
            .and()
            .haveNameMatching("get[A-Z].*")
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Exception")
            .because("accessors have no verb"));
  }

  @Test
  void packagesOfAModuleHaveNoCycles() {
    for (String module : SDK) {
      String root = module.substring(0, module.length() - 2);
      slices()
          .matching(root + ".(**)")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .check(PRODUCTION);
    }
  }

  @Test
  void recordsOfTheWireAreMadeByTheirBuildersAndShapes() {
    check(WireRecords.MADE_IN_THEIR_PACKAGE_ONLY);
  }

  @Test
  void whoCallsTheConstructorOfAWireRecordIsFound() {
    JavaClasses culprits =
        new ClassFileImporter()
            .importClasses(Constructing.class, Referring.class, PortNumber.class);
    List<String> found =
        WireRecords.MADE_IN_THEIR_PACKAGE_ONLY.evaluate(culprits).getFailureReport().getDetails();
    assertThat(found).hasSize(2);
    assertThat(found.toString())
        .contains("Constructing.<init>()> calls", "Referring.<init>()> references");
  }

  private static final class Constructing {
    private final Object made = new PortNumber(8000, Map.of());
  }

  private static final class Referring {
    private final BiFunction<Integer, Map<String, Json>, PortNumber> maker = PortNumber::new;
  }

  private static DescribedPredicate<JavaClass> notAbstract() {
    return DescribedPredicate.describe(
        "are concrete", type -> !type.getModifiers().contains(JavaModifier.ABSTRACT));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(PRODUCTION);
  }
}
