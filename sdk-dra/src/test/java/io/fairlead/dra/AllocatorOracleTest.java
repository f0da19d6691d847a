package io.fairlead.dra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The allocator against upstream's algorithm written down plainly, on small random instances. */
class AllocatorOracleTest {

  /** Others are tried with {@code -Dseed=}. */
  private static final long FIRST_SEED = Long.getLong("seed", 1);

  static int runs() {
    String fuzz = System.getProperty("fuzz", "on");
    return fuzz.matches("[0-9]+") ? Integer.parseInt(fuzz) : 6_000;
  }

  @Test
  void theAnswerIsThatOfUpstreamsAlgorithm() {
    Map<Answer, Integer> seen = new EnumMap<>(Answer.class);
    for (long seed = FIRST_SEED; seed < FIRST_SEED + runs(); seed++) {
      RandomScene scene = new RandomScene(seed);
      String expected =
          new NaiveAllocator(scene.features, scene.slices, scene.classes, scene.held, scene.node)
              .allocate(scene.asked);
      if (expected.equals("?")) {
        continue;
      }
      AllocationResult result = allocate(scene);
      assertThat(text(result))
          .as("seed " + seed)
          .isEqualTo(expected.startsWith("abort") ? "abort" : expected);
      seen.merge(
          result instanceof Fits ? Answer.FITS : result instanceof NoFit ? Answer.NO : Answer.ABORT,
          1,
          Integer::sum);
    }
    System.out.println(seen);
    // no answer may become so rare that its paths are no longer tried
    assertThat(seen).allSatisfy((answer, times) -> assertThat(times).isGreaterThan(runs() / 50));
    assertThat(seen).hasSize(3);
  }

  private enum Answer {
    FITS,
    NO,
    ABORT
  }

  static AllocationResult allocate(RandomScene scene) {
    return allocate(scene, scene.features);
  }

  static AllocationResult allocate(RandomScene scene, Features features) {
    Inventory inventory =
        Inventory.builder()
            .slices(scene.slices)
            .classes(scene.classes)
            .nodes(List.of(scene.node))
            .claims(scene.held)
            .build();
    return Allocator.create(features).allocate(new ClaimSet(scene.asked), inventory);
  }

  static String text(AllocationResult result) {
    if (result instanceof Fits fits) {
      StringBuilder text = new StringBuilder("fits:");
      for (int c = 0; c < fits.allocations().size(); c++) {
        for (var one : fits.allocations().get(c).results()) {
          text.append(' ')
              .append(c)
              .append(':')
              .append(one.request())
              .append('=')
              .append(ClaimAllocation.device(one));
        }
      }
      return text.toString();
    }
    return result instanceof NoFit ? "no" : result instanceof Aborted ? "abort" : "undecided";
  }
}
