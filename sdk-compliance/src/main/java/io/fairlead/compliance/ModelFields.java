package io.fairlead.compliance;

import static io.fairlead.compliance.Field.json;
import static io.fairlead.compliance.Field.spdx2;
import static io.fairlead.compliance.Field.spdx3;
import static io.fairlead.compliance.Field.xml;

/** What the rules ask for of machine learning models. */
final class ModelFields {

  private static final String NO_MODELS = "it has no models; write CycloneDX 1.5 or SPDX 3.0.1";
  private static final String TOO_OLD = "it has no models; write 1.5 or newer";

  static final Field MODEL =
      Field.of(
          json(
                  "/components[type=machine-learning-model]",
                  "a component of the type machine-learning-model")
              .before("1.5", TOO_OLD),
          xml(
                  "components/component[@type='machine-learning-model']",
                  "<component type=\"machine-learning-model\">")
              .before("1.5", TOO_OLD),
          spdx2("-", NO_MODELS),
          spdx3("ai_AIPackage", "an ai_AIPackage"));

  static final Field CARD =
      Field.of(
          json("/modelCard", "modelCard"),
          xml("modelCard", "<modelCard>"),
          spdx2("-", ""),
          spdx3("ai_AIPackage", "an ai_AIPackage in place of a software_Package"));

  static final Field ORIGIN =
      Field.of(
          json(
                  "/manufacturer, /supplier, and /purl or /externalReferences",
                  "manufacturer, and purl or externalReferences of the type distribution")
              .before("1.6", "supplier, and purl or externalReferences of the type distribution"),
          xml(
                  "manufacturer, supplier, and purl or externalReferences",
                  "<manufacturer>, and <purl> or <reference type=\"distribution\">")
              .before("1.6", "<supplier>, and <purl> or <reference type=\"distribution\">"),
          spdx2("-", ""),
          spdx3(
              "suppliedBy, originatedBy, and software_packageUrl or software_downloadLocation",
              "suppliedBy or originatedBy, and software_packageUrl or software_downloadLocation"));

  static final Field DATASETS =
      Field.of(
          json("/modelCard/modelParameters/datasets", "modelCard.modelParameters.datasets[].name"),
          xml(
              "modelCard/modelParameters/datasets",
              "<modelCard><modelParameters><datasets><dataset><name>"),
          spdx2("-", ""),
          spdx3(
              "trainedOn", "a Relationship trainedOn from the model to a dataset_DatasetPackage"));

  static final Field TASK =
      Field.of(
          json(
              "/modelCard/modelParameters/task, architectureFamily",
              "task and architectureFamily in modelCard.modelParameters"),
          xml(
              "modelCard/modelParameters/task, architectureFamily",
              "<task> and <architectureFamily> in <modelCard><modelParameters>"),
          spdx2("-", ""),
          spdx3(
              "ai_typeOfModel, ai_domain, ai_informationAboutApplication",
              "ai_typeOfModel, and ai_domain or ai_informationAboutApplication"));

  static final Field LIMITATIONS =
      Field.of(
          json(
              "/modelCard/considerations/technicalLimitations, ethicalConsiderations",
              "modelCard.considerations.technicalLimitations"),
          xml(
              "modelCard/considerations/technicalLimitations, ethicalConsiderations",
              "<modelCard><considerations><technicalLimitations>"),
          spdx2("-", ""),
          spdx3("ai_limitation, ai_safetyRiskAssessment", "ai_limitation"));

  private ModelFields() {}
}
