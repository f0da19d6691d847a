package io.fairlead.compliance;

import java.util.List;
import java.util.Optional;

/**
 * Rules for SBOMs that carry machine learning models: what a deployer must know of a model before
 * it answers anybody. Own profile; the AI Act's annexes say what it is for, no standard says how.
 */
final class AiRules {

  private static final String ACT = "Regulation (EU) 2024/1689, ";

  private AiRules() {}

  static List<Rule> rules() {
    return List.of(
        Rule.named("AI-01", "A model is in the SBOM")
            .clause(ACT + "Article 53(1)(b): documentation for downstream providers")
            .field(ModelFields.MODEL)
            .remedy("List the model.")
            .document(
                (document, ruling) -> {
                  if (((SbomIndex) document).models > 0) {
                    ruling.pass();
                  } else {
                    ruling.fail("the SBOM has no machine learning model");
                  }
                })
            .vectors(Vectors.good(), Vectors.with("\"machine-learning-model\"", "\"data\""))
            .build(),
        model("AI-02", "Model card", "Annex XII (1): general description")
            .field(ModelFields.CARD)
            .remedy("Describe the model.")
            .component(
                models(
                    (component, ruling) -> {
                      if (component.model().isPresent()) {
                        ruling.pass();
                      } else {
                        ruling.fail("the model has no model card");
                      }
                    }))
            .vectors(Vectors.good(), Vectors.with("\"modelCard\":{", "\"modelcard\":{"))
            .build(),
        model("AI-03", "Licence of the model", "Annex XII (1)(h): licence")
            .field(LicenceFields.STATED)
            .remedy(
                "State the licence of the model; LicenseRef-ENTITY-NAME if it is none of the SPDX list.")
            .component(models(ComponentQuestion.LICENCE_STATED))
            .vectors(
                Vectors.good(),
                Vectors.changed(
                    "\"licenses\":[{\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"concluded\"}},{\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"declared\"}}],\"purl\":\"pkg:huggingface",
                    "\"purl\":\"pkg:huggingface"))
            .build(),
        model("AI-04", "Origin of the model", "Article 25(4): the value chain")
            .field(ModelFields.ORIGIN)
            .remedy("State who made the model and where it comes from.")
            .component(models(AiRules::origin))
            .vectors(
                Vectors.good(),
                Vectors.changed(
                    "\"name\":\"tiny\",\"version\":\"1\",\"manufacturer\":{\"name\":\"Acme\",\"url\":[\"https://acme.example\"]},",
                    "\"name\":\"tiny\",\"version\":\"1\","))
            .build(),
        model("AI-05", "Hash of the weights", "Article 15(5): resilience against tampering")
            .field(ComponentFields.ANY_HASH)
            .remedy("State a checksum of the weights as they are distributed.")
            .component(models(ComponentQuestion.ANY_HASH))
            .vectors(
                Vectors.good(),
                Vectors.changed(
                    "tiny.safetensors\",\"hashes\":[{\"alg\":\"SHA-512\"",
                    "tiny.safetensors\",\"hashes\":[{\"alg\":\"SHA-256\""))
            .build(),
        model("AI-06", "Training data", "Article 53(1)(d): summary of the training content")
            .field(ModelFields.DATASETS)
            .remedy("Name the data sets the model was trained on.")
            .component(
                models(
                    (component, ruling) -> {
                      Optional<ModelFacts> facts = component.model();
                      if (facts.isPresent()
                          && facts.get().datasets().stream().anyMatch(d -> !d.isBlank())) {
                        ruling.pass();
                      } else {
                        ruling.fail(facts.map(ModelFacts::at).orElse(null), "no data set is named");
                      }
                    }))
            .vectors(Vectors.good(), Vectors.with("\"name\":\"acme-text\"", "\"name\":\"\""))
            .build(),
        model("AI-07", "Task and architecture", "Annex XII (1)(a), (f): tasks and architecture")
            .level(Level.SHOULD)
            .field(ModelFields.TASK)
            .remedy("State what the model is for and of which family.")
            .component(
                models(
                    (component, ruling) -> {
                      ModelFacts facts = component.model().orElse(null);
                      if (facts != null
                          && !facts.task().isBlank()
                          && !facts.architecture().isBlank()) {
                        ruling.pass();
                      } else {
                        ruling.fail(
                            facts == null ? null : facts.at(), "task or architecture is missing");
                      }
                    }))
            .vectors(Vectors.good(), Vectors.without("\"task\":\"text-generation\","))
            .build(),
        model("AI-08", "Limitations", "Article 13(3)(b): capabilities and limitations")
            .level(Level.SHOULD)
            .field(ModelFields.LIMITATIONS)
            .remedy("State what the model cannot do or must not be used for.")
            .component(
                models(
                    (component, ruling) -> {
                      ModelFacts facts = component.model().orElse(null);
                      if (facts != null && facts.limitations()) {
                        ruling.pass();
                      } else {
                        ruling.fail(facts == null ? null : facts.at(), "no limitation is stated");
                      }
                    }))
            .vectors(Vectors.good(), Vectors.without("\"English only\""))
            .build());
  }

  private static Rule.Builder model(String id, String title, String clause) {
    return Rule.named(id, title).clause(ACT + clause);
  }

  private static ComponentCheck models(ComponentCheck check) {
    return (component, ruling) -> {
      if (component.type().equals("machine-learning-model")) {
        check.check(component, ruling);
      }
    };
  }

  private static void origin(SbomComponent component, Ruling ruling) {
    boolean maker = component.creator().isPresent() || component.supplier().isPresent();
    boolean place =
        component.reference("distribution") != null
            || component.reference("vcs") != null
            || component.identifiers().stream().anyMatch(i -> i.type() == Identifier.Type.PURL);
    if (maker && place) {
      ruling.pass();
    } else {
      ruling.fail(
          maker
              ? "it is not stated where the model comes from"
              : "no maker of the model is stated");
    }
  }
}
