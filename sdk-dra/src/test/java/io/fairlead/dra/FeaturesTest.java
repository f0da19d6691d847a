package io.fairlead.dra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FeaturesTest {

  @Test
  void aReleaseBringsItsDefaults() {
    assertThat(Features.of(KubernetesVersion.V1_34).has(Gate.DEVICE_TAINTS)).isFalse();
    assertThat(Features.of(KubernetesVersion.V1_36).has(Gate.DEVICE_TAINTS)).isTrue();
    assertThat(Features.of(KubernetesVersion.V1_37).has(Gate.LIST_TYPE_ATTRIBUTES)).isFalse();
  }

  @Test
  void gatesAreSetAsOnAComponentsCommandLine() {
    Features features =
        Features.of(KubernetesVersion.parse("v1.36.2"))
            .with("DRAListTypeAttributes=true, DRADeviceTaints=False");

    assertThat(features.version()).isEqualTo(KubernetesVersion.V1_36);
    assertThat(features.has(Gate.LIST_TYPE_ATTRIBUTES)).isTrue();
    assertThat(features.has(Gate.DEVICE_TAINTS)).isFalse();
  }

  @Test
  void whatIsUnknownIsNamed() {
    Features features = Features.of(KubernetesVersion.V1_37);

    assertThatThrownBy(() -> features.with("DRAAdmin=true"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DRAAdmin")
        .hasMessageContaining("DRAAdminAccess");
    assertThatThrownBy(() -> features.with("DRAAdminAccess"))
        .hasMessageContaining("NAME=true or NAME=false");
    assertThatThrownBy(() -> KubernetesVersion.parse("1.31"))
        .hasMessageContaining("1.34")
        .hasMessageContaining("1.31");
  }

  @Test
  void aSlipIsNamedWithWhatWasMeant() {
    assertThatThrownBy(() -> Features.of(KubernetesVersion.V1_37).with("DRAAdminAcces=true"))
        .hasMessageEndingWith("but was DRAAdminAcces (did you mean DRAAdminAccess?)");
  }

  @Test
  void aReleaseIsWrittenAsKubernetesWritesIt() {
    for (String text :
        new String[] {"1.36", "v1.36", "1.36.2", "v1.36.2-gke.1200", "1.36.2+k3s1"}) {
      assertThat(KubernetesVersion.parse(text)).as(text).isEqualTo(KubernetesVersion.V1_36);
    }
    for (String text : new String[] {"1.36.2.1", "1.36.x", "1.36.", "1.361", "136", ""}) {
      assertThatThrownBy(() -> KubernetesVersion.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aGateThatIsOnByDefaultStaysSoInLaterReleases() {
    for (KubernetesVersion earlier : KubernetesVersion.values()) {
      for (KubernetesVersion later : KubernetesVersion.values()) {
        if (later.isAtLeast(earlier)) {
          assertThat(Gate.values())
              .allMatch(gate -> gate.isOnByDefault(later) || !gate.isOnByDefault(earlier));
        }
      }
    }
    assertThat(KubernetesVersion.V1_34.isAtLeast(KubernetesVersion.V1_35)).isFalse();
    assertThat(Gate.DEVICE_TAINTS.isOnByDefault(KubernetesVersion.V1_36)).isTrue();
  }
}
