package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.compliance.schema.Cpe;
import org.junit.jupiter.api.Test;

class PackageUrlTest {

  @Test
  void readsTheExamplesOfTheSpecification() {
    assertPurl(
        "pkg:bitbucket/birkenfeld/pygments-main@244fd47e",
        "bitbucket",
        "birkenfeld",
        "pygments-main",
        "244fd47e");
    assertPurl(
        "pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie",
        "deb",
        "debian",
        "curl",
        "7.50.3-1");
    assertPurl(
        "pkg:docker/customer/dockerimage@sha256%3A244fd47e07d1004f0aed9c",
        "docker", "customer", "dockerimage", "sha256:244fd47e07d1004f0aed9c");
    assertPurl(
        "pkg:golang/google.golang.org/genproto#googleapis/api/annotations",
        "golang",
        "google.golang.org",
        "genproto",
        "");
    assertPurl(
        "pkg:maven/org.apache.xmlgraphics/batik-anim@1.9.1?packaging=sources",
        "maven",
        "org.apache.xmlgraphics",
        "batik-anim",
        "1.9.1");
    assertPurl("pkg:npm/%40angular/animation@12.3.1", "npm", "@angular", "animation", "12.3.1");
    assertPurl("pkg:npm/@angular/animation@12.3.1", "npm", "@angular", "animation", "12.3.1");
    assertPurl(
        "pkg:NuGet/EnterpriseLibrary.Common@6.0.1304",
        "nuget",
        "",
        "EnterpriseLibrary.Common",
        "6.0.1304");
    assertPurl(
        "pkg:generic/name@1.0?download_url=https://a.example/x%3Fy#sub/path",
        "generic", "", "name", "1.0");
    assertThat(PackageUrl.parse("pkg:generic/name@1?a=b#sub").qualifiers()).isEqualTo("a=b");
    assertThat(PackageUrl.parse("pkg:generic/name@1?a=b#sub").subpath()).isEqualTo("sub");
  }

  @Test
  void refusesWhatIsNone() {
    for (String wrong :
        new String[] {
          "",
          "pkg",
          "pkg:",
          "pkg:maven",
          "pkg:maven/",
          "pkg:1type/name",
          "pkg:ma ven/a/b",
          "maven/a/b@1",
          "pkg:maven/a/b c@1",
          "pkg:maven/a/b%2@1",
          "pkg:maven/a/b@1?novalue"
        }) {
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(() -> PackageUrl.parse(wrong))
          .withMessageStartingWith("a package URL must ");
    }
  }

  @Test
  void cpeHasItsFormsToo() {
    assertThat(Cpe.wellFormed("cpe:2.3:a:acme:lib:2.1.0:*:*:*:*:*:*:*")).isTrue();
    assertThat(Cpe.wellFormed("cpe:2.3:a:acme:li\\:b:2.1.0:*:*:*:*:*:*:*")).isTrue();
    assertThat(Cpe.wellFormed("cpe:/a:acme:lib:2.1.0")).isTrue();
    assertThat(Cpe.wellFormed("cpe:2.3:a:acme:lib:2.1.0:*:*:*:*:*:*")).isFalse();
    assertThat(Cpe.wellFormed("cpe:2.3:x:acme:lib:2.1.0:*:*:*:*:*:*:*")).isFalse();
    assertThat(Cpe.wellFormed("cpe:/")).isFalse();
    assertThat(Cpe.wellFormed("cpe")).isFalse();
  }

  private static void assertPurl(
      String text, String type, String namespace, String name, String version) {
    PackageUrl purl = PackageUrl.parse(text);
    assertThat(purl.type()).isEqualTo(type);
    assertThat(purl.namespace()).isEqualTo(namespace);
    assertThat(purl.name()).isEqualTo(name);
    assertThat(purl.version()).isEqualTo(version);
  }
}
