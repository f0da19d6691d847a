package io.fairlead.vertx;

import io.fairlead.kernel.Json;
import io.fairlead.routing.Capture;
import io.fairlead.routing.DecisionInput;
import io.fairlead.routing.RecordedDecision;
import io.fairlead.routing.RoutingDecision;
import io.fairlead.routing.RoutingRequest;

/**
 * Gives decisions to the log of the dashboard and to a file, each of which takes its own sample.
 * Thread-safe.
 *
 * @param host the filters that the gateway puts before a profile
 */
record RecordingCapture(DecisionLog log, DecisionRecorder file, Json.Obj host) implements Capture {

  @Override
  public boolean wants(RoutingRequest request) {
    return log.wants(request) || file.wants(request);
  }

  @Override
  public void captured(RoutingDecision decision, DecisionInput input) {
    if (log.wants(input.request())) {
      log.captured(decision, input);
    }
    if (file.wants(input.request())) {
      file.record(RecordedDecision.of(decision, input).withHost(host));
    }
  }
}
