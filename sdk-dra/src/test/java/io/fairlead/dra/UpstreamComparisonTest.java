package io.fairlead.dra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.api.core.v1.Node;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceRequestAllocationResult;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random scenes given to upstream's own allocator as well: device for device, error for error, and
 * what is written to the claims. {@code quality/upstream-allocator} says how to run it.
 */
class UpstreamComparisonTest {

  private static final String PROGRAM = System.getProperty("upstream.allocator");
  private static final long FIRST_SEED = Long.getLong("seed", 1);
  private static final int AT_ONCE = 5_000;

  @TempDir Path folder;

  @Test
  void randomScenesAreAnsweredAsUpstreamAnswersThem() throws Exception {
    assumeTrue(PROGRAM != null, "needs -Dupstream.allocator=PROGRAM");
    int count = AllocatorOracleTest.runs();
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (int done = 0; done < count; done += AT_ONCE) {
      for (String line : ask(FIRST_SEED + done, Math.min(AT_ONCE, count - done))) {
        String[] theirs = line.split("\t");
        RandomScene scene = new RandomScene(Long.parseLong(theirs[0]));
        // "?" took too long; the stable allocator takes devices in random order
        if (!theirs[1].equals("?") && scene.features.isBeyondStable()) {
          compared++;
          AllocationResult ours = allocate(scene);
          String said = line.substring(theirs[0].length() + 1);
          if (!said.equals(text(ours) + '\t' + written(ours))) {
            differences.add(
                "seed " + theirs[0] + "\n  " + said + "\n  " + text(ours) + '\t' + written(ours));
          }
        }
      }
    }
    System.out.println(compared + " of " + count + " compared");
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(count * 9 / 10);
  }

  /** Returns what upstream says of so many seeds: the seed, the answer, what is written. */
  private List<String> ask(long first, int count) throws IOException, InterruptedException {
    Path cases = folder.resolve("cases.jsonl");
    List<String> lines = new ArrayList<>();
    for (long seed = first; seed < first + count; seed++) {
      lines.add(JsonLine.of(json(seed, new RandomScene(seed))));
    }
    Files.write(cases, lines);
    Path answers = folder.resolve("answers.tsv");
    Process process =
        new ProcessBuilder(PROGRAM, "answer", cases.toString())
            .redirectOutput(answers.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readAllLines(answers)).hasSize(count);
    return Files.readAllLines(answers);
  }

  private static Json json(long seed, RandomScene scene) {
    var gates = Json.object();
    for (Gate gate : Gate.values()) {
      gates.put(gate.kubernetesName(), scene.features.has(gate));
    }
    return Json.object()
        .put("name", Long.toString(seed))
        .put("features", gates.build())
        .put("nodes", JsonLine.array(List.of(scene.node), Node.class))
        .put("slices", JsonLine.array(scene.slices, ResourceSlice.class))
        .put("classes", JsonLine.array(scene.classes, DeviceClass.class))
        .put("held", JsonLine.array(scene.held, ResourceClaim.class))
        .put("asked", JsonLine.array(scene.asked, ResourceClaim.class))
        .build();
  }

  /** Allocates by the gates of a scene, and by the rules and texts of upstream's release, 1.37. */
  static AllocationResult allocate(RandomScene scene) {
    Features features = Features.of(KubernetesVersion.V1_37);
    for (Gate gate : Gate.values()) {
      features = features.with(gate, scene.features.has(gate));
    }
    return AllocatorOracleTest.allocate(scene, features);
  }

  static String text(AllocationResult result) {
    return result instanceof Aborted aborted
        ? "abort: " + aborted.message().replace("\n", "\\n")
        : AllocatorOracleTest.text(result);
  }

  /** Returns what is written to the claims, without the ids of shares, which are random. */
  private static String written(AllocationResult result) {
    if (!(result instanceof Fits fits)) {
      return "null";
    }
    List<io.fairlead.api.resource.v1.AllocationResult> all = new ArrayList<>();
    for (ClaimAllocation one : fits.allocations()) {
      List<DeviceRequestAllocationResult> results = new ArrayList<>();
      one.results().forEach(device -> results.add(device.toBuilder().shareID(null).build()));
      all.add(
          one.allocation().toBuilder()
              .devices(one.allocation().devices().toBuilder().results(results).build())
              .build());
    }
    return JsonLine.of(JsonLine.array(all, io.fairlead.api.resource.v1.AllocationResult.class));
  }
}
