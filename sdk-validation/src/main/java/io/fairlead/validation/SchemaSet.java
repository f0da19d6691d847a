package io.fairlead.validation;

import io.fairlead.kernel.FairleadException;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.NearestName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the API server knows about kinds: their schemas and rules. The kinds that platforms for
 * inference use are built in; others come from the CRDs of their projects. Immutable and
 * thread-safe; tables and rules are read when first needed.
 *
 * <pre>{@code
 * SchemaSet schemas = SchemaSet.builtin().with(crd);
 * List<Violation> violations = Validator.create(schemas).validate(object);
 * }</pre>
 */
public final class SchemaSet {

  private static final SchemaSet BUILTIN = new SchemaSet(index(), new HashMap<>());

  private static final class Meta {
    static final Map<String, Schema> DEFINITIONS = definitions();
    static final Schema OF_CUSTOM = ofCustom();

    private Meta() {}

    private static Map<String, Schema> definitions() {
      Map<String, Schema> definitions = new HashMap<>();
      table("meta", definitions);
      return Map.copyOf(definitions);
    }

    /** What an owner must have is demanded by code, with words of its own. */
    private static Schema ofCustom() {
      Schema given = DEFINITIONS.getOrDefault("ObjectMeta", new Schema());
      Schema metadata = new Schema();
      metadata.kind = given.kind;
      metadata.properties.putAll(given.properties);
      Schema owners = given.properties.get("ownerReferences");
      if (owners != null && owners.items != null) {
        Schema owner = new Schema();
        owner.kind = owners.items.kind;
        owner.properties.putAll(owners.items.properties);
        Schema list = new Schema();
        list.kind = owners.kind;
        list.items = owner;
        metadata.properties.put("ownerReferences", list);
      }
      return metadata;
    }
  }

  private final Map<String, String> tables;
  private final Map<String, KindSchema> loaded;

  private SchemaSet(Map<String, String> tables, Map<String, KindSchema> loaded) {
    this.tables = tables;
    this.loaded = new ConcurrentHashMap<>(loaded);
  }

  /** Returns the kinds that are built in. */
  public static SchemaSet builtin() {
    return BUILTIN;
  }

  /**
   * Returns this set and the kinds of a CRD; they take the place of those of the same name.
   *
   * @param definition a {@code CustomResourceDefinition}
   * @throws FairleadException {@code validation.definition}, if it is none, or has no schema, or
   *     one that the server would not take: rules that do not compile, patterns that are none, ...;
   *     all that is wrong is what {@link Validator#validate(Json.Obj)} says of the definition
   */
  public SchemaSet with(Json.Obj definition) {
    List<KindSchema> kinds = CustomKinds.read(definition, objectMeta());
    List<Violation> problems = CustomKinds.problems(kinds);
    if (!problems.isEmpty()) {
      String others = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
      throw CustomKinds.bad(problems.get(0) + others);
    }
    Map<String, KindSchema> more = new LinkedHashMap<>(loaded);
    for (KindSchema kind : kinds) {
      more.put(kind.apiVersion() + ' ' + kind.kind(), kind);
    }
    return new SchemaSet(tables, more);
  }

  /** Whether a kind is known. */
  public boolean contains(String apiVersion, String kind) {
    String key = apiVersion + ' ' + kind;
    return tables.containsKey(key) || loaded.containsKey(key);
  }

  /** Returns all kinds, each as {@code apiVersion kind}, sorted. */
  public Set<String> kinds() {
    Set<String> kinds = new TreeSet<>(tables.keySet());
    kinds.addAll(loaded.keySet());
    return kinds;
  }

  /**
   * Reads all tables and compiles all rules now instead of when each is first needed: for a host
   * that starts slowly rather than answer its first request late.
   *
   * @return how many rules there are; a rule of a part that kinds share counts once
   */
  public int compileRules() {
    Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    int rules = 0;
    for (String name : kinds()) {
      int space = name.indexOf(' ');
      KindSchema kind = find(name.substring(0, space), name.substring(space + 1));
      rules += kind == null ? 0 : compileRules(kind.root(), true, seen);
    }
    return rules;
  }

  private static int compileRules(Schema schema, boolean root, Set<Schema> seen) {
    if (!seen.add(schema) || !schema.hasRulesBelow()) {
      return 0;
    }
    int rules = schema.rules.isEmpty() ? 0 : schema.compiledRules(schema, root).rules().size();
    for (Schema child : schema.children()) {
      rules += compileRules(child, child.embedded, seen);
    }
    return rules;
  }

  /** Returns the kind of the same version that was probably meant, or "". */
  String nearestKind(String apiVersion, String kind) {
    String version = apiVersion + ' ';
    List<String> kinds =
        kinds().stream()
            .filter(name -> name.startsWith(version))
            .map(name -> name.substring(version.length()))
            .toList();
    return NearestName.to(kind, kinds);
  }

  @Nullable KindSchema find(String apiVersion, String kind) {
    String key = apiVersion + ' ' + kind;
    KindSchema known = loaded.get(key);
    if (known != null) {
      return known;
    }
    String name = tables.get(key);
    if (name == null) {
      return null;
    }
    for (KindSchema read : table(name, new HashMap<>(Meta.DEFINITIONS))) {
      loaded.putIfAbsent(read.apiVersion() + ' ' + read.kind(), read);
    }
    return loaded.get(key);
  }

  /** Returns the schema of {@code metadata}, which CRDs do not repeat. */
  static Schema objectMeta() {
    return Meta.OF_CUSTOM;
  }

  private static List<KindSchema> table(String name, Map<String, Schema> definitions) {
    try (BufferedReader in = open(name + ".txt")) {
      return TableReader.read(in, definitions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> index() {
    Map<String, String> index = new HashMap<>();
    try (BufferedReader in = open("index.txt")) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] fields = line.split("\t", -1);
        index.put(fields[0] + ' ' + fields[1], fields[2]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(index);
  }

  private static BufferedReader open(String name) throws IOException {
    InputStream in = SchemaSet.class.getResourceAsStream("schemas/" + name);
    if (in == null) {
      throw new IOException("table is not in the jar: " + name);
    }
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 15);
  }
}
