package io.fairlead.routing;

import java.util.OptionalLong;

/** No endpoint can take the request. */
public non-sealed interface Rejected extends RoutingDecision {

  /** Code: the pool has no live endpoint. HTTP 503. */
  String NO_ENDPOINTS = "no-endpoints";

  /** Code: filters dropped every endpoint, some of them for now. HTTP 429, as upstream. */
  String ALL_FILTERED = "all-filtered";

  /** Code: {@linkplain Filter#lasting lasting} filters alone dropped every endpoint. HTTP 503. */
  String ALL_RULED_OUT = "all-ruled-out";

  /** Code: a filter that is a {@linkplain Filter#mandatory rule} failed. HTTP 503. */
  String FILTER_FAILED = "filter-failed";

  /** Returns why, stable enough to alert on. */
  String code();

  /** Returns the HTTP status that a gateway should answer with. */
  int httpStatus();

  /** Returns how long the client should wait; empty if nothing is known. */
  OptionalLong retryAfterMillis();
}
