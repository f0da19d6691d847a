import org.jspecify.annotations.NullMarked;

/** Gives devices to pods as Kubernetes' Dynamic Resource Allocation does, and says why. */
@NullMarked
module io.fairlead.dra {
  exports io.fairlead.dra;
  exports io.fairlead.dra.authoring;
  exports io.fairlead.dra.planning;

  requires transitive io.fairlead.api;
  requires transitive io.fairlead.cel;
  requires transitive io.fairlead.kernel;
  requires static transitive org.jspecify;
}
