package io.fairlead.dra.authoring;

/** What the linter looks for. */
public enum LintRule {
  /** The expression does not compile, or the API server would refuse it when it is created. */
  INVALID_SELECTOR("invalid-selector"),
  /** The worst-case cost is over the API server's limit, or more than half of it. */
  COST("cost"),
  /** Something is read that a device may lack, and nothing keeps the error from coming out. */
  MISSING_GUARD("missing-guard"),
  /** It fails on a published device: whether a pod is scheduled depends on the order of devices. */
  ORDER_DEPENDENT_ERROR("order-dependent-error"),
  /** The name is known, but in another domain. */
  WRONG_DOMAIN("wrong-domain"),
  /** No published device has what is read. */
  UNKNOWN_ATTRIBUTE("unknown-attribute"),
  /** A value is compared with one of another type, which never holds. */
  WRONG_TYPE("wrong-type"),
  /** No published device satisfies it. */
  DEAD_SELECTOR("dead-selector"),
  /** There is no such device class. */
  UNKNOWN_CLASS("unknown-class"),
  /** Two classes claim one extended resource; only one of them gets it. */
  SHADOWED_RESOURCE("shadowed-resource"),
  /** The API server refuses the object, for something else than a selector. */
  REFUSED("refused");

  private final String id;

  LintRule(String id) {
    this.id = id;
  }

  /** Returns the rule's name in reports, such as {@code missing-guard}. */
  public String id() {
    return id;
  }
}
