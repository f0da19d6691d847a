package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/reference/sbom-rules.md} is the catalogue. After a change: {@code
 * -Ddocs.update=true}.
 */
class RuleReferenceTest {

  private static final String START = "<!-- rules: written by RuleReferenceTest -->\n";

  @Test
  void thePageListsEveryRuleAsTheCatalogueHasIt() throws IOException {
    Path page = Path.of(System.getProperty("fairlead.root"), "docs", "reference", "sbom-rules.md");
    String text = Files.readString(page);
    int start = text.indexOf(START) + START.length();
    assertThat(start).isGreaterThan(START.length());
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(page, text.substring(0, start) + rules());
      return;
    }
    assertThat(text.substring(start)).isEqualTo(rules());
  }

  private static String rules() {
    StringBuilder text = new StringBuilder();
    for (Profile profile : Profiles.all().values()) {
      text.append("\n## ").append(profile.id()).append(": ").append(profile.title()).append("\n\n");
      text.append(
          "| rule | level | asks for | clause | evidence (CycloneDX, SPDX 2.3, SPDX 3) | what to do |\n|---|---|---|---|---|---|\n");
      for (Rule rule : profile.rules()) {
        text.append("| ")
            .append(rule.id())
            .append(" | ")
            .append(TextReport.level(rule.level()))
            .append(" | ")
            .append(cell(rule.title()))
            .append(" | ")
            .append(cell(rule.clause()))
            .append(" | `")
            .append(rule.evidence().replace(" | ", "`, `").replace("|", "\\|"))
            .append("` | ")
            .append(cell(rule.remedy()))
            .append(how(rule, SbomFormat.CYCLONEDX_JSON, "1.6"))
            .append(how(rule, SbomFormat.SPDX_2_JSON, "2.3"))
            .append(how(rule, SbomFormat.SPDX_3_JSON, "3.0.1"))
            .append(" |\n");
      }
    }
    return text.toString();
  }

  private static String how(Rule rule, SbomFormat format, String version) {
    String how = rule.remedy(format, version).substring(rule.remedy().length()).strip();
    return how.isEmpty() ? "" : "<br>" + cell(how);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
