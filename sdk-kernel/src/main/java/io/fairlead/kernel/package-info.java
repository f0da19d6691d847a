/**
 * The ground on which every Fairlead module stands.
 *
 * <ul>
 *   <li>{@link io.fairlead.kernel.Json} is raw JSON as a value: whatever a module offers as data,
 *       and whatever it does not know but must not lose, is one of these.
 *   <li>{@link io.fairlead.kernel.Quantity}, {@link io.fairlead.kernel.IntOrString}, {@link
 *       io.fairlead.kernel.GoDuration} and {@link io.fairlead.kernel.Timestamp} are the values that
 *       Kubernetes writes: they keep their text and compare by value.
 *   <li>{@link io.fairlead.kernel.Preconditions} checks arguments, with one grammar of messages;
 *       {@link io.fairlead.kernel.FairleadException} is how the environment fails.
 *   <li>{@link io.fairlead.kernel.Selector} is a label selector, {@link
 *       io.fairlead.kernel.XxHash64} the hash of prompt blocks.
 *   <li>{@link io.fairlead.kernel.Numbers} writes doubles with the same bytes on every JDK.
 * </ul>
 *
 * <p>Nothing here does I/O, starts a thread or reads a clock. Every type is immutable and safe to
 * share between threads, except builders.
 */
@NullMarked
package io.fairlead.kernel;

import org.jspecify.annotations.NullMarked;
