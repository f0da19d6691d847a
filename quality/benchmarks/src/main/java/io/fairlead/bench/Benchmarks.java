package io.fairlead.bench;

import java.util.List;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs JMH with its own command line, and always with {@link CpuTime}: on a machine that is shared,
 * CPU time of the measured thread is the figure that travels.
 */
public final class Benchmarks {

  private Benchmarks() {}

  /** Runs the benchmarks whose names match the arguments. */
  public static void main(String... args) throws Exception {
    CommandLineOptions line = new CommandLineOptions(args);
    if (List.of(args).stream().anyMatch(arg -> arg.matches("-h|-l|-lp|-lprof|-lrf"))) {
      Main.main(args);
    } else {
      new Runner(new OptionsBuilder().parent(line).addProfiler(CpuTime.class).build()).run();
    }
  }
}
