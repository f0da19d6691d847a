package io.fairlead.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fuzz.Fuzz;
import io.fairlead.kernel.Json;
import io.fairlead.routing.stages.Filters;
import io.fairlead.routing.stages.Scorers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A recorded decision that somebody edited: it is read and decided on, or refused with its path.
 */
class RecordedDecisionFuzzTest {

  private final RoutingProfile profile =
      RoutingProfile.builder("p")
          .filter(Filters.model())
          .scorer(1, Scorers.queue())
          .scorer(1, Scorers.prefixCache())
          .scorer(1, Scorers.loraAffinity())
          .build();

  private static Json.Obj good() {
    TestPool fixture = new TestPool();
    Endpoint left = fixture.join("left");
    Endpoint a = fixture.join("a", Map.of("zone", "x"), Set.of("m"));
    fixture.report(a, Column.WAITING, 3);
    fixture
        .pool
        .scrapeSent(a, 1)
        .set(Attribute.LORA, new LoraAdapters(Set.of("m"), Set.of(), 2))
        .commit();
    fixture.join("b", Column.KV_USE, 0.5);
    fixture.pool.leave(left);
    PoolSnapshot pool = fixture.pool.publish(2);
    RoutingRequest request =
        RoutingRequest.builder("r", "m")
            .prefix(TestPool.chain(3, 16))
            .header("x", "y")
            .maxOutputTokens(5)
            .build();
    DecisionInput input =
        new DecisionInput(
            pool,
            request,
            Map.of(Column.CACHED_TOKENS, new double[] {0, 16, Double.NaN}),
            9,
            -7,
            Set.of("queue-scorer"));
    return new RecordedDecision("p", "a", List.of("b"), 0.5, null, input, null).toJson();
  }

  @Test
  void anEditedRecordIsReadOrRefused() {
    long executions = Fuzz.executions(20_000);
    SplittableRandom random = new SplittableRandom(11);
    Json.Obj good = good();
    int read = 0;
    for (long i = 0; i < executions; i++) {
      Json edited = good;
      for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
        edited = edit(edited, random);
      }
      if (edited instanceof Json.Obj object && isDecidedOnOrRefused(object)) {
        read++;
      }
    }
    assertThat(read).as("edits that did no harm").isGreaterThan((int) executions / 20);
  }

  /** Returns whether it was read; anything but a refusal fails the test. */
  private boolean isDecidedOnOrRefused(Json.Obj object) {
    try {
      RecordedDecision recorded = RecordedDecision.fromJson(object);
      profile.explain(recorded.input()).table();
      return true;
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return false;
    }
  }

  private static Json edit(Json value, SplittableRandom random) {
    if (value instanceof Json.Obj object && !object.members().isEmpty() && random.nextInt(8) > 0) {
      List<String> names = new ArrayList<>(object.members().keySet());
      String name = names.get(random.nextInt(names.size()));
      Map<String, Json> members = new LinkedHashMap<>(object.members());
      if (random.nextInt(6) == 0) {
        members.remove(name);
      } else {
        members.put(name, edit(members.get(name), random));
      }
      return new Json.Obj(members);
    }
    if (value instanceof Json.Arr array && !array.items().isEmpty() && random.nextInt(8) > 0) {
      List<Json> items = new ArrayList<>(array.items());
      int at = random.nextInt(items.size());
      switch (random.nextInt(6)) {
        case 0 -> items.remove(at);
        case 1 -> items.add(items.get(at));
        default -> items.set(at, edit(items.get(at), random));
      }
      return new Json.Arr(items);
    }
    return something(random);
  }

  private static Json something(SplittableRandom random) {
    return switch (random.nextInt(12)) {
      case 0 -> Json.Null.NULL;
      case 1 -> Json.Bool.TRUE;
      case 2 -> new Json.Num("-1");
      case 3 -> new Json.Num("1e400");
      case 4 -> new Json.Num("9223372036854775808");
      case 5 -> new Json.Num("4294967296");
      case 6 -> new Json.Num("0.5");
      case 7 -> new Json.Str("");
      case 8 -> new Json.Str("infinity");
      case 9 -> new Json.Str("%%");
      case 10 -> Json.Obj.EMPTY;
      default -> Json.Arr.EMPTY;
    };
  }
}
