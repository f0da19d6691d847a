package io.fairlead.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

  private static final List<String> KNOWN = List.of("replicas", "selector", "targetPorts", "id");

  @Test
  void findsWhatWasMeant() {
    assertThat(NearestName.to("replica", KNOWN)).isEqualTo("replicas");
    assertThat(NearestName.to("slector", KNOWN)).isEqualTo("selector");
    assertThat(NearestName.to("targetports", KNOWN)).isEqualTo("targetPorts");
    assertThat(NearestName.to("di", KNOWN))
        .as("two neighbours that swapped places")
        .isEqualTo("id");
  }

  @Test
  void findsNothingWhereNothingIsNear() {
    assertThat(NearestName.to("image", KNOWN)).isEmpty();
    assertThat(NearestName.to("", KNOWN)).isEmpty();
    assertThat(NearestName.to("replicas", List.of())).isEmpty();
    assertThat(NearestName.to("x".repeat(1_000_000), List.of("x".repeat(999_999)))).isEmpty();
  }

  @Test
  void takesTheFirstOfEquallyNearNames() {
    assertThat(NearestName.to("port", List.of("part", "pert"))).isEqualTo("part");
  }
}
