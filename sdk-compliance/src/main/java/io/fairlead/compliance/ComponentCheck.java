package io.fairlead.compliance;

/**
 * Looks at one component by itself. Called once per component, while the document is being read. A
 * check that says nothing to the {@link Ruling} does not apply to the component.
 */
@FunctionalInterface
public interface ComponentCheck {

  /** Judges one component; must be a pure function of it. */
  void check(SbomComponent component, Ruling ruling);
}
