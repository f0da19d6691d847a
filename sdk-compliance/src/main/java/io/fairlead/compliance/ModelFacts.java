package io.fairlead.compliance;

import java.util.List;

/**
 * What a document says of a machine learning model (CycloneDX {@code modelCard}, SPDX AI profile).
 *
 * @param approach how it learnt, for example {@code supervised}, or an empty text
 * @param task what it is for, or an empty text
 * @param architecture family or type of the model, or an empty text
 * @param datasets names or references of the data it was trained on
 * @param limitations whether limitations or risks are stated
 * @param at where it is written
 */
public record ModelFacts(
    String approach,
    String task,
    String architecture,
    List<String> datasets,
    boolean limitations,
    Spot at) {}
