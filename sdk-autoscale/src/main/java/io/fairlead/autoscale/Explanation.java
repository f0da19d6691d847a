package io.fairlead.autoscale;

import io.fairlead.kernel.Json;
import java.util.List;

/** Why a policy decided so. Fields will come, so this is no record. */
public interface Explanation {

  /** Returns what was decided. */
  Recommendation recommendation();

  /** Returns what each policy and metric asked for. */
  List<Proposal> proposals();

  /** Returns the inputs that were looked at, by name, defects included. */
  List<Input> inputs();

  /**
   * Returns the nearest inputs at which a proposal, or the answer itself, would have been another
   * number, each verified.
   */
  List<Change> wouldChange();

  /** Returns sentences about the steps in between, in their order. */
  List<String> notes();

  /** Returns all of it as data. */
  Json.Obj toJson();

  /** Returns the same explanation with members added to its data, or replaced in it. */
  Explanation with(Json.Obj members);

  /** Returns it for people; stable order, no ANSI codes, lines of at most 100 columns. */
  String text();

  /**
   * One input.
   *
   * @param name name of the signal or metric
   * @param reading its value and what is known about it
   */
  record Input(String name, Reading reading) {}
}
