package io.fairlead.routing;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One model server in a {@link Pool}.
 *
 * <p>Compared by identity: a namesake of another incarnation is another, cold endpoint. Name,
 * incarnation and slot never change; labels and models change when the host joins the endpoint
 * again with others. Thread-safe.
 */
public final class Endpoint {

  /** What we ourselves have on this endpoint. */
  final Ledger ledger;

  private final int slot;
  private volatile EndpointSpec spec;
  private volatile boolean retired;
  private volatile long valuesOutOfRange;

  Endpoint(int slot, EndpointSpec spec) {
    this(slot, spec, new Ledger());
  }

  Endpoint(int slot, EndpointSpec spec, Ledger ledger) {
    this.slot = slot;
    this.ledger = ledger;
    this.spec = Objects.requireNonNull(spec, "spec");
  }

  /** Returns the name, unique among the live endpoints of the pool. */
  public String name() {
    return spec.name();
  }

  /** Returns where requests go. */
  public URI uri() {
    return spec.uri();
  }

  /** Returns what tells this server from its predecessors of the same name. */
  public String incarnation() {
    return spec.incarnation();
  }

  /** Returns the labels, in the order of their keys. */
  public Map<String, String> labels() {
    return spec.labels();
  }

  /** Returns the model ids that this endpoint answers to; empty if not known. */
  public Set<String> models() {
    return spec.models();
  }

  /** Returns the spec with which the endpoint joined last. */
  public EndpointSpec spec() {
    return spec;
  }

  /** Returns the number that indexes every column and bit set, from 0; for life. */
  public int slot() {
    return slot;
  }

  /** Returns our requests on this endpoint that have not ended. */
  public int inFlightRequests() {
    return ledger.open();
  }

  /** Returns the uncached prompt tokens of our requests that have not seen their first byte. */
  public long inFlightTokens() {
    return ledger.openTokens();
  }

  /**
   * Returns how many values of its reports were outside of the {@linkplain Column#within range} of
   * their column, and so taken as unknown.
   */
  public long valuesOutOfRange() {
    return valuesOutOfRange;
  }

  /** Returns whether the endpoint left for good: its slot may belong to another one already. */
  public boolean retired() {
    return retired;
  }

  void update(EndpointSpec changed) {
    spec = changed;
  }

  /** Counts; the pool serialises the calls. */
  void addOutOfRange(int values) {
    valuesOutOfRange += values;
  }

  void retired(boolean value) {
    retired = value;
  }

  @Override
  public String toString() {
    return spec.name();
  }
}
