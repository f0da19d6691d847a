package io.fairlead.dra;

/**
 * Names a request of a claim.
 *
 * @param claim the claim
 * @param request {@code request}, or {@code request/subrequest}
 */
public record RequestRef(ClaimRef claim, String request) {

  @Override
  public String toString() {
    return claim + " request " + request;
  }
}
