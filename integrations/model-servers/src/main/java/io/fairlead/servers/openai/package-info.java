/**
 * The OpenAI API as a router sees it pass: requests, answers, events, models and errors, as bytes.
 *
 * <p>{@link io.fairlead.servers.openai.RequestReader} reads a request while its body arrives and
 * hands the prompt to a {@link io.fairlead.servers.openai.PromptSink}. {@link
 * io.fairlead.servers.openai.AnswerReader} follows the answer, an event stream or plain JSON, split
 * at any byte. {@link io.fairlead.servers.openai.ModelsAnswer} knows {@code /v1/models}, {@link
 * io.fairlead.servers.openai.ErrorAnswer} says no in a shape that clients understand.
 *
 * <p>Nothing here opens a connection, starts a thread or reads a clock. Readers belong to one
 * request or answer and one thread at a time and can be used again; everything else is immutable.
 * Bodies never make anything throw: what is wrong with them is a value.
 */
@NullMarked
package io.fairlead.servers.openai;

import org.jspecify.annotations.NullMarked;
