package io.fairlead.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.Shape;
import io.fairlead.api.inference.v1.InferencePool;
import io.fairlead.kernel.Json;
import io.fairlead.measure.Allocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bytes, which do not depend on the machine; times are measured in quality/benchmarks. */
class ValidationCostTest {

  private final Validator validator = Validator.create();
  private final Json.Obj json = Samples.read(Samples.POOL);
  private final InferencePool pool = Shape.of(InferencePool.class).fromJson(json);

  @Test
  void validatingAPoolAllocatesAtMost10KilobytesAsJson() {
    assertThat(allocated(10_000, () -> validator.validate(json))).isLessThanOrEqualTo(10_000);
  }

  @Test
  void validatingAPoolAllocatesAtMost14KilobytesAsRecord() {
    assertThat(allocated(14_000, () -> validator.validate(pool))).isLessThanOrEqualTo(14_000);
  }

  @Test
  void compilingARuleAllocatesAtMost32KilobytesOnAverage() {
    List<Schema> nodes = nodesWithRules();
    int rules = SchemaSet.builtin().compileRules();
    assertThat(rules).isEqualTo(nodes.stream().mapToInt(node -> node.rules.size()).sum());
    assertThat(rules).isGreaterThan(150);

    double bound = 32_000.0 * rules;
    Runnable compile =
        () -> nodes.forEach(node -> new RuleCompiler().compile(node.rules, node, false));
    assertThat(Allocation.settled(bound, 1, compile)).isLessThanOrEqualTo(bound);
  }

  private static List<Schema> nodesWithRules() {
    List<Schema> nodes = new ArrayList<>();
    Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (String name : SchemaSet.builtin().kinds()) {
      String[] words = name.split(" ");
      KindSchema kind = SchemaSet.builtin().find(words[0], words[1]);
      assertThat(kind).as(name).isNotNull();
      collect(kind.root(), seen, nodes);
    }
    return nodes;
  }

  private static void collect(Schema schema, Set<Schema> seen, List<Schema> into) {
    if (seen.add(schema)) {
      if (!schema.rules.isEmpty()) {
        into.add(schema);
      }
      schema.children().forEach(child -> collect(child, seen, into));
    }
  }

  private static double allocated(double bound, Runnable task) {
    return Allocation.settled(bound, 1_000, task);
  }
}
