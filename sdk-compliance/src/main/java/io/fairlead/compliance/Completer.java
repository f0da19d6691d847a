package io.fairlead.compliance;

import static io.fairlead.compliance.ComponentCompleter.items;

import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Brings a CycloneDX JSON SBOM up to what BSI TR-03183-2 v2.1 asks for, from what the build knows.
 * Adds and marks, keeps everything else in its order, and reports what it could not know. Writes
 * CycloneDX 1.6, or 1.7 where a component needs two licence expressions. Immutable; reads the whole
 * document into memory.
 */
public final class Completer {

  private final ProjectFacts facts;
  private final Limits limits;

  private Completer(ProjectFacts facts, Limits limits) {
    this.facts = Objects.requireNonNull(facts, "facts");
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /** Returns a completer that asks this build. */
  public static Completer of(ProjectFacts facts) {
    return new Completer(facts, Limits.DEFAULT);
  }

  /** Returns the same completer with other limits. */
  public Completer withLimits(Limits others) {
    return new Completer(facts, others);
  }

  /**
   * Completes a document.
   *
   * @param now when it is completed, used if the document has no time of its own
   * @throws UnreadableSbomException if it is no CycloneDX JSON
   */
  public Completion complete(SbomSource source, Instant now) {
    SbomReading reading = SbomReading.probe(source, limits);
    if (reading.format() != SbomFormat.CYCLONEDX_JSON) {
      throw new UnreadableSbomException(
          "sbom.not-completable",
          source.name(),
          0,
          0,
          "only CycloneDX JSON can be completed; convert it first",
          null);
    }
    return complete(document(reading), reading.version(), now);
  }

  private Json.Obj document(SbomReading reading) {
    try (InputStream in = reading.open();
        JsonTokens tokens = new JsonTokens(in, limits)) {
      if (JsonValues.read(tokens, tokens.next()) instanceof Json.Obj object
          && tokens.next() == null) {
        return object;
      }
      throw new JsonTokens.Refused("sbom.not-json", tokens.offset(), "not one JSON object");
    } catch (IOException e) {
      throw reading.unreadable(e);
    }
  }

  private Completion complete(Json.Obj document, String version, Instant now) {
    ComponentCompleter components = new ComponentCompleter(facts);
    boolean mixed = version.equals("1.7") || needsMixed(document, components);
    String target = mixed ? "1.7" : "1.6";
    Map<String, Json> fields = new LinkedHashMap<>(document.members());
    fields.put("specVersion", new Json.Str(target));
    if (fields.containsKey("$schema")) {
      fields.put(
          "$schema", new Json.Str("http://cyclonedx.org/schema/bom-" + target + ".schema.json"));
    }
    if (!fields.containsKey("serialNumber")) {
      UUID uuid = UUID.nameUUIDFromBytes(document.toString().getBytes(StandardCharsets.UTF_8));
      fields.put("serialNumber", new Json.Str("urn:uuid:" + uuid));
    }
    fields.putIfAbsent("version", Json.Num.of(1));
    References references = new References();
    fields.put("metadata", metadata(document, components, references, now));
    if (document.get("components") instanceof Json.Arr array) {
      fields.put("components", new Json.Arr(list(array, components, references)));
    }
    List<Completion.Gap> gaps = new ArrayList<>(components.gaps());
    dependencies(fields, document, references);
    compositions(fields, document, references);
    if (facts.sbomMaker().isEmpty() && !reachable(document)) {
      gaps.add(
          new Completion.Gap(
              RuleRun.DOCUMENT,
              "creator",
              "the project states no mail or web address of its maker"));
    }
    return new Completion(
        new Json.Obj(fields),
        target,
        components.completed(),
        gaps,
        assumptions(components, references));
  }

  private static List<String> assumptions(ComponentCompleter components, References references) {
    List<String> assumptions = new ArrayList<>();
    if (components.concluded() > 0) {
      assumptions.add(
          components.concluded()
              + " components: the licence their author states was concluded to be the one they are"
              + " distributed under; several licences were read as a choice (OR)");
    }
    if (!references.complete.isEmpty()) {
      assumptions.add(
          references.complete.size()
              + " components: their dependencies are complete, because the build resolved them");
    }
    return assumptions;
  }

  private static boolean needsMixed(Json.Obj document, ComponentCompleter components) {
    List<Json> all = new ArrayList<>(items(document, "components"));
    if (document.get("metadata") instanceof Json.Obj metadata
        && metadata.get("component") instanceof Json.Obj primary) {
      all.add(primary);
    }
    // a list that grows while nested components are found
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof Json.Obj component) {
        LicencePlan plan = components.licences(component);
        if (plan != null && plan.needsMixedLicences()) {
          return true;
        }
        all.addAll(items(component, "components"));
      }
    }
    return false;
  }

  private Json.Obj metadata(
      Json.Obj document, ComponentCompleter components, References references, Instant now) {
    Json.Obj before = document.get("metadata") instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    Map<String, Json> fields = new LinkedHashMap<>();
    if (before.get("timestamp") == null) {
      fields.put("timestamp", new Json.Str(now.truncatedTo(ChronoUnit.SECONDS).toString()));
    }
    fields.putAll(before.members());
    if (before.get("lifecycles") == null) {
      fields.put("lifecycles", new Json.Arr(List.of(Json.object().put("phase", "build").build())));
    }
    Json.Obj maker =
        before.get("manufacturer") instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    Optional<Maker> stated = facts.sbomMaker();
    if (maker.get("contact") == null && maker.get("url") == null && stated.isPresent()) {
      fields.put("manufacturer", ComponentCompleter.party(maker, stated.get()));
    }
    if (before.get("component") instanceof Json.Obj primary) {
      fields.put("component", component(primary, components, references));
    }
    return new Json.Obj(fields);
  }

  private static boolean reachable(Json.Obj document) {
    return document.get("metadata") instanceof Json.Obj metadata
        && metadata.get("manufacturer") instanceof Json.Obj maker
        && (maker.get("contact") != null || maker.get("url") != null);
  }

  private List<Json> list(Json.Arr array, ComponentCompleter components, References references) {
    List<Json> result = new ArrayList<>(array.items().size());
    for (Json item : array.items()) {
      result.add(
          item instanceof Json.Obj object ? component(object, components, references) : item);
    }
    return result;
  }

  private Json.Obj component(
      Json.Obj before, ComponentCompleter components, References references) {
    Map<String, Json> fields = new LinkedHashMap<>(components.complete(before).members());
    String ref = before.text("bom-ref");
    if (ref == null) {
      ref =
          references.unused(
              Objects.requireNonNullElse(before.text("purl"), ComponentCompleter.label(before)));
      fields.put("bom-ref", new Json.Str(ref));
    }
    boolean known =
        components.facts(before).map(ComponentFacts::dependenciesResolved).orElse(false);
    references.add(ref, known);
    if (before.get("components") instanceof Json.Arr nested) {
      fields.put("components", new Json.Arr(list(nested, components, references)));
    }
    return new Json.Obj(fields);
  }

  /** Every component gets an entry of its own; a leaf an empty one. */
  private static void dependencies(
      Map<String, Json> fields, Json.Obj document, References references) {
    List<Json> entries = new ArrayList<>(items(document, "dependencies"));
    Set<String> there = new LinkedHashSet<>();
    for (Json entry : entries) {
      String ref = entry instanceof Json.Obj object ? object.text("ref") : null;
      if (ref != null) {
        there.add(ref);
      }
    }
    for (String ref : references.all) {
      if (!there.contains(ref)) {
        entries.add(Json.object().put("ref", ref).build());
        // no entry, no graph: nothing is known of what it needs
        references.complete.remove(ref);
      }
    }
    fields.put("dependencies", new Json.Arr(entries));
  }

  private static void compositions(
      Map<String, Json> fields, Json.Obj document, References references) {
    List<Json> compositions = new ArrayList<>(items(document, "compositions"));
    Set<String> open = new LinkedHashSet<>(references.all);
    for (Json composition : compositions) {
      if (composition instanceof Json.Obj object) {
        for (String list : List.of("dependencies", "assemblies")) {
          items(object, list)
              .forEach(i -> open.remove(i instanceof Json.Str text ? text.value() : ""));
        }
      }
    }
    Set<String> complete = new LinkedHashSet<>(open);
    complete.retainAll(references.complete);
    open.removeAll(complete);
    add(compositions, "complete", complete);
    add(compositions, "unknown", open);
    if (!compositions.isEmpty()) {
      fields.put("compositions", new Json.Arr(compositions));
    }
  }

  private static void add(List<Json> compositions, String aggregate, Set<String> refs) {
    if (!refs.isEmpty()) {
      compositions.add(
          Json.object().put("aggregate", aggregate).put("dependencies", Json.texts(refs)).build());
    }
  }

  /** References of all components, and of those whose dependencies are known. */
  private static final class References {
    private final Set<String> all = new LinkedHashSet<>();
    private final Set<String> complete = new LinkedHashSet<>();

    void add(String ref, boolean known) {
      all.add(ref);
      if (known) {
        complete.add(ref);
      }
    }

    String unused(String wish) {
      String ref = wish;
      for (int i = 2; all.contains(ref); i++) {
        ref = wish + "#" + i;
      }
      return ref;
    }
  }

  @Override
  public String toString() {
    return "Completer to BSI TR-03183-2 v2.1";
  }
}
