/**
 * Device selectors of dynamic resource allocation: the variable {@code device} and the rules by
 * which the API server and the scheduler compile and evaluate such expressions.
 *
 * <p>Start at {@link io.fairlead.cel.dra.DeviceEnvironment}; give a {@link
 * io.fairlead.cel.dra.CelDevice} to {@link io.fairlead.cel.dra.DeviceSelector#matches}. All types
 * are immutable and thread-safe, except builders.
 */
package io.fairlead.cel.dra;
