package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real documents: each is read or refused with a reason, by every profile, in every form. */
class SharedSamplesTest {

  @Test
  void realDocumentsAreCheckedOrRefusedWithAReason() throws IOException {
    Path samples = Path.of(System.getProperty("fairlead.shared", "none"), "sbom-samples");
    assumeTrue(Files.isDirectory(samples), "no real SBOMs here: " + samples);
    int read = 0;
    for (Path file : files(samples)) {
      for (Profile profile : Profiles.all().values()) {
        try {
          Report report = SbomChecker.of(profile).check(SbomSource.of(file));
          assertThat(report.rules()).hasSize(profile.rules().size());
          for (ReportFormat format : ReportFormat.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            format.write(report, out);
            assertThat(out.size()).isPositive();
          }
          read++;
        } catch (UnreadableSbomException e) {
          assertThat(e.code()).startsWith("sbom.").isNotEqualTo("sbom.io");
        }
      }
    }
    assertThat(read).isGreaterThan(10);
  }

  private static List<Path> files(Path samples) throws IOException {
    try (Stream<Path> walk = Files.walk(samples)) {
      return walk.filter(Files::isRegularFile)
          .filter(
              f ->
                  f.toString().contains("/cyclonedx/")
                      || f.toString().contains("/spdx/")
                      || f.toString().contains("/cncf/"))
          .sorted()
          .toList();
    }
  }
}
