package io.fairlead.servers.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Names of the labels of an adapter series, as bytes. */
final class LoraNames {

  final byte[] running;
  final byte[] waiting;
  final byte[] max;

  LoraNames(LoraSpec spec) {
    running = spec.runningLabel().getBytes(UTF_8);
    waiting = spec.waitingLabel().getBytes(UTF_8);
    max = spec.maxLabel().getBytes(UTF_8);
  }
}
