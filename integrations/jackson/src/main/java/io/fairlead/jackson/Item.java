package io.fairlead.jackson;

import io.fairlead.kernel.Json;
import java.util.List;

/**
 * One object of an input of several: one bad item does not fail the others.
 *
 * @param <T> what was asked for
 */
public sealed interface Item<T> {

  /** Returns where the object begins. */
  Position at();

  /**
   * An object that was read.
   *
   * @param <T> what was asked for
   * @param resource the object
   * @param at where it begins
   */
  record Read<T>(T resource, Position at) implements Item<T> {}

  /**
   * An object that does not fit its type.
   *
   * @param <T> what was asked for
   * @param raw everything that stands there
   * @param problems why it does not fit, at least one
   * @param at where it begins
   */
  record Unreadable<T>(Json.Obj raw, List<ReadProblem> problems, Position at) implements Item<T> {
    public Unreadable {
      problems = List.copyOf(problems);
    }
  }
}
