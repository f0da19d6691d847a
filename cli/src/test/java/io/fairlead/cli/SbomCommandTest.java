package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbomCommandTest {

  private static final String BOM =
      """
      {"bomFormat":"CycloneDX","specVersion":"1.6","serialNumber":"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
       "metadata":{"timestamp":"2026-01-15T12:00:00Z","authors":[{"name":"Jo"}],
        "component":{"type":"application","bom-ref":"a","name":"app","version":"1"}},
       "components":[{"type":"library","bom-ref":"b","name":"lib","version":"2"}],
       "dependencies":[{"ref":"a","dependsOn":["b"]},{"ref":"b"}]}
      """;

  private final Shell shell = new Shell();

  @TempDir private Path folder;
  private Path bom;

  @BeforeEach
  void write() throws IOException {
    bom = Files.writeString(folder.resolve("bom.json"), BOM);
  }

  @Test
  void aDocumentThatPassesExitsWithZero() {
    assertThat(run("sbom", "check", bom.toString(), "--profile", "cra-minimum"))
        .as("%s", shell.err())
        .isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).startsWith("PASS ");
  }

  @Test
  void aDocumentThatFailsExitsWithOneAndSaysWhere() {
    assertThat(run("sbom", "check", bom.toString(), "--profile", "bsi-2.1", "-o", "json"))
        .isEqualTo(ExitCode.FINDING);
    assertThat(shell.out()).contains("\"verdict\": \"FAIL\"", "\"pointer\": \"/components/0\"");
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void whatCannotBeReadExitsWithTwo() throws IOException {
    Path broken =
        Files.writeString(folder.resolve("broken.json"), "{\"bomFormat\":\"CycloneDX\",\n");
    assertThat(run("sbom", "check", broken.toString(), "--profile", "bsi-2.1"))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("broken.json:2:1: ", "cut off");
    assertThat(run("sbom", "check", folder.resolve("none").toString(), "--profile", "bsi-2.1"))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(run("sbom", "check", folder.toString(), "--profile", "bsi-2.1"))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(run("sbom", "check", bom.toString(), "--profile", "none"))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("profile must be one of bsi-2.1, bsi-2.0,");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void waiversAreReadAndExpire() throws IOException {
    Path waivers =
        Files.writeString(
            folder.resolve("waivers.json"),
            """
            {"schemaVersion":1,"waivers":[{"rule":"NTIA21-04","component":"*",
             "reason":"internal","approver":"CISO","expires":"2027-01-31"},
             {"rule":"NTIA21-01","component":"*","reason":"internal","approver":"CISO",
              "expires":"2027-01-31"}]}
            """);
    String[] args = {
      "sbom",
      "check",
      bom.toString(),
      "--profile",
      "ntia-2021",
      "--waivers",
      waivers.toString(),
      "--today"
    };
    assertThat(run(with(args, "2027-01-31")))
        .as("%s%s", shell.out(), shell.err())
        .isEqualTo(ExitCode.FINE);
    assertThat(run(with(args, "2027-02-01"))).isEqualTo(ExitCode.FINDING);
  }

  @Test
  void aWaiverOfNoRuleIsRefusedAndOneThatCoversNothingIsNamed() throws IOException {
    String waiver =
        """
        {"schemaVersion":1,"waivers":[{"rule":"%s","component":"%s",
         "reason":"internal","approver":"CISO","expires":"2999-01-31"}]}
        """;
    Path waivers = folder.resolve("waivers.json");
    String[] args = {
      "sbom", "check", bom.toString(), "--profile", "ntia-2021", "--waivers", waivers.toString()
    };
    Files.writeString(waivers, waiver.formatted("NTIA21-0", "lib@2"));
    assertThat(run(args)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("but was NTIA21-0 (did you mean NTIA21-0");
    Files.writeString(waivers, waiver.formatted("NTIA21-01", "lib"));
    assertThat(run(args)).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .contains("note: the waiver of NTIA21-01 for lib covers no finding")
        .contains("(did you mean lib@2?)");
  }

  @Test
  void aDayThatIsNoneIsRefusedInOneSentence() {
    assertThat(
            run(
                "sbom",
                "check",
                bom.toString(),
                "--profile",
                "bsi-2.1",
                "--delivery-date",
                "31.01.2026"))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err())
        .contains("'--delivery-date': must be a date like 2026-11-24, but was 31.01.2026")
        .doesNotContain("java.time");
  }

  @Test
  void aReportGoesIntoAFile() throws IOException {
    Path html = folder.resolve("report.html");
    run(
        "sbom",
        "check",
        bom.toString(),
        "--profile",
        "bsi-2.1",
        "-o",
        "html",
        "-O",
        html.toString());
    assertThat(Files.readString(html)).startsWith("<!DOCTYPE html>");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void aDocumentIsCompletedFromAProjectAndALocalRepository() throws IOException {
    Path project = Files.createDirectories(folder.resolve("project"));
    Files.writeString(
        project.resolve("pom.xml"),
        """
        <project><modelVersion>4.0.0</modelVersion>
          <groupId>org.acme</groupId><artifactId>app</artifactId><version>1</version>
          <developers><developer><name>Jo</name><email>jo@acme.example</email></developer></developers>
          <licenses><license><name>MIT</name></license></licenses>
          <scm><url>https://git.acme.example/app</url></scm>
        </project>
        """);
    Files.createDirectories(project.resolve("target"));
    Files.writeString(project.resolve("target/app-1.jar"), "no archive");
    Path named =
        Files.writeString(
            folder.resolve("named.json"),
            BOM.replace(
                "\"name\":\"app\",", "\"name\":\"app\",\"purl\":\"pkg:maven/org.acme/app@1\","));
    Path output = folder.resolve("out.json");
    String[] complete = {
      "sbom",
      "complete",
      named.toString(),
      "--maven-project",
      project.toString(),
      "--local-repository",
      folder.resolve("none").toString(),
      "-O",
      output.toString()
    };
    assertThat(run(complete)).as("%s", shell.err()).isEqualTo(ExitCode.FINE);
    assertThat(Files.readString(output))
        .contains("jo@acme.example", "\"bsi:component:filename\"", "\"app-1.jar\"");
    // what nothing is known of is named, and stays a finding
    assertThat(shell.err()).contains("gap: lib@2: component: it is none of the build");
    assertThat(run("sbom", "check", output.toString(), "--profile", "bsi-2.1", "-o", "text"))
        .isEqualTo(ExitCode.FINDING);
    assertThat(shell.out()).contains("lib@2").doesNotContain("app@1: no creator");
  }

  private static String[] with(String[] args, String last) {
    String[] all = Arrays.copyOf(args, args.length + 1);
    all[args.length] = last;
    return all;
  }

  private int run(String... args) {
    return shell.run(args);
  }
}
