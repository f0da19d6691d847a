package io.fairlead.compliance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Turns the gaps that rules left into findings with a place, and these into a report. Compares gaps
 * by their order in the document.
 */
final class Findings implements Comparator<RuleRun.Gap> {

  private final SbomIndex index;
  private final SbomReading reading;
  private final List<RuleRun> runs;
  private final int most;
  private final Profile profile;
  private final Advice advice;

  Findings(SbomIndex index, SbomReading reading, Profile profile, List<RuleRun> runs, int most) {
    this.index = index;
    this.reading = reading;
    this.runs = runs;
    this.most = most;
    this.profile = profile;
    this.advice = Advice.of(index, profile);
  }

  Report report(SbomSource source, Report.Terms terms, List<String> remarks) throws IOException {
    int[] shares = shares();
    List<List<RuleRun.Gap>> kept = new ArrayList<>();
    int total = 0;
    for (int i = 0; i < runs.size(); i++) {
      List<RuleRun.Gap> gaps = runs.get(i).kept;
      if (!inOrder(gaps)) {
        gaps.sort(this);
      }
      kept.add(gaps.subList(0, Math.min(gaps.size(), shares[i])));
      total += kept.get(i).size();
    }
    long[] positions = new long[total];
    int next = 0;
    for (List<RuleRun.Gap> gaps : kept) {
      for (RuleRun.Gap gap : gaps) {
        positions[next++] = position(gap);
      }
    }
    Lines lines = Lines.find(reading.bytes(), positions, reading.base());
    List<String> notes = new ArrayList<>();
    for (RuleRun run : runs) {
      if (run.rule.documentCheck() instanceof DocumentChecks.Format format
          && format.refuses(index)) {
        notes.add(
            "no "
                + index.format().family()
                + ' '
                + index.specVersion()
                + " passes "
                + profile.id()
                + ": first convert it to CycloneDX "
                + format.cycloneDx()
                + " or SPDX "
                + format.spdx()
                + " or newer; what the rules below say to do is written for those");
      }
    }
    notes.addAll(reading.notes());
    notes.addAll(remarks);
    if (index.statedKinds > 0) {
      notes.add(
          "the document itself states the kind of "
              + TextReport.count(index.statedKinds, "component")
              + " (property "
              + SbomComponent.KIND_PROPERTY
              + "), and the kind decides what is asked of it");
    }
    notes.addAll(IdleWaivers.notes(terms.waivers(), profile, index));
    List<RuleResult> results = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Rule rule = runs.get(i).rule;
      List<Finding> findings = new ArrayList<>(kept.get(i).size());
      for (RuleRun.Gap gap : kept.get(i)) {
        findings.add(finding(rule, gap, lines));
      }
      results.add(runs.get(i).result(findings));
    }
    return new Report(source, profile, index, results, notes, terms);
  }

  private int[] shares() {
    int[] sizes = new int[runs.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = runs.get(i).kept.size();
    }
    return shares(sizes, most);
  }

  /** Shares places out evenly: a rule with few findings keeps them all. */
  static int[] shares(int[] sizes, int most) {
    int[] shares = new int[sizes.length];
    int left = most;
    long[] smallestFirst = new long[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      smallestFirst[i] = (long) sizes[i] << 32 | i;
    }
    Arrays.sort(smallestFirst);
    for (int i = 0; i < sizes.length; i++) {
      int rule = (int) smallestFirst[i];
      shares[rule] = Math.min(sizes[rule], left / (sizes.length - i));
      left -= shares[rule];
    }
    return shares;
  }

  private boolean inOrder(List<RuleRun.Gap> gaps) {
    for (int i = 1; i < gaps.size(); i++) {
      if (order(gaps.get(i - 1)) > order(gaps.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compare(RuleRun.Gap one, RuleRun.Gap other) {
    return Long.compare(order(one), order(other));
  }

  /** Positions of an XML parser are negative, but in the order of the document too. */
  private long order(RuleRun.Gap gap) {
    return position(gap) & Long.MAX_VALUE;
  }

  private long position(RuleRun.Gap gap) {
    if (gap.at() != null) {
      return gap.at().position();
    }
    return gap.component() < 0 ? reading.start() : index.position(gap.component());
  }

  private Finding finding(Rule rule, RuleRun.Gap gap, Lines lines) {
    long position = position(gap);
    int component = gap.component();
    SbomFormat format = index.format();
    return new Finding(
        component < 0 ? RuleRun.DOCUMENT : index.label(component),
        component < 0 ? "" : index.ref(component),
        format == SbomFormat.CYCLONEDX_XML ? XmlPointer.of(pointer(gap)) : pointer(gap),
        lines.line(position, reading.base()),
        lines.column(position, reading.base()),
        gap.verdict(),
        gap.text(),
        advice.remedy(rule),
        gap.waiver() == null ? "" : gap.waiver().excuse());
  }

  private String pointer(RuleRun.Gap gap) {
    Spot at = gap.at();
    if (at != null && at.absolute()) {
      return at.pointer().substring(1);
    }
    String component = gap.component() < 0 ? "" : index.pointer(gap.component());
    return at == null ? component : component + at.pointer();
  }
}
