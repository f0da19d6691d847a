package io.fairlead.vertx;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Names requests: the client's own id where it is a sane one, else one that is new. Any thread. */
final class InboundIds {

  private static final int LONGEST = 128;

  private final String prefix;
  private final AtomicLong counter = new AtomicLong();

  /**
   * Creates a source.
   *
   * @param seed differs between gateways and between starts
   */
  InboundIds(long seed) {
    prefix = "fl-" + Long.toHexString(seed) + "-";
  }

  String id(@Nullable String sent) {
    return sent != null && sane(sent) ? sent : prefix + counter.incrementAndGet();
  }

  private static boolean sane(String id) {
    if (id.isEmpty() || id.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c <= ' ' || c >= 0x7f) {
        return false;
      }
    }
    return true;
  }
}
