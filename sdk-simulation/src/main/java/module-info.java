import org.jspecify.annotations.NullMarked;

/** Model servers in virtual time, and the traffic that talks to them. */
@NullMarked
module io.fairlead.simulation {
  exports io.fairlead.simulation;

  requires transitive io.fairlead.kernel;
  requires com.fasterxml.jackson.core;
  requires static transitive org.jspecify;
}
