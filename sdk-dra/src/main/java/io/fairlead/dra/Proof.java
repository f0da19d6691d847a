package io.fairlead.dra;

/** Why nothing fits; cheapest reason first. */
public enum Proof {
  /** A request has no usable device at all; also where there is no node. */
  NO_CANDIDATE,
  /** A request has fewer usable devices than it asks for. */
  TOO_FEW,
  /** The shared counters of the pools do not suffice. */
  COUNTERS,
  /** The capacity of devices that can be shared does not suffice. */
  CAPACITY,
  /** Requests compete for the same devices, and together want more than there are (Hall). */
  HALL,
  /** No value of an attribute has, or no set of values together have, as many devices as needed. */
  CONSTRAINT_VALUES,
  /** Every way to satisfy the claim needs more devices than one claim may have. */
  RESULT_LIMIT,
  /** All ways were tried. */
  EXHAUSTED
}
