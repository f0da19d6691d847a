package io.fairlead.vertx;

/** Sees the body of a request while it arrives, once, from its first byte to its last. */
interface InboundBody {

  /** Reads on. {@code bytes} may be another array than last time, with the same bytes before. */
  void piece(byte[] bytes, int from, int to);
}
