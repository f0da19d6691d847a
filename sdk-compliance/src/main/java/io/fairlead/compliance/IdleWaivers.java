package io.fairlead.compliance;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Waivers that excuse nothing: a misspelt one must not look like one that is not needed. */
final class IdleWaivers {

  /** Each costs a look at every component. */
  private static final int NAMED = 20;

  /** Similar names are looked for in documents of so many components; it costs the most. */
  private static final int COMPARED = 2_000;

  private IdleWaivers() {}

  /** Refuses a rule of no profile at all; one file of waivers may serve several profiles. */
  static void requireKnownRules(List<Waiver> waivers, Profile profile) {
    if (waivers.isEmpty()) {
      return;
    }
    Set<String> own = ids(profile);
    if (waivers.stream().allMatch(waiver -> own.contains(waiver.rule()))) {
      return;
    }
    Set<String> known = new LinkedHashSet<>(own);
    Profiles.all().values().forEach(other -> known.addAll(ids(other)));
    for (Waiver waiver : waivers) {
      if (!known.contains(waiver.rule())) {
        String near = NearestName.to(waiver.rule(), own);
        near = near.isEmpty() ? NearestName.to(waiver.rule(), known) : near;
        throw violated(
            "rule of the waiver for " + Visible.text(waiver.component()),
            "the identifier of one rule of " + profile.id() + " or of another profile",
            Visible.text(waiver.rule()) + (near.isEmpty() ? "" : " (did you mean " + near + "?)"));
      }
    }
  }

  private static Set<String> ids(Profile profile) {
    Set<String> ids = new LinkedHashSet<>();
    profile.rules().forEach(rule -> ids.add(rule.id()));
    return ids;
  }

  /** Returns a note for each waiver of the profile's rules that covered no finding. */
  static List<String> notes(List<WaiverUse> uses, Profile profile, SbomIndex index) {
    List<String> notes = new ArrayList<>();
    Set<String> rules = ids(profile);
    int idle = 0;
    for (WaiverUse use : uses) {
      if (use.covered() == 0 && rules.contains(use.waiver().rule())) {
        if (++idle <= NAMED) {
          Waiver waiver = use.waiver();
          notes.add(
              "the waiver of "
                  + waiver.rule()
                  + " for "
                  + waiver.component()
                  + " covers no finding: "
                  + reason(waiver, index));
        }
      }
    }
    if (idle > NAMED) {
      notes.add((idle - NAMED) + " more waivers cover no finding");
    }
    return notes;
  }

  private static String reason(Waiver waiver, SbomIndex index) {
    boolean named = waiver.covers(RuleRun.DOCUMENT, RuleRun.DOCUMENT);
    String near = "";
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < index.components() && !named; i++) {
      String label = index.label(i);
      named = waiver.covers(index.ref(i), label);
      near = near.isEmpty() && label.contains(waiver.component()) ? label : near;
      if (labels.size() < COMPARED) {
        labels.add(label);
      }
    }
    if (named) {
      return "the rule finds nothing there, or another waiver covers it";
    }
    near = near.isEmpty() ? NearestName.to(waiver.component(), labels) : near;
    return "no component has this reference or name"
        + (near.isEmpty() ? " (group:name@version)" : " (did you mean " + near + "?)");
  }
}
