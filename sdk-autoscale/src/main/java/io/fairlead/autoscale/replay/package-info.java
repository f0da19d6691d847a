/**
 * What a policy would have said of a load that was recorded: series in, a timeline out.
 *
 * <p>Start at {@link io.fairlead.autoscale.replay.Replay}. A {@link
 * io.fairlead.autoscale.replay.Series} is what was recorded, a {@link
 * io.fairlead.autoscale.replay.Candidate} a policy with the series that it reads. In mode {@link
 * io.fairlead.autoscale.replay.ReplayMode#RECORDED} a policy proposes at each instant from what was
 * recorded with the replicas that ran then; in mode {@link
 * io.fairlead.autoscale.replay.ReplayMode#CLOSED} its own replicas are carried forward, and only
 * series whose total does not depend on them can be told again. {@link
 * io.fairlead.autoscale.replay.ReplayPage} draws the result.
 *
 * <p>The policies are the production classes; nothing here emulates one. Time is the time of the
 * series; nothing does I/O, starts a thread or reads a clock. Every type is immutable and safe to
 * share between threads, except builders.
 */
@NullMarked
package io.fairlead.autoscale.replay;

import org.jspecify.annotations.NullMarked;
