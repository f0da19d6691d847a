package io.fairlead.validation;

import com.google.re2j.PatternSyntaxException;
import io.fairlead.cel.RegexLimits;
import io.fairlead.kernel.FairleadException;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the kinds that a CRD defines. */
final class CustomKinds {

  static final String API_VERSION = "apiextensions.k8s.io/v1";
  static final String KIND = "CustomResourceDefinition";
  private static final int DEEPEST = 500;

  private CustomKinds() {}

  static List<KindSchema> read(Json.Obj definition, Schema metadata) {
    if (!KIND.equals(definition.text("kind"))) {
      throw bad("kind must be \"" + KIND + "\", but was \"" + definition.text("kind") + '"');
    }
    String written = definition.text("apiVersion");
    if (written != null && !written.equals(API_VERSION)) {
      throw bad("apiVersion must be " + API_VERSION + ", but was \"" + written + '"');
    }
    Json.Obj spec = object(definition, "spec", "spec");
    Json.Obj names = object(spec, "names", "spec.names");
    String group = text(spec, "group", "spec.group");
    String kind = text(names, "kind", "spec.names.kind");
    String plural = text(names, "plural", "spec.names.plural");
    boolean namespaced = !"Cluster".equals(spec.text("scope"));
    if (!(spec.get("versions") instanceof Json.Arr versions)) {
      throw bad("spec.versions must be a list, but was absent");
    }
    List<KindSchema> kinds = new ArrayList<>();
    for (Json each : versions.items()) {
      if (each instanceof Json.Obj version) {
        Json.Obj schema = object(version, "schema", "spec.versions[].schema");
        Json.Obj root = object(schema, "openAPIV3Schema", "spec.versions[].schema.openAPIV3Schema");
        String name = text(version, "name", "spec.versions[].name");
        Schema of = root(root, metadata);
        ScalePaths scale = scale(version);
        kinds.add(new KindSchema(group, name, kind, plural, namespaced, true, of, scale));
      }
    }
    return kinds;
  }

  /** Returns why the server would not take the definition of these kinds. */
  static List<Violation> problems(List<KindSchema> versions) {
    Findings findings = new Findings();
    Path path = Path.ROOT.child("spec").child("versions");
    for (int i = 0; i < versions.size(); i++) {
      Path place = path.index(i).child("schema").child("openAPIV3Schema");
      new DefinitionCheck(findings).check(versions.get(i).root(), place);
    }
    return findings.list();
  }

  private static @Nullable ScalePaths scale(Json.Obj version) {
    return Wire.object(version, "subresources").get("scale") instanceof Json.Obj scale
        ? ScalePaths.read(scale)
        : null;
  }

  /** Reads the schema of a whole object, whose metadata the API server knows itself. */
  private static Schema root(Json.Obj json, Schema metadata) {
    depth(json, 0);
    Schema root = new SchemaReader(reference -> null).read(json);
    check(root, Collections.newSetFromMap(new IdentityHashMap<>()));
    Schema text = new Schema();
    text.kind = Schema.Kind.STRING;
    root.properties.putIfAbsent("apiVersion", text);
    root.properties.putIfAbsent("kind", text);
    Schema narrower = root.properties.get("metadata");
    root.properties.put("metadata", narrower == null ? metadata : narrow(metadata, narrower));
    return root;
  }

  private static Schema narrow(Schema metadata, Schema narrower) {
    if (narrower.properties.isEmpty()) {
      return metadata;
    }
    Schema both = new Schema();
    both.kind = Schema.Kind.OBJECT;
    both.properties.putAll(metadata.properties);
    both.properties.putAll(narrower.properties);
    both.required = narrower.required;
    return both;
  }

  private static void depth(Json json, int depth) {
    if (depth > DEEPEST) {
      throw bad("schema must be nested at most " + DEEPEST + " deep, but was deeper");
    }
    if (json instanceof Json.Obj object) {
      object.members().values().forEach(child -> depth(child, depth + 1));
    } else if (json instanceof Json.Arr array) {
      array.items().forEach(child -> depth(child, depth + 1));
    }
  }

  private static void check(Schema schema, Set<Schema> seen) {
    if (!seen.add(schema)) {
      return;
    }
    if (schema.pattern != null) {
      try {
        RegexLimits.require(schema.pattern);
        schema.compiledPattern();
      } catch (PatternSyntaxException | IllegalArgumentException e) {
        throw bad("pattern must be a regular expression of RE2, but was \"" + schema.pattern + '"');
      }
    }
    schema.children().forEach(child -> check(child, seen));
  }

  private static Json.Obj object(Json.Obj in, String name, String path) {
    if (in.get(name) instanceof Json.Obj object) {
      return object;
    }
    throw bad(path + " must be an object, but was absent");
  }

  private static String text(Json.Obj in, String name, String path) {
    String text = in.text(name);
    if (text == null) {
      throw bad(path + " must be text, but was absent");
    }
    return text;
  }

  static FairleadException bad(String message) {
    return new FairleadException("validation.definition", FairleadException.Retry.NEVER, message);
  }
}
