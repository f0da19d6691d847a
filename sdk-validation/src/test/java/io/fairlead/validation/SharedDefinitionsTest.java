package io.fairlead.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.jackson.Document;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every CRD that projects publish can be loaded, and each of its rules compiles. */
class SharedDefinitionsTest {

  @Test
  void everyPublishedDefinitionLoadsAndItsRulesCompile() throws IOException {
    Path crds = Path.of(System.getProperty("fairlead.shared", "/nowhere"), "upstream-crds");
    assumeTrue(Files.isDirectory(crds), "no CRDs under fairlead.shared");
    List<String> problems = new ArrayList<>();
    int rules = 0;
    try (Stream<Path> files = Files.walk(crds)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        for (Document document : Samples.JSON.readAll(Files.readAllBytes(file))) {
          if (document.root() instanceof Json.Obj crd) {
            for (KindSchema kind : CustomKinds.read(crd, SchemaSet.objectMeta())) {
              rules += compile(kind.root(), true, seen(), problems);
            }
          }
        }
      }
    }
    assertThat(problems).isEmpty();
    assertThat(rules).isGreaterThan(1_000);
  }

  @Test
  void everyRuleThatIsBuiltInCompiles() {
    List<String> problems = new ArrayList<>();
    int rules = 0;
    for (String name : SchemaSet.builtin().kinds()) {
      String[] words = name.split(" ");
      KindSchema kind = SchemaSet.builtin().find(words[0], words[1]);
      assertThat(kind).as(name).isNotNull();
      rules += compile(kind.root(), true, seen(), problems);
    }
    assertThat(problems).isEmpty();
    assertThat(rules).isGreaterThan(200);
  }

  private static Set<Schema> seen() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static int compile(Schema schema, boolean root, Set<Schema> seen, List<String> problems) {
    if (!seen.add(schema)) {
      return 0;
    }
    int rules = schema.rules.size();
    for (RuleSet.Compiled compiled : schema.compiledRules(schema, root).rules()) {
      if (compiled.program() == null) {
        problems.add(compiled.rule() + ": " + compiled.problem());
      }
      String expression = compiled.rule().messageExpression();
      if (expression != null && compiled.message() == null) {
        problems.add(compiled.rule() + ": message");
      }
    }
    for (Schema child : schema.children()) {
      rules += compile(child, false, seen, problems);
    }
    return rules;
  }
}
