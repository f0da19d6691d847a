package io.fairlead.cel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CelFuzzTest {

  private static final long COST_LIMIT = 20_000;

  @Test
  void whateverTheTextIsItCompilesOrIsRefusedAndEveryRunEndsWithinItsLimit() {
    CelEnvironment environment = Samples.environment(37);
    String[] corpus =
        Vectors.read(UpstreamVectorsTest.class, "vectors.tsv").stream()
            .map(Vectors::expression)
            .toArray(String[]::new);
    Fuzz.seeded(20261124)
        .corpus(corpus)
        .tokens(
            "(", ")", "[", "]", "{", "}", ".?", "[?", "&&", "||", "li", "s", "msi", "x", ".all(e, ")
        .tokens(
            "1", "'a'", "\"", "'''", "\\", "b'", "r'", "0x", "1u", "1.5e", " in ", "? :", "has(")
        .run(60_000, input -> run(environment, new String(input, StandardCharsets.UTF_8)));
  }

  private static void run(CelEnvironment environment, String text) {
    Compilation compiled = environment.compile(text);
    assertThat(compiled.program().isPresent()).isEqualTo(compiled.issues().isEmpty());
    if (compiled.program().isEmpty()) {
      assertThat(compiled.message()).isNotEmpty();
      return;
    }
    CelProgram program = compiled.orThrow();
    program.estimateCost(SizeHints.NONE);
    CelFrame frame = Samples.fill(program.newFrame(COST_LIMIT));
    Object first = program.evaluate(frame);
    long cost = frame.cost();
    Object second = program.evaluate(frame);
    assertThat(frame.cost()).as("the same run costs the same").isEqualTo(cost);
    assertThat(String.valueOf(second)).isEqualTo(String.valueOf(first));
  }
}
