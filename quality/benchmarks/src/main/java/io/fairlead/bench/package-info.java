/**
 * JMH benchmarks of the figures that Fairlead promises; {@link io.fairlead.bench.Benchmarks} runs
 * them.
 *
 * <p>Time differs from machine to machine, bytes do not: the normal test run asserts bytes and the
 * ratio of steps at two sizes, this is for the rest.
 */
package io.fairlead.bench;
