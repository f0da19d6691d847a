package io.fairlead.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.routing.DecisionInput;
import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.Pool;
import io.fairlead.routing.RecordedDecision;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.servers.files.DecisionFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionRecorderTest {

  private static final long SECOND = 1_000_000_000L;

  @TempDir Path folder;

  private final List<String> complaints = new ArrayList<>();
  private final Pool pool = Pool.create();
  private final RoutingProfile profile = RoutingProfile.builder("plain").build();

  DecisionRecorderTest() {
    pool.join(EndpointSpec.of("a", URI.create("http://a:1")));
    pool.publish(0);
  }

  private static RoutingRequest request(int number, long nanos) {
    return RoutingRequest.builder("r-" + number, "m").arrivalNanos(nanos).build();
  }

  private RecordedDecision decision(RoutingRequest request) {
    DecisionInput input = new DecisionInput(pool.snapshot(), request, Map.of(), 1, 2, Set.of());
    return RecordedDecision.of(profile.decide(input), input);
  }

  private List<String> recorded(Path file) throws Exception {
    return DecisionFile.read(Files.readAllBytes(file), "f").stream()
        .map(d -> d.input().request().id())
        .toList();
  }

  @Test
  void takesSoManyDecisionsOfEachSecond() throws Exception {
    Path file = folder.resolve("d.jsonl");
    try (DecisionRecorder recorder = DecisionRecorder.to(file, 1 << 20, 2, complaints::add)) {
      for (int i = 0; i < 12; i++) {
        RoutingRequest request = request(i, 5 * SECOND + i / 4 * SECOND);
        if (recorder.wants(request)) {
          recorder.record(decision(request));
        }
      }
      assertThat(recorder.dropped()).isZero();
    }
    assertThat(recorded(file)).containsExactly("r-0", "r-1", "r-4", "r-5", "r-8", "r-9");
  }

  @Test
  void keepsTheLatestWithinItsBytes() throws Exception {
    Path file = folder.resolve("d.jsonl");
    long line = DecisionFile.line(decision(request(10, 0))).length;
    long most = 8 * line;
    try (DecisionRecorder recorder = DecisionRecorder.to(file, most, 1_000_000, complaints::add)) {
      for (int i = 10; i < 40; i++) {
        recorder.record(decision(request(i, 0)));
      }
    }
    Path before = folder.resolve("d.jsonl.1");
    assertThat(Files.size(file) + Files.size(before)).isLessThanOrEqualTo(most);
    List<String> kept = new ArrayList<>(recorded(before));
    kept.addAll(recorded(file));
    assertThat(kept).hasSizeBetween(4, 8).endsWith("r-38", "r-39");
    assertThat(complaints).isEmpty();
  }

  @Test
  void saysOnceThatADecisionIsTooLargeAndGoesOn() throws Exception {
    Path file = folder.resolve("d.jsonl");
    DecisionRecorder recorder = DecisionRecorder.to(file, 10, 1_000, complaints::add);
    recorder.record(decision(request(1, 0)));
    recorder.record(decision(request(2, 0)));
    recorder.close();
    assertThat(recorder.dropped()).isEqualTo(2);
    assertThat(complaints).singleElement().asString().contains("d.jsonl", "too many for the limit");
  }
}
