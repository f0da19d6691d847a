package io.fairlead.compliance;

/** Takes components as they stream by. */
@FunctionalInterface
interface ComponentSink {

  /** Looks at one component, complete with all of its fields. */
  void component(SbomComponent component);
}
