package io.fairlead.cel.dra;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.cel.Vectors;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What upstream's own code said of device selectors, run once. */
class DeviceVectorsTest {

  static final CelDevice DEVICE =
      CelDevice.builder("dra.example.com")
          .attribute("name", "gpu-0")
          .attribute("count", 4)
          .attribute("ok", true)
          .version("ver", "1.2.3")
          .attribute("other.io/x", "y")
          .list("names", List.of("a", "b"))
          .capacity("memory", Quantity.parse("80Gi"))
          .capacity("other.io/cores", Quantity.parse("1500m"))
          .allowMultipleAllocations(true)
          .build();

  @Test
  void everySelectorIsJudgedValuedAndChargedAsUpstreamDoes() {
    List<String> differences = new ArrayList<>();
    List<Vectors> vectors = Vectors.read(DeviceVectorsTest.class, "device-vectors.tsv");
    for (Vectors vector : vectors) {
      String ours = ours(vector);
      String theirs =
          String.join(
              " | ", vector.type(), vector.max(), vector.cost(), vector.outcome(), vector.text());
      if (!ours.equals(theirs)) {
        differences.add(
            vector.environment() + ' ' + vector.expression() + "\n  " + theirs + "\n  " + ours);
      }
    }
    assertThat(vectors).hasSizeGreaterThan(300);
    assertThat(differences).isEmpty();
  }

  private static String ours(Vectors vector) {
    DeviceCompilation compiled = environment(vector.environment()).compile(vector.expression());
    if (compiled.selector().isEmpty()) {
      return "- | - | - | refused | " + compiled.message().split("\n", 2)[0];
    }
    DeviceSelector selector = compiled.orThrow();
    Verdict verdict = selector.matches(DEVICE);
    return String.join(
        " | ",
        selector.resultType().toString(),
        Long.toUnsignedString(selector.maxCost()),
        Long.toString(selector.cost(DEVICE)),
        verdict.failed() ? "error" : "value",
        verdict.errorWithHint().orElse(String.valueOf(verdict.matches())));
  }

  private static DeviceEnvironment environment(String kind) {
    return kind.equals("stored")
        ? DeviceEnvironment.stored(37)
        : DeviceEnvironment.forNewExpressions(37, new DeviceGates(true, kind.equals("lists")));
  }
}
