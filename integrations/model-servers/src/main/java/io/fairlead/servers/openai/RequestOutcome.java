package io.fairlead.servers.openai;

/** What reading a request body came to: {@link RequestFacts} or a {@link RequestProblem}. */
public sealed interface RequestOutcome permits RequestFacts, RequestProblem {}
