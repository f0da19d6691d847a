package io.fairlead.autoscale.form;

import io.fairlead.autoscale.PolicyFileException.Problem;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.JsonMembers;
import java.util.List;

/**
 * Where a value is, and who is told what is wrong with it.
 *
 * @param problems grows by each problem
 * @param pointer JSON pointer of the value
 * @param name what messages call it
 */
public record Place(List<Problem> problems, String pointer, String name) {

  /** Returns the place of a member. */
  Place member(String member) {
    String step = member.replace("~", "~0").replace("/", "~1");
    return new Place(problems, pointer + '/' + step, member);
  }

  /** Returns the place of an item. */
  Place item(int index) {
    String called = name.startsWith("item of ") ? name : "item of " + name;
    return new Place(problems, pointer + '/' + index, called);
  }

  /** Returns the place of what a JSON pointer leads to from here. */
  Place below(String more) {
    return new Place(problems, pointer + more, name);
  }

  /** Tells a problem. */
  public void problem(String message) {
    problems.add(new Problem(pointer, message));
  }

  /** Tells that the value is not what it must be. */
  void wrong(String rule, Json actual) {
    problem(name + " must be " + rule + ", but was " + JsonMembers.words(actual));
  }
}
