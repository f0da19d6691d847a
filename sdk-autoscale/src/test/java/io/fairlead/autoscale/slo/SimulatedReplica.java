package io.fairlead.autoscale.slo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * One replica step by step: continuous batching with chunked prefill, first come first served. Each
 * step takes α + β·computed + γ·resident. Knows nothing of queueing theory.
 */
final class SimulatedReplica {

  final List<Double> firstToken = new ArrayList<>();
  final List<Double> perToken = new ArrayList<>();
  final List<Double> waits = new ArrayList<>();

  private final Profile profile;
  private final Random random;

  private static final class Request {
    final double arrived;
    final int prompt;
    final int output;
    int computed;
    int generated;
    double first;

    Request(double arrived, int prompt, int output) {
      this.arrived = arrived;
      this.prompt = prompt;
      this.output = output;
    }
  }

  SimulatedReplica(Profile profile, long seed) {
    this.profile = profile;
    this.random = new Random(seed);
  }

  /** Poisson arrivals of prompts of one length and outputs that are geometric. */
  void run(double rate, int prompt, double meanOutput, int requests) {
    Deque<Request> waiting = new ArrayDeque<>();
    List<Request> batch = new ArrayList<>();
    double now = 0;
    double next = 0;
    int arrived = 0;
    int warm = requests / 10;
    while (arrived < requests || !batch.isEmpty()) {
      while (next <= now && arrived < requests) {
        waiting.add(new Request(next, prompt, output(meanOutput)));
        next += -Math.log(1 - random.nextDouble()) / rate;
        arrived++;
      }
      while (!waiting.isEmpty() && batch.size() < profile.sequences()) {
        Request request = waiting.remove();
        if (arrived > warm) {
          waits.add(now - request.arrived);
        }
        batch.add(request);
      }
      if (batch.isEmpty()) {
        now = next;
        continue;
      }
      now = step(batch, now, arrived > warm);
    }
  }

  private double step(List<Request> batch, double now, boolean counted) {
    int room = profile.chunk();
    double computed = 0;
    double resident = 0;
    for (Request each : batch) {
      boolean decodes = each.computed == each.prompt;
      room -= decodes ? 1 : 0;
      computed += decodes ? 1 : 0;
    }
    List<Request> finishedPrompts = new ArrayList<>();
    for (Request each : batch) {
      if (each.computed < each.prompt && room > 0) {
        int chunk = Math.min(room, each.prompt - each.computed);
        each.computed += chunk;
        room -= chunk;
        computed += chunk;
        if (each.computed == each.prompt) {
          finishedPrompts.add(each);
        }
      }
      resident += each.computed + each.generated;
    }
    double end =
        now + profile.base() + profile.perComputed() * computed + profile.perResident() * resident;
    for (Iterator<Request> it = batch.iterator(); it.hasNext(); ) {
      Request each = it.next();
      boolean first = finishedPrompts.contains(each);
      if (each.computed < each.prompt) {
        continue;
      }
      each.generated++;
      if (first) {
        each.first = end;
        if (counted) {
          firstToken.add(end - each.arrived);
        }
      }
      if (each.generated >= each.output) {
        it.remove();
        if (counted && each.output > 1) {
          perToken.add((end - each.first) / (each.output - 1));
        }
      }
    }
    return end;
  }

  private int output(double mean) {
    return 1 + (int) (Math.log(1 - random.nextDouble()) / Math.log(1 - 1 / mean));
  }

  static double within(List<Double> values, double limit) {
    return values.stream().filter(v -> v <= limit).count() / (double) values.size();
  }
}
