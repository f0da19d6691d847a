package io.fairlead.simulation;

/** Why a request that had started, or could have, came to its end. */
public enum FinishReason {
  /** It produced as many tokens as were asked for. */
  LENGTH,
  /** The model said it was done before the limit. */
  STOP,
  /** The caller cancelled it. */
  ABORT
}
