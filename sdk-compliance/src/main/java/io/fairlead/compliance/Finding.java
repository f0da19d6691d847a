package io.fairlead.compliance;

/**
 * One gap between an SBOM and a rule.
 *
 * @param component group, name and version of the component concerned, or {@code (document)}
 * @param ref its reference, or an empty text
 * @param pointer JSON pointer of the place, in XML an XPath; an ancestor if something is missing
 * @param line line of the place, from 1; 0 if it is not known
 * @param column column in UTF-16 units, from 1; 0 if it is not known
 * @param verdict {@link Verdict#FAIL}, {@link Verdict#INCONCLUSIVE} or {@link Verdict#WAIVED}
 * @param message what is wrong, in one sentence
 * @param remedy what to do about it
 * @param waiver who answers for it, why and until when; or since when nobody does any more; or an
 *     empty text
 */
public record Finding(
    String component,
    String ref,
    String pointer,
    int line,
    int column,
    Verdict verdict,
    String message,
    String remedy,
    String waiver) {}
