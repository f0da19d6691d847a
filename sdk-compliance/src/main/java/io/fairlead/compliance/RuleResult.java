package io.fairlead.compliance;

import java.util.List;

/**
 * What one rule came to on one document.
 *
 * @param rule the rule
 * @param verdict the verdict on all subjects together
 * @param applicable subjects (components, or the document) the rule asks something of
 * @param passed subjects with good evidence
 * @param failed subjects that do not obey
 * @param inconclusive subjects without evidence either way
 * @param waived subjects that do not obey and are covered by a waiver
 * @param findings gaps, in the order of the document, as many as were kept
 * @param gaps number of gaps that were found, kept or not
 */
public record RuleResult(
    Rule rule,
    Verdict verdict,
    int applicable,
    int passed,
    int failed,
    int inconclusive,
    int waived,
    List<Finding> findings,
    long gaps) {

  /** Copies the findings. */
  public RuleResult {
    findings = List.copyOf(findings);
  }

  /** Returns the number of subjects that fail or are inconclusive. */
  public int affected() {
    return failed + inconclusive;
  }
}
