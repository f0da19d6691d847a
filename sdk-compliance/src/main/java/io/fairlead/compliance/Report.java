package io.fairlead.compliance;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a profile came to on one document. Immutable. The same document, profile and dates give the
 * same report.
 */
public final class Report {

  private final SbomSource source;
  private final Profile profile;
  private final SbomDocument document;
  private final List<RuleResult> rules;
  private final List<String> notes;
  private final Terms terms;
  private final String subject;
  private final Advice advice;

  /**
   * What was agreed on before the check.
   *
   * @param deliveryDate day of delivery, if it was given
   * @param today day on which waivers must hold, if there are some
   * @param waivers the waivers, and what they were good for
   */
  record Terms(
      @Nullable LocalDate deliveryDate, @Nullable LocalDate today, List<WaiverUse> waivers) {}

  Report(
      SbomSource source,
      Profile profile,
      SbomIndex document,
      List<RuleResult> rules,
      List<String> notes,
      Terms terms) {
    this.source = source;
    this.profile = profile;
    this.document = document;
    this.rules = List.copyOf(rules);
    this.notes = List.copyOf(notes);
    this.terms = terms;
    this.advice = Advice.of(document, profile);
    this.subject = document.primary() < 0 ? "" : document.label(document.primary());
  }

  /** Returns the name of the document that was checked. */
  public String source() {
    return source.name();
  }

  /** Returns the profile. */
  public Profile profile() {
    return profile;
  }

  /** Returns the format, for example {@code CycloneDX 1.6 JSON}. */
  public String format() {
    return document.format().family()
        + " "
        + document.specVersion()
        + " "
        + document.format().encoding();
  }

  /** Returns what the SBOM is about, or an empty text. */
  public String subject() {
    return subject;
  }

  /** Returns the number of components. */
  public int components() {
    return document.components();
  }

  /** Returns how many components there are of each kind, for people; empty without components. */
  String kinds() {
    int[] counts = new int[ComponentKind.values().length];
    for (int i = 0; i < document.components(); i++) {
      counts[document.kind(i).ordinal()]++;
    }
    StringBuilder text = new StringBuilder();
    for (ComponentKind kind : ComponentKind.values()) {
      if (counts[kind.ordinal()] > 0) {
        text.append(text.isEmpty() ? "" : ", ")
            .append(counts[kind.ordinal()])
            .append(' ')
            .append(kind.name().toLowerCase(Locale.ROOT));
      }
    }
    return text.toString();
  }

  /** Returns the metadata of the document. */
  public SbomDocument document() {
    return document;
  }

  /** Returns remarks on how the document was read. */
  public List<String> notes() {
    return notes;
  }

  /** Returns what is told to the author of the document. */
  Advice advice() {
    return advice;
  }

  /** Returns the bytes that were checked. */
  SbomSource bytes() {
    return source;
  }

  /** Returns what was agreed on before the check. */
  Terms terms() {
    return terms;
  }

  /** Returns the date of delivery that was assumed. */
  public Optional<String> deliveryDate() {
    return Optional.ofNullable(terms.deliveryDate()).map(LocalDate::toString);
  }

  /** Returns what each rule came to, in the order of the profile. */
  public List<RuleResult> rules() {
    return rules;
  }

  /** Returns the result of a rule. */
  public RuleResult rule(String id) {
    return rules.stream()
        .filter(r -> r.rule().id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "rule must be one of " + profile.id() + ", but was " + id));
  }

  /**
   * Returns {@link Verdict#FAIL} if a binding rule fails, else {@link Verdict#INCONCLUSIVE} if a
   * binding rule lacks evidence, else {@link Verdict#PASS}. Counts and shares never change that.
   */
  public Verdict verdict() {
    Verdict verdict = Verdict.PASS;
    for (RuleResult result : rules) {
      if (result.rule().level().binding()) {
        if (result.verdict() == Verdict.FAIL) {
          return Verdict.FAIL;
        }
        if (result.verdict() == Verdict.INCONCLUSIVE) {
          verdict = Verdict.INCONCLUSIVE;
        }
      }
    }
    return verdict;
  }

  /** Returns the number of gaps that were found, kept or not. */
  public long gaps() {
    long gaps = 0;
    for (RuleResult result : rules) {
      gaps += result.gaps();
    }
    return gaps;
  }

  /** Returns the number of findings that were kept. */
  public int kept() {
    return rules.stream().mapToInt(r -> r.findings().size()).sum();
  }
}
