package io.fairlead.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Developer;
import org.apache.maven.model.Model;
import org.apache.maven.model.Organization;
import org.apache.maven.model.Scm;
import org.junit.jupiter.api.Test;

class PomFactsTest {

  @Test
  void aRepositoryIsAUriHoweverItIsWritten() {
    assertThat(source("https://git.example/a/b", null)).isEqualTo("https://git.example/a/b");
    assertThat(source("git@git.example:a/b.git", null)).isEqualTo("ssh://git@git.example/a/b.git");
    assertThat(source(null, "scm:git:git@git.example:a/b.git"))
        .isEqualTo("ssh://git@git.example/a/b.git");
    assertThat(source(null, "scm:git:https://git.example/a/b.git"))
        .isEqualTo("https://git.example/a/b.git");
    assertThat(source(null, "scm:git:https://git.example/a/b.git/module"))
        .isEqualTo("https://git.example/a/b.git");
    assertThat(source("https://git.example/a/b/module", "scm:git:git://git.example/a/b.git/module"))
        .isEqualTo("https://git.example/a/b");
    assertThat(source("https://git.example/a/b/module", "scm:git:git://git.example/a/b.git"))
        .isEqualTo("https://git.example/a/b/module");
    assertThat(source("somewhere", "scm:cvs:pserver")).isEqualTo("none");
    assertThat(PomFacts.source(new Model())).isEmpty();
  }

  @Test
  void aMakerNeedsAnAddress() {
    Model pom = new Model();
    pom.setGroupId("org.acme");
    assertThat(PomFacts.maker(pom)).isEmpty();
    Organization organization = new Organization();
    organization.setName("Acme");
    pom.setOrganization(organization);
    assertThat(PomFacts.maker(pom)).isEmpty();
    Developer developer = new Developer();
    developer.setEmail("dev (at) acme.example");
    pom.addDeveloper(developer);
    assertThat(PomFacts.maker(pom)).isEmpty();
    developer.setEmail("dev@acme.example");
    assertThat(PomFacts.maker(pom).orElseThrow().name()).isEqualTo("Acme");
    assertThat(PomFacts.maker(pom).orElseThrow().mails()).containsExactly("dev@acme.example");
  }

  private static String source(String url, String connection) {
    Model pom = new Model();
    Scm scm = new Scm();
    scm.setUrl(url);
    scm.setConnection(connection);
    pom.setScm(scm);
    return PomFacts.source(pom).orElse("none");
  }
}
