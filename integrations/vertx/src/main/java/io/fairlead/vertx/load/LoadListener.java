package io.fairlead.vertx.load;

/** Follows a run; called on its event loop and must not block. */
public interface LoadListener {

  /** Ignores everything. */
  LoadListener NONE = new LoadListener() {};

  /** A request ended. */
  default void finished(RequestResult result) {}

  /** Called about once a second, and at the end. */
  default void progress(LoadProgress progress) {}
}
