package io.fairlead.compliance;

import java.util.function.Supplier;

/**
 * The example from which the documents of the rules are made: a small CycloneDX 1.6 SBOM that obeys
 * every rule. A rule's failing document is the same with one thing changed.
 */
final class Vectors {

  private static final String SHA_512 = "0123456789abcdef".repeat(8);

  private static String example() {
    return """
      {"bomFormat":"CycloneDX","specVersion":"1.6",
       "serialNumber":"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79","version":1,
       "metadata":{"timestamp":"2026-01-15T12:00:00Z","lifecycles":[{"phase":"build"}],
        "tools":{"components":[{"type":"application","name":"maker","version":"1"}]},
        "manufacturer":{"name":"Acme","contact":[{"email":"sbom@acme.example"}]},
        "component":{"type":"application","bom-ref":"app","name":"app","version":"1.0",
         "manufacturer":{"name":"Acme","url":["https://acme.example"]},
         "licenses":[{"license":{"id":"Apache-2.0","acknowledgement":"concluded"}},
          {"license":{"id":"Apache-2.0","acknowledgement":"declared"}}],
         "purl":"pkg:generic/app@1.0"}},
       "components":[
        {"type":"library","bom-ref":"lib","group":"org.acme","name":"lib","version":"2.1.0",
         "manufacturer":{"name":"Acme","contact":[{"email":"security@acme.example"}]},
         "hashes":[{"alg":"SHA-256","content":"%2$s"}],
         "licenses":[{"license":{"id":"MIT","acknowledgement":"concluded"}},
          {"license":{"id":"MIT","acknowledgement":"declared"}}],
         "purl":"pkg:maven/org.acme/lib@2.1.0",
         "externalReferences":[
          {"type":"distribution","url":"https://repo.acme.example/lib-2.1.0.jar",
           "hashes":[{"alg":"SHA-512","content":"%1$s"}]},
          {"type":"source-distribution","url":"https://repo.acme.example/lib-2.1.0-sources.jar",
           "hashes":[{"alg":"SHA-512","content":"%1$s"}]},
          {"type":"rfc-9116","url":"https://acme.example/.well-known/security.txt"}],
         "properties":[{"name":"bsi:component:filename","value":"lib-2.1.0.jar"},
          {"name":"bsi:component:executable","value":"executable"},
          {"name":"bsi:component:archive","value":"archive"},
          {"name":"bsi:component:structured","value":"structured"},
          {"name":"bsi:component:effectiveLicence","value":"MIT"}]},
        {"type":"library","bom-ref":"outside","name":"outside","version":"3",
         "manufacturer":{"name":"Other","url":["https://other.example"]},
         "externalReferences":[{"type":"bom","url":"https://other.example/outside.cdx.json"}]},
        {"type":"machine-learning-model","bom-ref":"model","name":"tiny","version":"1",
         "manufacturer":{"name":"Acme","url":["https://acme.example"]},
         "licenses":[{"license":{"id":"MIT","acknowledgement":"concluded"}},
          {"license":{"id":"MIT","acknowledgement":"declared"}}],
         "purl":"pkg:huggingface/acme/tiny@1",
         "externalReferences":[
          {"type":"distribution","url":"https://models.acme.example/tiny.safetensors",
           "hashes":[{"alg":"SHA-512","content":"%1$s"}]},
          {"type":"vcs","url":"https://git.acme.example/tiny"}],
         "properties":[{"name":"bsi:component:filename","value":"tiny.safetensors"},
          {"name":"bsi:component:executable","value":"non-executable"},
          {"name":"bsi:component:archive","value":"no archive"},
          {"name":"bsi:component:structured","value":"structured"}],
         "modelCard":{"modelParameters":{"approach":{"type":"supervised"},
           "task":"text-generation","architectureFamily":"transformer",
           "datasets":[{"type":"dataset","name":"acme-text"}]},
          "considerations":{"technicalLimitations":["English only"]}}}],
       "dependencies":[{"ref":"app","dependsOn":["lib","outside","model"]},{"ref":"lib"},
        {"ref":"model"}],
       "compositions":[{"aggregate":"complete","dependencies":["app","lib","model"]}],
       "signature":{"algorithm":"ES256","value":"c2lnbmVk"}}
      """
        .formatted(SHA_512, SHA_512.substring(0, 64))
        .replaceAll("\n *", "");
  }

  private Vectors() {}

  /** The example with texts replaced, everywhere: from, to, from, to. */
  private record Changed(String... pairs) implements Supplier<String> {

    @Override
    public String get() {
      String text = example();
      for (int i = 0; i < pairs.length; i += 2) {
        if (!text.contains(pairs[i])) {
          throw new IllegalStateException("the example has no " + pairs[i]);
        }
        text = text.replace(pairs[i], pairs[i + 1]);
      }
      return text;
    }
  }

  /** The example as it is. */
  static Supplier<String> good() {
    return new Changed();
  }

  /** The example with one text replaced, everywhere. */
  static Supplier<String> with(String from, String to) {
    return new Changed(from, to);
  }

  /** The example with several texts replaced, everywhere: from, to, from, to. */
  static Supplier<String> changed(String... pairs) {
    return new Changed(pairs);
  }

  /** The example without a text. */
  static Supplier<String> without(String part) {
    return with(part, "");
  }
}
