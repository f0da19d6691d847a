package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.requireNotBlank;

import java.util.Objects;

/**
 * Names what is scaled: the replicas that run one model on one accelerator.
 *
 * @param namespace Kubernetes namespace; empty outside of Kubernetes
 * @param name name of the workload, not blank
 * @param model the model that it serves; empty if it does not matter
 * @param accelerator the accelerator that it runs on; empty if it does not matter
 */
public record VariantId(String namespace, String name, String model, String accelerator) {

  public VariantId {
    Objects.requireNonNull(namespace, "namespace");
    requireNotBlank(name, "name");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(accelerator, "accelerator");
  }

  /** Returns a variant with a name only. */
  public static VariantId of(String name) {
    return new VariantId("", name, "", "");
  }
}
