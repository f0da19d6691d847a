package io.fairlead.autoscale;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

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

  /** Adds an input that would have changed the answer. */
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

  /** Adds what the explanation of a part says. */
  public ExplanationBuilder part(Explanation part) {
    proposals.addAll(part.proposals());
    inputs.addAll(part.inputs());
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
    public Json.Obj toJson() {
      var json = Json.object();
      recommendation.toJson().members().forEach(json::put);
      json.put("proposals", proposals.stream().map(Proposal::toJson).toList())
          .put("inputs", inputs.stream().map(i -> i.reading().toJson(i.name())).toList())
          .put("wouldChange", wouldChange.stream().map(Change::toJson).toList())
          .put("notes", Json.texts(notes));
      details.forEach(each -> each.members().forEach(json::put));
      return json.build();
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
          + (reading.known() ? Numbers.text(reading.value()) : "unknown")
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
          + change.replicas()
          + " replicas if "
          + change.input()
          + " were "
          + Numbers.text(change.to())
          + " instead of "
          + Numbers.text(change.from())
          + '\n';
    }
  }
}
