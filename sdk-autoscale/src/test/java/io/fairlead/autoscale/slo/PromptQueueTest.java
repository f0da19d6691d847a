package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How long prompts wait for each other, against what can be said by hand and by counting. */
class PromptQueueTest {

  private static PromptQueue queue(
      double decode, double prompt, double perStep, double arrivals, double burst) {
    return new PromptQueue(decode, prompt, perStep, arrivals, burst, new Elimination());
  }

  @Test
  void whoIsAloneWaitsForTheRestOfTheStepAndForItsOwnPrompt() {
    PromptQueue idle = queue(0.05, 0.1, 1.7, 1e-9, 1);
    assertThat(idle.within(0.149)).isZero();
    assertThat(idle.within(0.2)).isCloseTo(1, within(1e-6));
    assertThat(idle.within(0.175)).isCloseTo(0.5, within(0.05)); // the rest is evenly spread
  }

  @Test
  void moreThanIsComputedWaitsForEver() {
    // with room for 1.7 prompts a full step takes 0.22 s, so 7.7 a second are computed
    assertThat(queue(0.05, 0.1, 1.7, 7.8, 1).within(1e6)).isZero();
    assertThat(queue(0.05, 0.1, 1.7, 5, 1).within(1e6)).isCloseTo(1, within(1e-3));
    assertThat(queue(0.05, 0.1, 1.7, 1e12, 1e9).within(1)).isZero();
  }

  @Test
  void isWhatCountingSays() {
    double[][] cases = { // decode, prompt, prompts in a step, arrivals, seconds
      {0.05, 0.1, 1.7, 2, 0.3},
      {0.05, 0.1, 1.7, 4, 0.6},
      {0.2, 0.1, 1.55, 3.2, 0.9},
      {0.05, 0.3, 1.2, 1.2, 0.9},
      {0.04, 0.02, 20, 8, 0.12},
      {0.04, 0.02, 20, 20, 0.2},
      {0.04, 1.2, 0.17, 0.2, 3},
      {0.04, 1.2, 0.17, 0.4, 6},
      {0.01, 0.002, 400, 100, 0.03},
    };
    for (double[] each : cases) {
      double met = queue(each[0], each[1], each[2], each[3], 1).within(each[4]);
      double counted = counted(each[0], each[1], each[2], each[3], each[4]);
      assertThat(met).as("%s prompts in a step", each[2]).isCloseTo(counted, within(0.02));
      assertThat(counted).isBetween(0.3, 0.999);
    }
  }

  /**
   * Steps of one replica, one after the other; a prompt is done by parts that need not be whole.
   */
  private static double counted(
      double decode, double prompt, double perStep, double arrivals, double seconds) {
    Random random = new Random(5);
    Deque<double[]> waiting = new ArrayDeque<>(); // when it came, how much of it is left
    double now = 0;
    double next = 0;
    int done = 0;
    int met = 0;
    while (done < 60_000) {
      for (; next <= now; next += -Math.log(1 - random.nextDouble()) / arrivals) {
        waiting.add(new double[] {next, 1});
      }
      double room = perStep;
      Deque<double[]> ending = new ArrayDeque<>();
      while (!waiting.isEmpty() && room > 1e-9) {
        double[] first = waiting.peek();
        double part = Math.min(room, first[1]);
        room -= part;
        first[1] -= part;
        if (first[1] < 1e-9) {
          ending.add(waiting.remove());
        }
      }
      now += decode + prompt * (perStep - room);
      for (double[] each : ending) {
        met += now - each[0] <= seconds ? 1 : 0;
        done++;
      }
    }
    return met / (double) done;
  }

  @Test
  void fewerAreInTimeTheMoreComeAndTheMoreComeTogether() {
    double before = 1;
    for (double arrivals = 0.25; arrivals < 7; arrivals += 0.25) {
      double met = queue(0.05, 0.1, 1.7, arrivals, 1).within(0.5);
      assertThat(met).isLessThanOrEqualTo(before + 1e-3);
      before = met;
    }
    before = 1;
    for (double burst = 1; burst < 12; burst += 0.5) {
      double met = queue(0.05, 0.1, 1.7, 2, burst).within(0.5);
      assertThat(met).isLessThanOrEqualTo(before + 0.03); // bursts are counted in parts
      before = met;
    }
  }
}
