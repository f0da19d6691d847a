package io.fairlead.autoscale;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Numbers;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Builds an {@link Explanation}; a policy's trace. Not thread-safe. */
public final class ExplanationBuilder {

  private final List<Proposal> proposals = new ArrayList<>();
  private final List<Explanation.Input> inputs = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Json.Obj> details = new ArrayList<>();

  /** Starts an explanation. */
  public ExplanationBuilder() {}

  /** Adds what a policy or metric asks for. */
  public ExplanationBuilder proposal(Proposal proposal) {
    proposals.add(Objects.requireNonNull(proposal, "proposal"));
    return this;
  }

  /** Adds an input that was looked at. */
  public ExplanationBuilder input(String name, Reading reading) {
    inputs.add(new Explanation.Input(name, reading));
    return this;
  }

  /** Adds an input at which a proposal or the answer would have been another number. */
  public ExplanationBuilder change(Change change) {
    changes.add(Objects.requireNonNull(change, "change"));
    return this;
  }

  /** Adds a sentence about a step in between. */
  public ExplanationBuilder note(String sentence) {
    notes.add(Objects.requireNonNull(sentence, "sentence"));
    return this;
  }

  /** Adds members to what the explanation is as data. */
  public ExplanationBuilder details(Json.Obj members) {
    details.add(Objects.requireNonNull(members, "members"));
    return this;
  }

  /**
   * Adds what the explanation of the only part says: its proposals, inputs, changes and notes.
   * Members of its data are its own.
   */
  public ExplanationBuilder part(Explanation part) {
    notes.addAll(part.notes());
    changes.addAll(part.wouldChange());
    return proposalsOf(part);
  }

  /**
   * Adds what the explanation of one of several parts says; where it is of one policy, its notes
   * begin with the name of that policy. An input that several parts look at is there once.
   */
  public ExplanationBuilder oneOfSeveral(Explanation part) {
    Set<String> policies = new HashSet<>();
    part.proposals().forEach(each -> policies.add(each.policy()));
    String whose = policies.size() == 1 ? policies.iterator().next() + ": " : "";
    part.notes().forEach(note -> notes.add(whose + note));
    changes.addAll(part.wouldChange());
    return proposalsOf(part);
  }

  /**
   * Makes changes of the answers of parts changes of the answer of the whole: each is decided on
   * again, and those that do not change it, or that another is nearer than, are left out.
   *
   * @param replicas the answer of the whole
   * @param decide its answer to another observation
   */
  public ExplanationBuilder putBack(int replicas, ToIntFunction<Observation> decide) {
    List<Change> parts = changes.stream().filter(each -> each.proposal() == null).toList();
    changes.removeAll(parts);
    List<Change> ours = new ArrayList<>();
    for (Change each : parts) {
      int there = decide.applyAsInt(each.there());
      if (there != replicas) {
        ours.add(new Change(null, each.input(), each.from(), each.to(), there, each.there()));
      }
    }
    for (Change each : ours) {
      if (ours.stream().noneMatch(other -> isNearer(other, each))) {
        changes.add(each);
      }
    }
    return this;
  }

  private static boolean isNearer(Change one, Change other) {
    double distance = other.to() - other.from();
    double nearer = one.to() - one.from();
    return one.input().equals(other.input())
        && nearer * distance > 0
        && Math.abs(nearer) < Math.abs(distance);
  }

  private ExplanationBuilder proposalsOf(Explanation part) {
    proposals.addAll(part.proposals());
    for (Explanation.Input each : part.inputs()) {
      if (!inputs.contains(each)) {
        inputs.add(each);
      }
    }
    return this;
  }

  /** Returns the explanation of a recommendation. */
  public Explanation build(Recommendation recommendation) {
    return new Made(
        recommendation,
        List.copyOf(proposals),
        List.copyOf(inputs),
        List.copyOf(changes),
        List.copyOf(notes),
        List.copyOf(details));
  }

  private record Made(
      Recommendation recommendation,
      List<Proposal> proposals,
      List<Explanation.Input> inputs,
      List<Change> wouldChange,
      List<String> notes,
      List<Json.Obj> details)
      implements Explanation {

    @Override
    public Explanation with(Json.Obj members) {
      List<Json.Obj> more = new ArrayList<>(details);
      more.add(members);
      return new Made(recommendation, proposals, inputs, wouldChange, notes, List.copyOf(more));
    }

    @Override
    public Json.Obj toJson() {
      Map<String, Json> members = new LinkedHashMap<>(recommendation.toJson().members());
      members.put("proposals", list(proposals.stream().map(Proposal::toJson)));
      members.put("inputs", list(inputs.stream().map(i -> i.reading().toJson(i.name()))));
      members.put("wouldChange", list(wouldChange.stream().map(Change::toJson)));
      members.put("notes", Json.texts(notes));
      details.forEach(each -> members.putAll(each.members()));
      return new Json.Obj(members);
    }

    private static Json.Arr list(Stream<? extends Json> items) {
      return new Json.Arr(List.copyOf(items.toList()));
    }

    @Override
    public String text() {
      StringBuilder text = new StringBuilder();
      Binding binding = recommendation.binding();
      text.append(recommendation.action().name().toLowerCase(Locale.ROOT))
          .append(": ")
          .append(recommendation.current())
          .append(" -> ")
          .append(recommendation.replicas())
          .append(" replicas, decided by ")
          .append(binding.step().name().toLowerCase(Locale.ROOT))
          .append(" (")
          .append(binding.text())
          .append("); confidence ")
          .append(recommendation.confidence().name().toLowerCase(Locale.ROOT))
          .append(recommendation.restored() ? ", state restored" : "")
          .append('\n');
      proposals.forEach(proposal -> text.append(line(proposal)));
      notes.forEach(note -> text.append("  ").append(note).append('\n'));
      inputs.forEach(input -> text.append(line(input)));
      wouldChange.forEach(change -> text.append(line(change)));
      return text.toString();
    }

    private static String line(Proposal proposal) {
      String asks =
          proposal.replicas().isPresent()
              ? "asks for " + proposal.replicas().getAsInt() + ": " + proposal.reason()
              : "has no answer: " + proposal.error();
      String metric = proposal.metric().isEmpty() ? "" : " " + proposal.metric();
      return "  " + proposal.policy() + metric + " " + asks + '\n';
    }

    private static String line(Explanation.Input input) {
      Reading reading = input.reading();
      String defects =
          reading.defects().isEmpty()
              ? ""
              : " "
                  + String.join(
                      ", ",
                      reading.defects().stream()
                          .map(d -> d.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                          .toList());
      return "  input "
          + input.name()
          + " = "
          + (reading.known() ? rounded(reading.value(), RoundingMode.HALF_EVEN) : "unknown")
          + " ("
          + reading.provenance().name().toLowerCase(Locale.ROOT)
          + ", "
          + Numbers.text(Math.round(reading.ageNanos() / 1e8) / 10.0)
          + " s old"
          + (Double.isNaN(reading.coverage())
              ? ""
              : ", " + Math.round(reading.coverage() * 100) + " % answered")
          + ")"
          + defects
          + '\n';
    }

    private static String line(Change change) {
      return "  "
          + subject(change)
          + " if "
          + change.input()
          + " were "
          + beyond(change)
          + " instead of "
          + rounded(change.from(), RoundingMode.HALF_EVEN)
          + '\n';
    }

    private static String subject(Change change) {
      Proposal whose = change.proposal();
      if (whose == null) {
        return change.replicas() + " replicas";
      }
      boolean ofItself = whose.metric().equals(change.input());
      String who = whose.metric().isEmpty() ? whose.policy() : whose.metric();
      return (ofItself ? "the metric" : who) + " would ask for " + change.replicas();
    }

    /** Rounded away from the present value where it matters: there the answer is the other one. */
    private static String beyond(Change change) {
      String nearest = rounded(change.to(), RoundingMode.HALF_EVEN);
      if (Math.abs(Double.parseDouble(nearest) - change.to()) <= 1e-9 * Math.abs(change.to())) {
        return nearest;
      }
      RoundingMode away = change.to() > change.from() ? RoundingMode.CEILING : RoundingMode.FLOOR;
      return rounded(change.to(), away);
    }

    private static String rounded(double value, RoundingMode rounding) {
      return Numbers.text(value, 6, rounding);
    }
  }
}
