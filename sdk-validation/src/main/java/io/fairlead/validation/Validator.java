package io.fairlead.validation;

import io.fairlead.api.Resource;
import io.fairlead.api.Shape;
import io.fairlead.kernel.FairleadException;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says what the API server would say of an object, in its words and its order: fields that nobody
 * knows are dropped, defaults filled in, then schema, lists and rules are checked, and at the end
 * what the server's own code demands of a kind. Immutable and thread-safe.
 *
 * <pre>{@code
 * for (Violation violation : Validator.create().validate(pool)) {
 *   System.out.println(violation); // spec.selector: Required value
 * }
 * }</pre>
 */
public final class Validator {

  private static final String NOT_CHECKED =
      "some validation rules were not checked because the object was invalid; correct the existing"
          + " errors to complete validation";

  private final SchemaSet schemas;
  private final boolean strict;

  private Validator(SchemaSet schemas, boolean strict) {
    this.schemas = schemas;
    this.strict = strict;
  }

  /** Returns a validator for the kinds that are built in. */
  public static Validator create() {
    return create(SchemaSet.builtin());
  }

  /** Returns a validator. */
  public static Validator create(SchemaSet schemas) {
    return new Validator(Objects.requireNonNull(schemas, "schemas"), false);
  }

  /** Returns a validator for which a field that nobody knows is an error, not a warning. */
  public Validator strict() {
    return new Validator(schemas, true);
  }

  /** Validates a record for creation. */
  public List<Violation> validate(Resource object) {
    return validate(json(object));
  }

  /**
   * Validates an object for creation. Of a {@code CustomResourceDefinition}, its schemas and their
   * rules are checked.
   *
   * @return what is wrong, in the server's order; empty if nothing is
   */
  public List<Violation> validate(Json.Obj object) {
    return run(object, null);
  }

  /** Validates what a record becomes. */
  public List<Violation> validateUpdate(Resource before, Resource after) {
    return validateUpdate(json(before), json(after));
  }

  /**
   * Validates what an object becomes. What was wrong before and did not change is let through, as
   * far as the server does; rules that failed so are warnings.
   *
   * @return what is wrong, in the server's order; empty if nothing is
   */
  public List<Violation> validateUpdate(Json.Obj before, Json.Obj after) {
    return run(after, Objects.requireNonNull(before, "before"));
  }

  private static Json.Obj json(Resource object) {
    if (object instanceof Record record) {
      return json(record);
    }
    throw new IllegalArgumentException(
        "object must be a record, but was a " + object.getClass().getName());
  }

  @SuppressWarnings("unchecked") // a record has the shape of its own class
  private static <R extends Record> Json.Obj json(R instance) {
    return Shape.of((Class<R>) instance.getClass()).toJson(instance);
  }

  private List<Violation> run(Json.Obj object, Json.@Nullable Obj before) {
    Findings findings = new Findings();
    String apiVersion = MetadataCheck.text(object, "apiVersion");
    String name = MetadataCheck.text(object, "kind");
    if (apiVersion.isEmpty() || name.isEmpty()) {
      Path path = Path.ROOT.child(apiVersion.isEmpty() ? "apiVersion" : "kind");
      findings.required(path, "", "type");
      return List.copyOf(findings.list());
    }
    KindSchema kind = schemas.find(apiVersion, name);
    if (kind == null) {
      if (apiVersion.equals(CustomKinds.API_VERSION) && name.equals(CustomKinds.KIND)) {
        definition(object, findings);
      } else {
        unknownKind(apiVersion, name, findings);
      }
      new MetadataCheck(findings).check(null, object);
    } else if (before == null) {
      create(kind, normal(kind, object, findings), findings);
    } else {
      Json.Obj old = normal(kind, before, new Findings());
      update(kind, old, normal(kind, object, findings), findings);
    }
    if (strict) {
      findings.strict();
    }
    return List.copyOf(findings.list());
  }

  private static Json.Obj normal(KindSchema kind, Json.Obj object, Findings findings) {
    Normalizer normalizer = new Normalizer(findings, kind.custom());
    return (Json.Obj) normalizer.normalize(kind.root(), object, Path.ROOT);
  }

  private static void definition(Json.Obj object, Findings findings) {
    try {
      List<KindSchema> versions = CustomKinds.read(object, SchemaSet.objectMeta());
      CustomKinds.problems(versions).forEach(findings::add);
    } catch (FairleadException e) {
      findings.invalid(Path.ROOT, null, String.valueOf(e.getMessage()), "definition");
    }
  }

  private void unknownKind(String apiVersion, String kind, Findings findings) {
    String near = schemas.nearestKind(apiVersion, kind);
    findings.add(
        new Violation(
            Severity.WARNING,
            "kind",
            Violation.Type.NOT_FOUND,
            "no schema for kind "
                + JsonShown.quoted(kind)
                + " in version "
                + JsonShown.quoted(apiVersion),
            "kind",
            new Json.Str(kind),
            near.isEmpty()
                ? "only metadata was checked; give the CRD of this kind to check the rest"
                : "only metadata was checked; did you mean " + near + "?"));
  }

  private static void create(KindSchema kind, Json.Obj object, Findings findings) {
    new MetadataCheck(findings).check(kind, object);
    if (kind.custom()) {
      new SchemaCheck(findings).check(kind.root(), object, Path.ROOT, null);
      scale(kind, object, findings);
      new EmbeddedCheck(findings).check(kind.root(), object);
      new ListCheck(findings).check(kind.root(), object);
      rules(kind, object, null, findings);
    } else {
      builtIn(kind, object, null, findings);
    }
  }

  private static void update(KindSchema kind, Json.Obj before, Json.Obj after, Findings findings) {
    new MetadataCheck(findings).checkUpdate(kind, before, after);
    if (kind.custom()) {
      new SchemaCheck(findings).check(kind.root(), after, Path.ROOT, before);
      scale(kind, after, findings);
      new EmbeddedCheck(findings).check(kind.root(), after);
      Findings then = new Findings();
      new ListCheck(then).check(kind.root(), before);
      if (then.isEmpty()) {
        new ListCheck(findings).check(kind.root(), after);
      }
      rules(kind, after, before, findings);
    } else {
      builtIn(kind, after, before, findings);
    }
  }

  private static void scale(KindSchema kind, Json.Obj object, Findings findings) {
    ScalePaths paths = kind.scale();
    if (paths != null) {
      paths.check(object, findings);
    }
  }

  /** What is of the wrong type cannot even be read; the server's code demands the rest. */
  private static void builtIn(
      KindSchema kind, Json.Obj object, Json.@Nullable Obj before, Findings findings) {
    Findings bySchema = new Findings();
    new SchemaCheck(bySchema).check(kind.root(), object, Path.ROOT, before);
    KindRules rules = KindRules.of(kind);
    boolean readable = true;
    for (Violation violation : bySchema.list()) {
      boolean byCode =
          violation.type() == Violation.Type.REQUIRED
              || violation.type() == Violation.Type.NOT_SUPPORTED;
      if (rules == null && !isOfOwner(violation) || !byCode) {
        findings.add(violation);
        readable = false;
      }
    }
    if (rules != null && readable) {
      Json.Obj then = before == null ? null : DeviceVersions.modern(before);
      rules.check(DeviceVersions.modern(object), then, findings);
    }
  }

  /** What an owner must have is demanded by code for all kinds. */
  private static boolean isOfOwner(Violation violation) {
    return violation.path().startsWith("metadata.ownerReferences[");
  }

  private static void rules(
      KindSchema kind, Json.Obj object, Json.@Nullable Obj before, Findings findings) {
    if (!kind.root().hasRulesBelow()) {
      return;
    }
    if (findings.blockRules()) {
      findings.notChecked(NOT_CHECKED);
    } else {
      new RuleCheck(findings).check(kind.root(), object, before);
    }
  }
}
