package io.fairlead.compliance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule on its way through one document: bits by subject, and the gaps that are kept. */
final class RuleRun implements Ruling.Keeper {

  /** A gap, before its place has been looked up; most are only counted and never put into words. */
  record Gap(
      int component,
      Verdict verdict,
      @Nullable Spot at,
      String message,
      @Nullable String value,
      @Nullable WaiverUse waiver) {

    String text() {
      return value == null ? message : message.replace("%s", value);
    }
  }

  /** Tells which component a number is, while its rules run. */
  interface Names {
    String ref(int component);

    String label(int component);
  }

  static final String DOCUMENT = "(document)";

  /** Begins the message of a rule whose check has thrown something. */
  static final String BROKEN = "the check of the rule failed by itself: ";

  final Rule rule;
  final Ruling ruling = new Ruling(this);
  final List<Gap> kept = new ArrayList<>();
  long gaps;
  private final int cap;
  private final List<WaiverUse> waivers;
  private final Names names;
  private final Bits fine = new Bits();
  private final Bits failed = new Bits();
  private final Bits unknown = new Bits();
  private final Bits waived = new Bits();
  private @Nullable String broken;

  RuleRun(Rule rule, int cap, List<WaiverUse> waivers, Names names) {
    this.rule = rule;
    this.cap = cap;
    this.waivers = of(rule, waivers);
    this.names = names;
  }

  private static List<WaiverUse> of(Rule rule, List<WaiverUse> all) {
    List<WaiverUse> some = new ArrayList<>(0);
    for (WaiverUse use : all) {
      if (use.waiver().rule().equals(rule.id())) {
        some.add(use);
      }
    }
    return some;
  }

  void component(SbomComponent component) {
    ComponentCheck check = rule.componentCheck();
    if (check != null && broken == null) {
      try {
        check.check(component, ruling.component(component.index));
      } catch (RuntimeException e) {
        broken = BROKEN + e;
      }
    }
  }

  void document(SbomDocument document) {
    DocumentCheck check = rule.documentCheck();
    if (check != null) {
      try {
        check.check(document, ruling.document());
      } catch (RuntimeException e) {
        broken = BROKEN + e;
      }
    }
    if (broken != null) {
      gap(-1, false, null, broken, null);
    }
  }

  @Override
  public void fine(int component) {
    fine.set(component + 1);
  }

  @Override
  public void gap(
      int component, boolean fails, @Nullable Spot at, String message, @Nullable String value) {
    gaps++;
    WaiverUse use = use(component);
    if (use != null) {
      use.cover(1);
    }
    boolean holds = use != null && use.holds();
    Verdict verdict = holds ? Verdict.WAIVED : fails ? Verdict.FAIL : Verdict.INCONCLUSIVE;
    (holds ? waived : fails ? failed : unknown).set(component + 1);
    if (kept.size() >= cap) {
      return;
    }
    kept.add(
        new Gap(component, verdict, at, message, value == null ? null : shortened(value), use));
  }

  @Override
  public boolean wanted() {
    return kept.size() < cap;
  }

  @Override
  public void more(long unseen) {
    gaps += unseen;
    WaiverUse use = unseen > 0 ? use(-1) : null;
    if (use != null) {
      use.cover(unseen);
    }
  }

  /** Returns the waiver that covers a gap, one that holds before one that does not, or null. */
  private @Nullable WaiverUse use(int component) {
    if (waivers.isEmpty()) {
      return null;
    }
    String ref = component < 0 ? DOCUMENT : names.ref(component);
    String label = component < 0 ? DOCUMENT : names.label(component);
    WaiverUse found = null;
    for (WaiverUse use : waivers) {
      if ((found == null || !found.holds()) && use.waiver().covers(ref, label)) {
        found = found == null || use.holds() ? use : found;
      }
    }
    return found;
  }

  RuleResult result(List<Finding> findings) {
    int failing = failed.countWithout();
    int open = unknown.countWithout(failed);
    int excused = waived.countWithout(failed, unknown);
    int good = fine.countWithout(failed, unknown, waived);
    Verdict verdict =
        failing > 0
            ? Verdict.FAIL
            : open > 0
                ? Verdict.INCONCLUSIVE
                : excused > 0 ? Verdict.WAIVED : good > 0 ? Verdict.PASS : Verdict.NOT_APPLICABLE;
    return new RuleResult(
        rule,
        verdict,
        failing + open + excused + good,
        good,
        failing,
        open,
        excused,
        findings,
        gaps);
  }

  private static String shortened(String value) {
    return value.length() <= 120 ? value : value.substring(0, 117) + "...";
  }
}
