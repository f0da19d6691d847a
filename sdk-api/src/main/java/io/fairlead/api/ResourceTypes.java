package io.fairlead.api;

import io.fairlead.api.apps.v1.Deployment;
import io.fairlead.api.apps.v1.StatefulSet;
import io.fairlead.api.autoscaling.v1.Scale;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.capacity.v1.ProvisioningRequest;
import io.fairlead.api.capacity.v1beta1.CapacityBuffer;
import io.fairlead.api.capacity.v1beta1.CapacityQuota;
import io.fairlead.api.coordination.v1.Lease;
import io.fairlead.api.core.v1.Node;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.core.v1.PodTemplate;
import io.fairlead.api.core.v1.ResourceQuota;
import io.fairlead.api.core.v1.Service;
import io.fairlead.api.discovery.v1.EndpointSlice;
import io.fairlead.api.gateway.v1.GRPCRoute;
import io.fairlead.api.gateway.v1.Gateway;
import io.fairlead.api.gateway.v1.GatewayClass;
import io.fairlead.api.gateway.v1.HTTPRoute;
import io.fairlead.api.gateway.v1.ReferenceGrant;
import io.fairlead.api.inference.v1.InferencePool;
import io.fairlead.api.inferencex.v1alpha1.InferencePoolImport;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.api.leaderworkerset.v1.LeaderWorkerSet;
import io.fairlead.api.llmd.v1alpha2.InferenceModelRewrite;
import io.fairlead.api.llmd.v1alpha2.InferenceObjective;
import io.fairlead.api.nvidia.v1beta1.ComputeDomain;
import io.fairlead.api.nvidia.v1beta1.ComputeDomainClique;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceTaintRule;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceClaimTemplate;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.api.wva.v1alpha1.VariantAutoscaling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds that have a record. */
public final class ResourceTypes {

  /** All of them, by group, version and kind. */
  public static final List<ResourceType<?>> ALL =
      List.of(
          Deployment.TYPE,
          StatefulSet.TYPE,
          Scale.TYPE,
          HorizontalPodAutoscaler.TYPE,
          ProvisioningRequest.TYPE,
          CapacityBuffer.TYPE,
          CapacityQuota.TYPE,
          Lease.TYPE,
          Pod.TYPE,
          PodTemplate.TYPE,
          Node.TYPE,
          Service.TYPE,
          ResourceQuota.TYPE,
          EndpointSlice.TYPE,
          GatewayClass.TYPE,
          Gateway.TYPE,
          HTTPRoute.TYPE,
          GRPCRoute.TYPE,
          ReferenceGrant.TYPE,
          InferencePool.TYPE,
          InferencePoolImport.TYPE,
          ScaledObject.TYPE,
          LeaderWorkerSet.TYPE,
          InferenceObjective.TYPE,
          InferenceModelRewrite.TYPE,
          ComputeDomain.TYPE,
          ComputeDomainClique.TYPE,
          ResourceClaim.TYPE,
          ResourceClaimTemplate.TYPE,
          ResourceSlice.TYPE,
          DeviceClass.TYPE,
          DeviceTaintRule.TYPE,
          VariantAutoscaling.TYPE);

  private static final Map<String, ResourceType<?>> BY_NAME =
      ALL.stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  t -> t.apiVersion() + ' ' + t.kind(), Function.<ResourceType<?>>identity()));

  private ResourceTypes() {}

  /** Returns the type of objects that name themselves so; empty if there is no record. */
  public static Optional<ResourceType<?>> find(String apiVersion, String kind) {
    return Optional.ofNullable(BY_NAME.get(apiVersion + ' ' + kind));
  }
}
