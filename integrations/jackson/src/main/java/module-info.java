import org.jspecify.annotations.NullMarked;

/** JSON and YAML documents to and from Fairlead's values. */
@NullMarked
module io.fairlead.jackson {
  exports io.fairlead.jackson;

  requires transitive io.fairlead.api;
  requires transitive io.fairlead.kernel;
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.core;
  requires static com.fasterxml
      .jackson
      .databind; // only for FairleadModule, in a mapper of your own
  requires org.yaml.snakeyaml;
}
