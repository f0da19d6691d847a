package io.fairlead.dra.authoring;

import io.fairlead.api.core.v1.PodSpec;
import io.fairlead.api.resource.v1.ResourceClaimTemplate;
import java.util.List;

/** What became of a pod that asked for extended resources. */
public sealed interface Migration {

  /**
   * The pod asks through a claim now.
   *
   * @param pod the changed pod
   * @param template what its claim is made from; to be applied before the pod
   * @param devices how many devices it takes
   * @param notes what somebody should know, each a sentence
   */
  record Migrated(PodSpec pod, ResourceClaimTemplate template, int devices, List<String> notes)
      implements Migration {

    public Migrated {
      notes = List.copyOf(notes);
    }
  }

  /**
   * The pod asks for nothing that a device class stands for.
   *
   * @param notes on extended resources that stay as they are
   */
  record Nothing(List<String> notes) implements Migration {

    public Nothing {
      notes = List.copyOf(notes);
    }
  }

  /**
   * The pod cannot be written as a claim.
   *
   * @param reasons why, each a sentence; at least one
   */
  record Refused(List<String> reasons) implements Migration {

    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
