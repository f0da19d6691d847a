import org.jspecify.annotations.NullMarked;

/** Decides how many replicas of a model run, and says why; acts on nothing itself. */
@NullMarked
module io.fairlead.autoscale {
  exports io.fairlead.autoscale;
  exports io.fairlead.autoscale.capacity;
  exports io.fairlead.autoscale.file;
  exports io.fairlead.autoscale.kubernetes;
  exports io.fairlead.autoscale.slo;
  exports io.fairlead.autoscale.replay;

  requires transitive io.fairlead.api;
  requires transitive io.fairlead.kernel;
  requires static transitive org.jspecify;
}
