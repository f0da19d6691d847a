package io.fairlead.simulation;

import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * Requests in the order of their times: open-loop traffic that does not wait for answers.
 *
 * <p>Iterating twice gives the same arrivals twice. Implementations are immutable; an iterator
 * belongs to one thread.
 */
public interface Workload extends Iterable<Arrival> {

  /** Returns what it is called in reports. */
  String name();

  @Override
  Iterator<Arrival> iterator();

  /** Returns a workload of given arrivals, in the order of their times. */
  static Workload of(String name, List<Arrival> arrivals) {
    Objects.requireNonNull(name, "name");
    List<Arrival> copy = List.copyOf(arrivals);
    return derived(name, copy);
  }

  /** Returns the first arrivals only. */
  default Workload first(int requests) {
    requireNotNegative(requests, "requests");
    return derived(
        name(), () -> StreamSupport.stream(spliterator(), false).limit(requests).iterator());
  }

  /**
   * Returns the same requests at another pace.
   *
   * @param factor greater than 0; 2 makes every gap half as long
   */
  default Workload faster(double factor) {
    requirePositive(factor, "factor");
    return derived(
        name(),
        () ->
            StreamSupport.stream(spliterator(), false)
                .map(arrival -> arrival.at((long) (arrival.atNanos() / factor)))
                .iterator());
  }

  /**
   * Looks at every arrival.
   *
   * @param blockTokens block size for the ideal hit rate, at least 1
   */
  default WorkloadStatistics statistics(int blockTokens) {
    return WorkloadStatistics.of(this, blockTokens);
  }

  private static Workload derived(String name, Iterable<Arrival> arrivals) {
    return new Workload() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Iterator<Arrival> iterator() {
        return arrivals.iterator();
      }

      @Override
      public String toString() {
        return "Workload[" + name + "]";
      }
    };
  }
}
