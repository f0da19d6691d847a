import org.jspecify.annotations.NullMarked;

/** Typed Kubernetes resources as records that lose nothing; no parser, no I/O. */
@NullMarked
@SuppressWarnings("module") // the codecs are built later
module io.fairlead.api {
  exports io.fairlead.api;
  exports io.fairlead.api.apps.v1;
  exports io.fairlead.api.autoscaling.v1;
  exports io.fairlead.api.autoscaling.v2;
  exports io.fairlead.api.capacity.v1;
  exports io.fairlead.api.capacity.v1beta1;
  exports io.fairlead.api.coordination.v1;
  exports io.fairlead.api.core.v1;
  exports io.fairlead.api.discovery.v1;
  exports io.fairlead.api.gateway.v1;
  exports io.fairlead.api.inference.v1;
  exports io.fairlead.api.inferencex.v1alpha1;
  exports io.fairlead.api.keda.v1alpha1;
  exports io.fairlead.api.leaderworkerset.v1;
  exports io.fairlead.api.llmd.v1alpha1;
  exports io.fairlead.api.llmd.v1alpha2;
  exports io.fairlead.api.meta;
  exports io.fairlead.api.nvidia.v1beta1;
  exports io.fairlead.api.resource;
  exports io.fairlead.api.resource.v1;
  exports io.fairlead.api.wva.v1alpha1;
  exports io.fairlead.api.wire to
      io.fairlead.jackson,
      io.fairlead.jackson3;

  requires transitive io.fairlead.kernel;
  requires static transitive org.jspecify;
  requires static com.fasterxml.jackson.annotation;
}
