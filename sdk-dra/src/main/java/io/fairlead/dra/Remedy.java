package io.fairlead.dra;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.JsonObjectBuilder;
import java.util.List;

/** A change with which everything fits: the allocator was run with it. Immutable. */
public sealed interface Remedy {

  /** Returns what to do, in one line. */
  String text();

  /** Returns the same as data; {@code kind} says which. */
  Json.Obj toJson();

  /**
   * Ask for fewer devices.
   *
   * @param to the most that fit
   */
  record ReduceCount(RequestRef request, int to) implements Remedy {

    @Override
    public String text() {
      return "ask for " + to + " in " + request;
    }

    @Override
    public Json.Obj toJson() {
      return about("ReduceCount", request).put("to", to).build();
    }
  }

  /**
   * Tolerate a taint.
   *
   * @param key of the taint
   */
  record Tolerate(RequestRef request, String key) implements Remedy {

    @Override
    public String text() {
      return "tolerate taint " + key + " in " + request;
    }

    @Override
    public Json.Obj toJson() {
      return about("Tolerate", request).put("key", key).build();
    }
  }

  /**
   * Write a selector that does not fail.
   *
   * @param owner {@code class X} or {@code claim ns/name, request r}
   * @param index of the selector in its list, from 0
   * @param expression what to write instead
   */
  record Guard(String owner, int index, String expression) implements Remedy {

    @Override
    public String text() {
      return "guard selector #" + index + " of " + owner + ": " + expression;
    }

    @Override
    public Json.Obj toJson() {
      return Json.object()
          .put("kind", "Guard")
          .put("owner", owner)
          .put("index", index)
          .put("expression", expression)
          .build();
    }
  }

  /**
   * Do without a selector of the request.
   *
   * @param index of the selector in its list, from 0
   */
  record DropSelector(RequestRef request, int index) implements Remedy {

    @Override
    public String text() {
      return "do without selector #" + index + " of " + request;
    }

    @Override
    public Json.Obj toJson() {
      return about("DropSelector", request).put("index", index).build();
    }
  }

  /**
   * Do without a constraint.
   *
   * @param index of the constraint in its claim, from 0
   */
  record DropConstraint(ClaimRef claim, int index) implements Remedy {

    @Override
    public String text() {
      return "do without constraint #" + index + " of claim " + claim;
    }

    @Override
    public Json.Obj toJson() {
      return Json.object()
          .put("kind", "DropConstraint")
          .put("claim", claim.toString())
          .put("index", index)
          .build();
    }
  }

  /**
   * Wait until claims are released; none of them can be left out.
   *
   * @param release in order of their names
   */
  record WaitFor(List<ClaimRef> release) implements Remedy {

    public WaitFor {
      release = List.copyOf(release);
    }

    @Override
    public String text() {
      List<String> names = release.stream().map(ClaimRef::toString).toList();
      return "wait until " + String.join(", ", names) + " ends";
    }

    @Override
    public Json.Obj toJson() {
      return Json.object()
          .put("kind", "WaitFor")
          .put("release", release.stream().map(ref -> Json.of(ref.toString())).toList())
          .build();
    }
  }

  private static JsonObjectBuilder about(String kind, RequestRef request) {
    return Json.object()
        .put("kind", kind)
        .put("claim", request.claim().toString())
        .put("request", request.request());
  }
}
