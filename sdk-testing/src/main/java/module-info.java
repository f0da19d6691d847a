import org.jspecify.annotations.NullMarked;

/** Contract kits, fixtures and assertions for those who extend Fairlead. */
@NullMarked
module io.fairlead.testing {
  exports io.fairlead.testing.autoscale;
  exports io.fairlead.testing.compliance;
  exports io.fairlead.testing.dra;
  exports io.fairlead.testing.routing;

  opens io.fairlead.testing.autoscale to
      org.junit.platform.commons;
  opens io.fairlead.testing.compliance to
      org.junit.platform.commons;
  opens io.fairlead.testing.routing to
      org.junit.platform.commons;

  requires transitive io.fairlead.autoscale;
  requires transitive io.fairlead.compliance;
  requires transitive io.fairlead.dra;
  requires transitive io.fairlead.routing;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;
}
