package io.fairlead.vertx;

/** What to do with a request: send it to a {@link Placement}, or answer with a {@link Refusal}. */
sealed interface Verdict permits Placement, Refusal {}
