/**
 * Emulations of the autoscalers that Kubernetes users run today: given what they would see, they
 * say what the originals would do, to the quirk.
 *
 * <p>Start at {@link io.fairlead.autoscale.kubernetes.HpaPolicy}. What a controller sees of a
 * cluster (pods, and what the metric APIs answered) is a {@link
 * io.fairlead.autoscale.kubernetes.KubernetesView}, a view of an {@link
 * io.fairlead.autoscale.Observation}. Time is wall time, as in the originals; all times are passed
 * in. Each known deviation is listed in {@code docs/reference/parity.md}.
 *
 * <p>Every type is immutable and safe to share between threads, except builders.
 */
@NullMarked
package io.fairlead.autoscale.kubernetes;

import org.jspecify.annotations.NullMarked;
