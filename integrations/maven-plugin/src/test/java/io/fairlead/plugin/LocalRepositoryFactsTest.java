package io.fairlead.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.compliance.ComponentFacts;
import io.fairlead.compliance.ComponentFacts.FileFacts;
import io.fairlead.compliance.PackageUrl;
import io.fairlead.kernel.FairleadException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRepositoryFactsTest {

  @TempDir private Path folder;
  private Path project;
  private Path repository;

  @BeforeEach
  void lay() throws IOException {
    project = Files.createDirectories(folder.resolve("project"));
    repository = Files.createDirectories(folder.resolve("repository"));
    write(
        project.resolve("pom.xml"),
        pom(
            "<groupId>org.acme</groupId><artifactId>acme</artifactId><version>1.0</version>"
                + "<packaging>pom</packaging><modules><module>app</module></modules>"
                + "<developers><developer><name>Jo</name><email>jo@acme.example</email></developer></developers>"
                + "<repositories><repository><id>acme</id><url>https://repo.acme.example/m2</url></repository></repositories>"));
    write(
        project.resolve("app/pom.xml"),
        pom(
            "<parent><groupId>org.acme</groupId><artifactId>acme</artifactId><version>1.0</version></parent>"
                + "<artifactId>app</artifactId>"));
  }

  @Test
  void anArtifactIsKnownByItsPomItsParentsAndItsFile() throws Exception {
    install("org.lib", "parent", "7", "pom", parentPom());
    install(
        "org.lib",
        "lib",
        "2.1",
        "pom",
        pom(
            "<parent><groupId>org.lib</groupId><artifactId>parent</artifactId><version>7</version></parent>"
                + "<artifactId>lib</artifactId><version>2.1</version>"
                + "<scm><url>https://git.lib.example/${project.artifactId}</url></scm>"));
    Path jar = install("org.lib", "lib", "2.1", "jar", zip("org/lib/Lib.class"));
    downloaded(jar, "acme");

    ComponentFacts facts = facts("pkg:maven/org.lib/lib@2.1?type=jar");
    assertThat(facts.creator().orElseThrow().mails()).containsExactly("oss@lib.example");
    assertThat(facts.licences())
        .extracting(ComponentFacts.LicenceName::name)
        .containsExactly("MIT License");
    // the address of a parent has the child's name at its end, as Maven inherits it
    assertThat(facts.sourceUrl()).contains("https://git.lib.example/lib");
    assertThat(facts.distributionUrl())
        .contains("https://repo.acme.example/m2/org/lib/lib/2.1/lib-2.1.jar");
    assertThat(facts.file())
        .contains(new FileFacts("lib-2.1.jar", sha512(Files.readAllBytes(jar)), true, true, true));
  }

  @Test
  void aSourceArchiveThatWasDownloadedIsTheSource() throws Exception {
    install("org.lib", "lib", "2.1", "pom", barePom());
    Path jar = install("org.lib", "lib", "2.1", "jar", zip("org/lib/Lib.class"));
    Path sources = jar.resolveSibling("lib-2.1-sources.jar");
    Files.write(sources, zip("org/lib/Lib.java"));
    downloaded(sources, "acme");

    ComponentFacts facts = facts("pkg:maven/org.lib/lib@2.1");
    assertThat(facts.sourceUrl())
        .contains("https://repo.acme.example/m2/org/lib/lib/2.1/lib-2.1-sources.jar");
    assertThat(facts.sourceSha512()).contains(sha512(Files.readAllBytes(sources)));
  }

  @Test
  void whatIsNotThereIsAbsentAndNothingIsGuessed() throws Exception {
    assertThat(LocalRepositoryFacts.of(project, repository).component(purl("org.gone/gone@1")))
        .isEmpty();

    install("org.lib", "lib", "2.1", "pom", barePom());
    ComponentFacts pomOnly = facts("pkg:maven/org.lib/lib@2.1");
    assertThat(pomOnly.file()).isEmpty();
    assertThat(pomOnly.creator()).isEmpty();
    assertThat(pomOnly.licences()).isEmpty();

    // installed by hand: the record names no repository
    Path jar = install("org.lib", "lib", "2.1", "jar", zip("a.txt"));
    assertThat(facts("pkg:maven/org.lib/lib@2.1").distributionUrl()).isEmpty();
    // from a repository that neither the project nor Maven itself knows
    downloaded(jar, "elsewhere");
    assertThat(facts("pkg:maven/org.lib/lib@2.1").distributionUrl()).isEmpty();
    assertThat(facts("pkg:maven/org.lib/lib@2.1").file().orElseThrow().executable()).isFalse();
  }

  @Test
  void aPomWhoseParentIsMissingStillSaysWhatItSaysItself() throws Exception {
    install(
        "org.lib",
        "lib",
        "2.1",
        "pom",
        pom(
            "<parent><groupId>org.gone</groupId><artifactId>gone</artifactId><version>1</version></parent>"
                + "<artifactId>lib</artifactId><licenses><license><name>MIT</name></license></licenses>"));
    assertThat(facts("pkg:maven/org.lib/lib@2.1").licences())
        .extracting(ComponentFacts.LicenceName::name)
        .containsExactly("MIT");
  }

  @Test
  void aModuleOfTheProjectIsKnownByItsTarget() throws Exception {
    byte[] jar = zip("org/acme/App.class");
    Files.createDirectories(project.resolve("app/target"));
    Files.write(project.resolve("app/target/app-1.0.jar"), jar);

    ComponentFacts facts = facts("pkg:maven/org.acme/app@1.0?type=jar");
    assertThat(facts.file().orElseThrow().sha512()).isEqualTo(sha512(jar));
    assertThat(facts.creator().orElseThrow().mails()).containsExactly("jo@acme.example");
    assertThat(facts("pkg:maven/org.acme/acme@1.0?type=pom").grouping()).isTrue();
    assertThat(LocalRepositoryFacts.of(project, repository).sbomMaker().orElseThrow().mails())
        .containsExactly("jo@acme.example");
  }

  @Test
  void coordinatesCannotLeaveTheRepository() throws Exception {
    Files.write(folder.resolve("secret-1.jar"), zip("a.txt"));
    LocalRepositoryFacts facts = LocalRepositoryFacts.of(project, repository);
    assertThat(facts.component(purl("../secret@1"))).isEmpty();
    assertThat(facts.component(PackageUrl.parse("pkg:maven/a/..%2F..%2Fsecret@1"))).isEmpty();
    assertThat(facts.component(PackageUrl.parse("pkg:maven/a/b@..%2F..%2F..%2Fsecret-1")))
        .isEmpty();
    assertThat(facts.component(PackageUrl.parse("pkg:maven/a/b@1?type=..%2F..%2Fx"))).isEmpty();
    assertThat(facts.component(PackageUrl.parse("pkg:npm/left-pad@1"))).isEmpty();
  }

  @Test
  void aFolderWithoutAPomIsRefused() {
    assertThatExceptionOfType(FairleadException.class)
        .isThrownBy(() -> LocalRepositoryFacts.of(repository, repository))
        .withMessageContaining("has no pom.xml");
  }

  private ComponentFacts facts(String purl) {
    return LocalRepositoryFacts.of(project, repository)
        .component(PackageUrl.parse(purl))
        .orElseThrow();
  }

  private static PackageUrl purl(String rest) {
    return PackageUrl.parse("pkg:maven/" + rest);
  }

  private static String parentPom() {
    return pom(
        "<groupId>org.lib</groupId><artifactId>parent</artifactId><version>7</version><packaging>pom</packaging>"
            + "<developers><developer><email>oss@lib.example</email></developer></developers>"
            + "<licenses><license><name>MIT License</name></license></licenses>");
  }

  private static String barePom() {
    return pom("<groupId>org.lib</groupId><artifactId>lib</artifactId><version>2.1</version>");
  }

  private static String pom(String content) {
    return "<project><modelVersion>4.0.0</modelVersion>" + content + "</project>";
  }

  private Path install(String group, String artifact, String version, String ending, Object content)
      throws IOException {
    Path file =
        repository.resolve(
            group.replace('.', '/')
                + "/"
                + artifact
                + "/"
                + version
                + "/"
                + artifact
                + "-"
                + version
                + "."
                + ending);
    Files.createDirectories(file.getParent());
    return content instanceof byte[] bytes
        ? Files.write(file, bytes)
        : Files.writeString(file, (String) content);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void downloaded(Path file, String repository) throws IOException {
    Files.writeString(
        file.resolveSibling("_remote.repositories"), file.getFileName() + ">" + repository + "=\n");
  }

  private static byte[] zip(String entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(entry.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private static String sha512(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
  }
}
