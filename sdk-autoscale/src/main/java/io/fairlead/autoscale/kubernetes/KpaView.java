package io.fairlead.autoscale.kubernetes;

/**
 * What Knative's autoscaler knows beside metrics and pods; a view of an {@link
 * io.fairlead.autoscale.Observation}, which may leave it out.
 *
 * @param reachable whether any route refers to the revision; it is taken to be where nothing says
 *     so. An unreachable one may shrink at once, as fast as it likes
 */
public record KpaView(boolean reachable) {}
