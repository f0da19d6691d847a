package io.fairlead.vertx;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;

/** Understands requests and answers, and decides where requests go; called on event loops. */
interface Dispatcher {

  /** Returns what reads the body of a request as it arrives. */
  InboundBody inboundBody(HttpServerRequest request);

  /** Decides, once the whole body is there. */
  Verdict place(Exchange exchange, long nowNanos);

  /** Returns what reads an answer as it passes. */
  AnswerScanner answerScanner(Exchange exchange, HttpClientResponse answer);

  /** Adds header fields to an answer. */
  void decorate(Exchange exchange, MultiMap headers);
}
