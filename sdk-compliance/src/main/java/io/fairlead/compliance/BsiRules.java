package io.fairlead.compliance;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules of BSI TR-03183-2, versions 2.0 and 2.1. Where the appendix of the TR names paths that
 * its own formats do not allow, the format's spelling counts; {@code docs/reference/sbom-rules.md}
 * lists them.
 */
final class BsiRules {

  static final Set<ComponentKind> ALL = EnumSet.allOf(ComponentKind.class);
  static final Set<ComponentKind> OWN = EnumSet.of(ComponentKind.FULL, ComponentKind.LOGICAL);
  static final Set<ComponentKind> FILES = EnumSet.of(ComponentKind.FULL);
  static final Set<ComponentKind> NAMED =
      EnumSet.of(ComponentKind.FULL, ComponentKind.LOGICAL, ComponentKind.IDENTIFIED);
  static final Set<ComponentKind> REFERENCED = EnumSet.of(ComponentKind.REFERENCED);

  private final String prefix;
  private final String document;
  private final List<Rule> rules = new ArrayList<>();

  private BsiRules(String prefix, String version) {
    this.prefix = prefix;
    this.document = "BSI TR-03183-2 v" + version + ", ";
  }

  static List<Rule> v21() {
    BsiRules bsi = new BsiRules("BSI21-", "2.1.0");
    BsiDocumentRules.add(bsi, "1.6", "3.0.1", null);
    BsiDocumentRules.graph(bsi);
    BsiComponentRules.identity(bsi);
    BsiComponentRules.file(bsi);
    BsiLicenceRules.v21(bsi);
    BsiComponentRules.optional(bsi);
    return List.copyOf(bsi.rules);
  }

  static List<Rule> v20() {
    BsiRules bsi = new BsiRules("BSI20-", "2.0.0");
    BsiDocumentRules.add(bsi, "1.5", "2.2.1", Profiles.BSI_20_ENDS);
    BsiDocumentRules.graph(bsi);
    BsiComponentRules.identity(bsi);
    BsiComponentRules.file(bsi);
    BsiLicenceRules.v20(bsi);
    BsiComponentRules.optional(bsi);
    return List.copyOf(bsi.rules);
  }

  Rule.Builder rule(String number, String title, String clause) {
    return Rule.named(prefix + number, title).clause(document + clause);
  }

  void component(
      String number,
      String title,
      String clause,
      Level level,
      Set<ComponentKind> kinds,
      ComponentQuestion question,
      Field field,
      String remedy,
      @Nullable Supplier<String> failing) {
    add(
        rule(number, title, clause)
            .level(level)
            .field(field)
            .remedy(remedy)
            .component(kinds.equals(ALL) ? question : question.of(kinds))
            .vectors(Vectors.good(), failing));
  }

  void add(Rule.Builder builder) {
    rules.add(builder.build());
  }
}
