import org.jspecify.annotations.NullMarked;

/** Checks, completes and defends software bills of materials; no network, no threads, no clock. */
@NullMarked
module io.fairlead.compliance {
  exports io.fairlead.compliance;

  requires transitive io.fairlead.kernel;
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.core;
  requires java.xml;
}
