package io.fairlead.testing.dra;

import io.fairlead.dra.Aborted;
import io.fairlead.dra.AllocationResult;
import io.fairlead.dra.ClaimAllocation;
import io.fairlead.dra.ClaimRef;
import io.fairlead.dra.DeviceId;
import io.fairlead.dra.Fits;
import io.fairlead.dra.NoFit;
import io.fairlead.dra.Proof;
import io.fairlead.dra.Undecided;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Looks at what became of claims; see {@link DeviceAssertions}. */
public final class AllocationAssert extends AbstractAssert<AllocationAssert, AllocationResult> {

  AllocationAssert(@Nullable AllocationResult actual) {
    super(actual, AllocationAssert.class);
  }

  /** Fails unless every claim has its devices. */
  public AllocationAssert fits() {
    fit();
    return this;
  }

  /** Fails unless every claim has its devices on this node. */
  public AllocationAssert fitsOn(String node) {
    Fits fits = fit();
    if (!fits.node().equals(node)) {
      failWithMessage("expected a fit on <%s>, but it is on <%s>", node, fits.node());
    }
    return this;
  }

  /**
   * Fails unless these are the devices of all claims, in order of allocation.
   *
   * @param devices {@code device}, or {@code driver/pool/device} where the name is not enough
   */
  public AllocationAssert takes(String... devices) {
    List<DeviceId> taken = new ArrayList<>();
    fit().allocations().forEach(allocation -> taken.addAll(allocation.devices()));
    requireSame("", devices, taken);
    return this;
  }

  /**
   * Fails unless these are the devices of one claim, in order of allocation.
   *
   * @param claim {@code namespace/name}; without a namespace it is {@code default}
   * @param devices {@code device}, or {@code driver/pool/device} where the name is not enough
   */
  public AllocationAssert gives(String claim, String... devices) {
    ClaimRef wanted = ClaimRef.parse(claim);
    for (ClaimAllocation allocation : fit().allocations()) {
      if (allocation.claim().equals(wanted)) {
        requireSame(" for claim " + wanted, devices, allocation.devices());
        return this;
      }
    }
    throw new AssertionError("expected an allocation for claim " + wanted + ", but there is none");
  }

  private void requireSame(String whose, String[] wanted, List<DeviceId> taken) {
    boolean same = wanted.length == taken.size();
    for (int i = 0; same && i < wanted.length; i++) {
      boolean whole = wanted[i].indexOf('/') >= 0;
      same = wanted[i].equals(whole ? taken.get(i).toString() : taken.get(i).device());
    }
    if (!same) {
      failWithMessage("expected devices %s%s, but were %s", Arrays.asList(wanted), whose, taken);
    }
  }

  /** Fails unless it is proved that nothing fits. */
  public AllocationAssert doesNotFit() {
    isNotNull();
    if (!(actual instanceof NoFit)) {
      failWithMessage("expected no fit, but %s%s", actual, explained());
    }
    return this;
  }

  /** Fails unless it is proved in this way that nothing fits. */
  public AllocationAssert doesNotFitBecauseOf(Proof proof) {
    doesNotFit();
    if (actual instanceof NoFit no && no.proof() != proof) {
      failWithMessage("expected %s as proof, but was %s%s", proof, no.proof(), explained());
    }
    return this;
  }

  /** Fails unless the explanation contains this text. */
  public AllocationAssert isExplainedBy(String part) {
    isNotNull();
    String text = actual.explain().text();
    if (!text.contains(part)) {
      failWithMessage("expected an explanation with <%s>, but it is%n%s", part, text);
    }
    return this;
  }

  /** Fails unless the scheduler would give up with an error that contains this text. */
  public AllocationAssert abortsWith(String part) {
    isNotNull();
    if (!(actual instanceof Aborted aborted) || !aborted.message().contains(part)) {
      failWithMessage("expected an error with <%s>, but %s%s", part, actual, explained());
    }
    return this;
  }

  /** Fails unless the budget was spent before anything was proved. */
  public AllocationAssert isUndecided() {
    isNotNull();
    if (!(actual instanceof Undecided)) {
      failWithMessage("expected no decision, but %s%s", actual, explained());
    }
    return this;
  }

  private Fits fit() {
    isNotNull();
    if (actual instanceof Fits fits) {
      return fits;
    }
    throw new AssertionError("expected a fit, but " + actual + explained());
  }

  private String explained() {
    return System.lineSeparator() + actual.explain().text();
  }
}
