package io.fairlead.simulation;

import java.util.ArrayList;
import java.util.List;

/** Writes every event down as one short line, and checks the order that the contract promises. */
final class EventLog implements RequestEvents {

  final List<String> lines = new ArrayList<>();
  final long[] last = {Long.MIN_VALUE};
  int started;
  int tokens;
  int ended;
  int aborted;
  int rejected;
  long cachedTokens;

  @Override
  public void started(SimulatedRequest request, int cached, long now) {
    started++;
    cachedTokens += cached;
    log(now, request, "started cached=" + cached);
  }

  @Override
  public void firstToken(SimulatedRequest request, long now) {
    tokens++;
    log(now, request, "first");
  }

  @Override
  public void token(SimulatedRequest request, int index, long now) {
    tokens++;
    log(now, request, "token " + index);
  }

  @Override
  public void finished(SimulatedRequest request, FinishReason reason, int outputs, long now) {
    ended++;
    if (reason == FinishReason.ABORT) {
      aborted++;
    }
    log(now, request, reason + " " + outputs);
  }

  @Override
  public void rejected(SimulatedRequest request, Rejection why, long now) {
    ended++;
    rejected++;
    log(now, request, why.toString());
  }

  private void log(long now, SimulatedRequest request, String what) {
    if (now < last[0]) {
      throw new AssertionError("time went back to " + now + " at " + what);
    }
    last[0] = now;
    lines.add(now + " #" + request.id() + " " + what);
  }
}
