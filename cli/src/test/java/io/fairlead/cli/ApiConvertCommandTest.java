package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiConvertCommandTest {

  @TempDir Path folder;

  private final Shell shell = new Shell();

  private int run(String text, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("claims.yaml"), text);
    return shell.run(List.of("api", "convert", "-f", file.toString()), more);
  }

  private static final String CLAIM =
      """
      apiVersion: resource.k8s.io/v1
      kind: ResourceClaim
      metadata:
        name: one-gpu
      spec:
        devices:
          requests:
          - name: gpu
            exactly:
              deviceClassName: gpu.nvidia.com
      """;

  @Test
  void printsAnOlderVersion() throws IOException {
    assertThat(run(CLAIM, "--to", "resource.k8s.io/v1beta1")).isZero();
    assertThat(shell.out())
        .isEqualTo(
            """
            apiVersion: resource.k8s.io/v1beta1
            kind: ResourceClaim
            metadata:
              name: one-gpu
            spec:
              devices:
                requests:
                - name: gpu
                  deviceClassName: gpu.nvidia.com
            """);
  }

  @Test
  void opensListsAndPrintsJson() throws IOException {
    String list =
        "kind: ResourceClaimList\napiVersion: resource.k8s.io/v1\nitems:\n"
            + "- metadata: {name: a}\n- metadata: {name: b}\n";

    assertThat(run(list, "--to", "resource.k8s.io/v1beta2", "-o", "json")).isZero();
    assertThat(shell.out())
        .contains("\"kind\": \"List\"")
        .containsOnlyOnce("\"name\": \"a\"")
        .contains(
            "\"apiVersion\": \"resource.k8s.io/v1beta2\",\n      \"kind\": \"ResourceClaim\"");
  }

  @Test
  void saysWhichVersionsThereAre() throws IOException {
    assertThat(run(CLAIM, "--to", "resource.k8s.io/v2")).isEqualTo(2);
    assertThat(shell.err())
        .startsWith(
            "fairlead: --to must be one of resource.k8s.io/v1, resource.k8s.io/v1alpha3,"
                + " resource.k8s.io/v1beta1, resource.k8s.io/v1beta2, but was"
                + " \"resource.k8s.io/v2\"");
  }

  @Test
  void saysWhichObjectHasNoSuchVersion() throws IOException {
    assertThat(run(CLAIM, "--to", "resource.k8s.io/v1alpha3")).isEqualTo(2);
    assertThat(shell.err())
        .contains("claims.yaml:1:1: apiVersion of a ResourceClaim must be resource.k8s.io/")
        .contains("but was \"resource.k8s.io/v1alpha3\"");
  }

  @Test
  void printsObjectsOfOtherGroupsAsTheyAre() throws IOException {
    String node = "apiVersion: v1\nkind: Node\nmetadata:\n  name: one\n";

    assertThat(run(CLAIM + "---\n" + node, "--to", "resource.k8s.io/v1beta1")).isZero();
    assertThat(shell.out()).contains("apiVersion: resource.k8s.io/v1beta1\n").endsWith(node);
    assertThat(shell.err()).isEqualTo("fairlead: 1 object of another group printed as found\n");
  }

  @Test
  void losesNoItemOfAList() throws IOException {
    String list = "kind: List\napiVersion: v1\nitems:\n- just text\n";

    assertThat(run(list, "--to", "resource.k8s.io/v1beta1")).isEqualTo(2);
    assertThat(shell.err()).contains("claims.yaml:4:3 must be an object, but was something else");
  }
}
