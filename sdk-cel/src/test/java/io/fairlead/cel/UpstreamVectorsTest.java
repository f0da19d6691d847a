package io.fairlead.cel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What upstream's own code said, run once: type, estimate, cost, value and messages. */
class UpstreamVectorsTest {

  private final Map<Integer, CelEnvironment> environments = new HashMap<>();

  @Test
  void everyExpressionIsJudgedValuedAndChargedAsUpstreamDoes() {
    List<String> differences = new ArrayList<>();
    List<Vectors> vectors = Vectors.read(UpstreamVectorsTest.class, "vectors.tsv");
    for (Vectors vector : vectors) {
      String ours = ours(vector);
      String theirs =
          String.join(
              " | ",
              vector.type(),
              vector.min(),
              vector.max(),
              vector.cost(),
              vector.outcome(),
              vector.text());
      if (!ours.equals(theirs)) {
        differences.add(
            vector.environment() + ' ' + vector.expression() + "\n  " + theirs + "\n  " + ours);
      }
    }
    assertThat(vectors).hasSizeGreaterThan(1_000);
    assertThat(differences).isEmpty();
  }

  private String ours(Vectors vector) {
    int minor = Integer.parseInt(vector.environment().substring(2));
    Compilation compiled =
        environments.computeIfAbsent(minor, Samples::environment).compile(vector.expression());
    if (compiled.program().isEmpty()) {
      return "- | - | - | - | refused | " + compiled.message().split("\n", 2)[0];
    }
    CelProgram program = compiled.orThrow();
    CostRange estimate = program.estimateCost(SizeHints.NONE);
    CelFrame frame = Samples.fill(program.newFrame(10_000_000));
    Object value = program.evaluate(frame);
    return String.join(
        " | ",
        program.resultType().toString(),
        Long.toUnsignedString(estimate.min()),
        Long.toUnsignedString(estimate.max()),
        Long.toString(frame.cost()),
        value instanceof CelError ? "error" : "value",
        value instanceof CelError error ? error.message() : Samples.show(value));
  }
}
