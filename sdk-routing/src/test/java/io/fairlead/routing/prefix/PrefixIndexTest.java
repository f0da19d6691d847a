package io.fairlead.routing.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.measure.Allocation;
import io.fairlead.routing.Candidates;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.Pool;
import io.fairlead.routing.Sheet;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PrefixIndexTest {

  private static final PrefixScheme SCHEME = new PrefixScheme("test", 64, 4096);

  private final PrefixIndex index =
      PrefixIndex.builder(SCHEME).maxBytes(64 << 20).capacityTokens(1000 * 64).build();
  private final Pool pool = Pool.builder().holder(index).rest(Duration.ZERO).build();
  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void writesTheTokensOfTheLeadingBlocksOfEachCandidate() {
    Endpoint all = join("all", "1");
    Endpoint half = join("half", "1");
    join("none", "1");
    PrefixChain prompt = PrefixChain.of(SCHEME, new long[] {1, 2, 3, 4}, 3 * 64 + 10);
    index.stored(all, prompt);
    index.stored(half, PrefixChain.of(SCHEME, new long[] {1, 2}, 128));
    assertThat(match(prompt)).containsExactly(202.0, 128.0, 0.0);
    index.removed(all, 2);
    assertThat(match(prompt)).containsExactly(64.0, 128.0, 0.0);
    assertThat(index.pairs()).isEqualTo(5);
  }

  @Test
  void numbersTheCandidatesLeftWhenOneIsGone() {
    Endpoint gone = join("a", "1");
    Endpoint stays = join("b", "1");
    PrefixChain prompt = prompt(3);
    index.stored(gone, prompt);
    index.stored(stays, prompt);
    pool.leave(gone);
    assertThat(match(prompt)).containsExactly(192.0);
  }

  @Test
  void givesNoBlocksOfAPredecessorToTheNextTenantOfItsSlot() {
    Endpoint before = join("a", "1");
    PrefixChain prompt = prompt(500);
    index.stored(before, prompt);
    Endpoint after = join("a", "2"); // another incarnation
    assertThat(before.retired()).isTrue();
    assertThat(after.slot()).as("the old slot still has blocks").isNotEqualTo(before.slot());
    assertThat(match(prompt)).containsExactly(0.0);
    index.stored(before, prompt); // an answer that comes too late
    assertThat(index.holds(before)).isTrue();
    assertThat(index.tidy(499)).isTrue();
    assertThat(index.tidy(1)).isFalse();
    assertThat(index.holds(before)).isFalse();
    assertThat(index.pairs()).isZero();
    Endpoint next = join("b", "1");
    assertThat(next.slot()).isEqualTo(before.slot());
    assertThat(match(prompt)).containsExactly(0.0, 0.0);
  }

  @Test
  void keepsTenantsApartEvenIfThePoolDoesNotKnowOfIt() {
    Pool stranger = Pool.builder().rest(Duration.ZERO).build();
    Endpoint before = stranger.join(spec("a", "1"));
    PrefixChain prompt = prompt(10);
    index.stored(before, prompt);
    stranger.join(spec("a", "2"));
    Endpoint reused = stranger.join(spec("b", "1"));
    assertThat(reused.slot()).isEqualTo(before.slot());
    Candidates candidates = Candidates.of(stranger.snapshot());
    Sheet sheet = Sheet.ofSize(candidates.size());
    index.match(prompt, candidates, sheet);
    assertThat(sheet.get(candidates.indexOf(reused.slot()))).isZero();
    index.stored(reused, prompt(3));
    assertThat(index.pairs()).isEqualTo(3);
  }

  @Test
  void countsTheCapacityOfAnEndpointInTokens() {
    Endpoint small = join("small", "1");
    Endpoint large = join("large", "1");
    index.capacity(small, 4 * 64 + 63);
    PrefixChain prompt = prompt(10);
    index.stored(small, prompt);
    index.stored(large, prompt);
    assertThat(match(prompt)).containsExactly(4 * 64.0, 10 * 64.0);
    index.capacity(large, 64);
    assertThat(match(prompt)).containsExactly(4 * 64.0, 64.0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.capacity(large, 0))
        .withMessage("tokens must be greater than 0, but was 0");
  }

  @Test
  void refusesChainsOfAnotherScheme() {
    Endpoint endpoint = join("a", "1");
    PrefixChain other = PrefixChain.of(new PrefixScheme("test", 16, 4096), new long[] {1}, 16);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.stored(endpoint, other))
        .withMessage(
            "scheme of a chain must be that of the index, PrefixScheme[algorithm=test,"
                + " blockTokens=64, maxBlocks=4096], but was PrefixScheme[algorithm=test,"
                + " blockTokens=16, maxBlocks=4096]");
    assertThatIllegalArgumentException().isThrownBy(() -> match(other));
  }

  @Test
  void allocatesNothingToMatchOrToStoreWhatIsKnown() {
    for (int i = 0; i < 4000; i++) {
      join("e" + i, "1");
    }
    Candidates candidates = Candidates.of(pool.snapshot());
    PrefixChain prompt = prompt(192);
    for (int i = 0; i < 4000; i += 3) {
      index.stored(candidates.endpoint(i), prompt);
    }
    Sheet sheet = Sheet.ofSize(candidates.size());
    Runnable request =
        () -> {
          index.match(prompt, candidates, sheet);
          index.stored(candidates.endpoint(3), prompt);
        };
    assertThat(Allocation.settled(0, 100, request)).isZero();
    assertThat(sheet.get(3)).isEqualTo(192 * 64.0);
    assertThat(sheet.get(4)).isZero();
  }

  @Test
  void allocatesNoMoreThanItSaysItUses() {
    Endpoint endpoint = join("a", "1");
    PrefixIndex large = PrefixIndex.builder(SCHEME).capacityTokens(Long.MAX_VALUE).build();
    List<PrefixChain> prompts = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      prompts.add(prompt(100));
    }
    long said = large.bytes();
    long allocated = Allocation.of(() -> prompts.forEach(prompt -> large.stored(endpoint, prompt)));
    long used = large.bytes() - said;
    assertThat(large.pairs()).isEqualTo(500_000);
    assertThat(large.bytes() / 500_000.0).isLessThan(40);
    // a table that grew has left the smaller ones behind: no more than its own size together
    assertThat(allocated).isBetween(used, used + 500_000 * 11);
  }

  @Test
  void servesReadersAndWritersAtOnce() throws Exception {
    List<Endpoint> endpoints = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      endpoints.add(join("e" + i, "1"));
    }
    Candidates candidates = Candidates.of(pool.snapshot());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> all = new ArrayList<>();
    for (int writer = 0; writer < 2; writer++) {
      int seed = writer;
      all.add(threads.submit(() -> write(endpoints, seed)));
    }
    for (int reader = 0; reader < 2; reader++) {
      int seed = reader;
      Candidates own = Candidates.of(pool.snapshot());
      all.add(threads.submit(() -> read(own, seed)));
    }
    for (Future<?> each : all) {
      each.get();
    }
    threads.shutdown();
    for (int e = 0; e < 20; e++) { // afterwards everything is where it belongs
      PrefixChain prompt = family(e, 7);
      index.stored(endpoints.get(e), prompt);
      Sheet sheet = Sheet.ofSize(20);
      index.match(prompt, candidates, sheet);
      assertThat(sheet.get(e)).isEqualTo(prompt.tokens());
    }
  }

  @Test
  void neverCreditsATenantWithBlocksOfThoseBeforeIt() throws Exception {
    for (int name = 0; name < 8; name++) {
      join("e" + name, "0");
    }
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Future<?> replacing = threads.submit(this::replaceEndpoints);
    Future<Integer> reading = threads.submit(() -> countCredits(replacing));
    replacing.get();
    assertThat(reading.get()).isPositive();
    threads.shutdown();
    while (index.tidy(1000)) {}
    assertThat(pool.snapshot().slots()).as("slots were used again").isLessThan(2000);
  }

  private void replaceEndpoints() {
    SplittableRandom own = new SplittableRandom(5);
    for (int i = 1; i < 4000; i++) {
      Endpoint endpoint = join("e" + own.nextInt(8), Integer.toString(i));
      index.stored(endpoint, family(familyOf(endpoint), 0));
    }
  }

  private int countCredits(Future<?> replacing) {
    SplittableRandom own = new SplittableRandom(6);
    int credits = 0;
    while (!replacing.isDone() || credits == 0) {
      Candidates candidates = Candidates.of(pool.snapshot());
      Sheet sheet = Sheet.ofSize(candidates.size());
      int family = familyOf(candidates.endpoint(own.nextInt(candidates.size())));
      index.match(family(family, 0), candidates, sheet);
      for (int i = 0; i < candidates.size(); i++) {
        if (sheet.get(i) > 0) {
          assertThat(familyOf(candidates.endpoint(i))).isEqualTo(family);
          credits++;
        }
      }
    }
    return credits;
  }

  private static int familyOf(Endpoint endpoint) {
    return 1000 * (endpoint.name().charAt(1) - '0') + Integer.parseInt(endpoint.incarnation());
  }

  private void write(List<Endpoint> endpoints, int seed) {
    SplittableRandom own = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      int e = own.nextInt(20);
      index.stored(endpoints.get(e), family(e, own.nextInt(200)));
    }
  }

  private void read(Candidates candidates, int seed) {
    SplittableRandom own = new SplittableRandom(100 + seed);
    Sheet sheet = Sheet.ofSize(20);
    for (int i = 0; i < 20_000; i++) {
      int e = own.nextInt(20);
      index.match(family(e, own.nextInt(200)), candidates, sheet);
      for (int other = 0; other < 20; other++) {
        if (other != e) {
          assertThat(sheet.get(other)).as("block of %d at %d", e, other).isZero();
        }
      }
    }
  }

  /** Chains that only one endpoint ever stores. */
  private static PrefixChain family(int endpoint, int member) {
    long[] hashes = new long[12];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = 1 + endpoint + 100_000L * (i < 6 ? i : 6 + 100 * member + i);
    }
    return PrefixChain.of(SCHEME, hashes, 12 * 64);
  }

  private double[] match(PrefixChain chain) {
    Candidates candidates = Candidates.of(pool.snapshot());
    Sheet sheet = Sheet.ofSize(candidates.size());
    index.match(chain, candidates, sheet);
    double[] tokens = new double[candidates.size()];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = sheet.get(i);
    }
    return tokens;
  }

  private PrefixChain prompt(int blocks) {
    return PrefixChain.of(SCHEME, random.longs(blocks).toArray(), blocks * 64);
  }

  private Endpoint join(String name, String incarnation) {
    return pool.join(spec(name, incarnation));
  }

  private static EndpointSpec spec(String name, String incarnation) {
    return new EndpointSpec(
        name, URI.create("http://" + name + ":8000"), incarnation, Map.of(), Set.of());
  }
}
