import org.jspecify.annotations.NullMarked;

/** Chooses the endpoint that serves an inference request, without I/O and without Kubernetes. */
@NullMarked
module io.fairlead.routing {
  exports io.fairlead.routing;
  exports io.fairlead.routing.host;
  exports io.fairlead.routing.prefix;
  exports io.fairlead.routing.stages;

  requires transitive io.fairlead.kernel;
  requires static transitive org.jspecify;
}
