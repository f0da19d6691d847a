package io.fairlead.vertx.simulated;

import com.fasterxml.jackson.core.JacksonException;
import io.fairlead.simulation.PromptText;
import io.fairlead.simulation.ServerProfile;
import io.fairlead.simulation.SimulatedRequest;
import io.fairlead.simulation.Ticket;
import io.fairlead.simulation.TokenText;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The chat and completions API: from a body to a request of the engine. Event loop only. */
final class Inference {

  /** OpenAI's default for completions. */
  private static final int COMPLETION_TOKENS = 16;

  private static final double USUAL_TOKENS = 40;

  private final Vertx vertx;
  private final SimulatedServerOptions options;
  private final ServerProfile profile;
  private final EngineDriver driver;
  private final Faults faults;
  private final InstantAnswer instant;
  private final AtomicLong received;
  private long ids;

  Inference(
      Vertx vertx,
      SimulatedServerOptions options,
      EngineDriver driver,
      Faults faults,
      AtomicLong received) {
    this.vertx = vertx;
    this.options = options;
    this.profile = driver.server().profile();
    this.driver = driver;
    this.faults = faults;
    this.received = received;
    this.instant = new InstantAnswer(options.models().get(0), options.defaultOutputTokens());
  }

  void handle(HttpServerRequest http, boolean chat) {
    Body.read(
        http,
        options.maxBodyBytes(),
        body -> received(http, chat, body),
        () ->
            Routes.fail(
                http.response(),
                new ErrorReply(
                    413,
                    "The body is larger than " + options.maxBodyBytes() + " bytes.",
                    "RequestEntityTooLarge",
                    null)));
  }

  private void received(HttpServerRequest http, boolean chat, Buffer body) {
    received.incrementAndGet();
    if (!faults.any()) {
      answer(http, chat, body, null);
      return;
    }
    Fault fault = faults.of(body.getBytes());
    if (fault instanceof Fault.Slow slow) {
      vertx.setTimer(
          Math.max(1, slow.delay().toMillis()),
          later -> {
            if (!http.response().closed()) {
              answer(http, chat, body, null);
            }
          });
    } else if (fault instanceof Fault.Status status) {
      Routes.fail(
          http.response(),
          new ErrorReply(status.code(), "Injected failure.", "InternalServerError", null));
    } else if (fault instanceof Fault.Die die && die.afterEvents() == 0) {
      http.connection().close();
    } else if (!(fault instanceof Fault.Hang)
        && !(fault instanceof Fault.Stall stall && stall.afterEvents() == 0)) {
      answer(http, chat, body, fault);
    }
  }

  private void answer(HttpServerRequest http, boolean chat, Buffer body, @Nullable Fault fault) {
    if (options.instant() && fault == null) {
      instant.answer(body, http.response());
      return;
    }
    List<String> parts = new ArrayList<>();
    OpenAiRequest asked;
    try {
      asked = OpenAiRequest.read(body.getBytes(), parts::add);
    } catch (JacksonException e) {
      Routes.fail(
          http.response(),
          ErrorReply.badRequest("The body is not JSON: " + e.getOriginalMessage(), null));
      return;
    } catch (IOException e) {
      Routes.fail(http.response(), ErrorReply.badRequest(String.valueOf(e.getMessage()), null));
      return;
    }
    ErrorReply refusal = refusal(asked);
    if (refusal != null) {
      Routes.fail(http.response(), refusal);
      return;
    }
    submit(http, chat, asked, parts, fault);
  }

  private @Nullable ErrorReply refusal(OpenAiRequest asked) {
    String model = asked.model;
    if (model == null) {
      return ErrorReply.badRequest("The request must name a model.", "model");
    }
    if (!options.models().contains(model) && !isAdapter(model)) {
      return ErrorReply.unknownModel(model);
    }
    if (!asked.hasPrompt) {
      return ErrorReply.badRequest("The request must have a prompt or messages.", "messages");
    }
    if (asked.maxTokens == 0 || asked.maxTokens < -1) {
      return ErrorReply.badRequest(
          "max_tokens must be at least 1, got " + asked.maxTokens + ".", "max_tokens");
    }
    if (asked.temperature < 0) {
      return ErrorReply.badRequest(
          "temperature must be non-negative, got " + asked.temperature + ".", "temperature");
    }
    if (asked.choices != 1 || asked.prompts > 1) {
      return ErrorReply.badRequest("This simulated server answers one prompt once.", "n");
    }
    return null;
  }

  private boolean isAdapter(String model) {
    return driver.server().metrics().loadedAdapters().contains(model);
  }

  private void submit(
      HttpServerRequest http,
      boolean chat,
      OpenAiRequest asked,
      List<String> parts,
      @Nullable Fault fault) {
    String model = Objects.requireNonNull(asked.model);
    PromptText prompt = new PromptText(profile.blockTokens(), model, profile.seed());
    parts.forEach(prompt::add);
    if (chat) {
      prompt.add("assistant"); // what a chat template puts before the answer
    }
    InjectedFailure failure = drawFailure();
    if (failure != null) {
      Routes.fail(http.response(), failure.reply(model));
      return;
    }
    int room = profile.maxModelTokens() - prompt.tokens();
    if (room < 1) {
      Routes.fail(http.response(), tooLong(prompt.tokens()));
      return;
    }
    List<String> echo = options.answers() == AnswerMode.ECHO ? pieces(asked.echo) : List.of();
    int limit = Math.min(room, asked.maxTokens > 0 ? asked.maxTokens : limitOf(chat, room));
    int length = Math.min(room, length(asked, prompt, echo, limit));
    IntFunction<String> words =
        options.answers() == AnswerMode.ECHO ? echo::get : prompt::answerWord;
    long id = ids++;
    AnswerShape shape =
        new AnswerShape(
            chat,
            (chat ? "chatcmpl-" : "cmpl-") + requestId(http, id),
            System.currentTimeMillis() / 1_000,
            model);
    Exchange exchange = new Exchange(http, asked, shape, words, fault);
    Ticket ticket =
        driver.submit(
            new SimulatedRequest(
                id,
                Math.max(1, prompt.tokens()),
                length,
                Math.max(length, limit),
                isAdapter(model) ? model : null,
                prompt,
                asked.remotePrefill),
            exchange);
    if (!ticket.ended()) {
      exchange.watch(ticket, driver);
    }
  }

  private int limitOf(boolean chat, int room) {
    return switch (options.answers()) {
      case EXACT -> chat ? options.defaultOutputTokens() : COMPLETION_TOKENS;
      case RANDOM, ECHO -> room;
    };
  }

  /** How many tokens the answer has: a function of request and options. */
  private int length(OpenAiRequest asked, PromptText prompt, List<String> echo, int limit) {
    return switch (options.answers()) {
      case EXACT -> limit;
      case ECHO -> Math.max(1, Math.min(limit, echo.size()));
      case RANDOM -> {
        if (asked.ignoreEos && asked.maxTokens > 0) {
          yield limit;
        }
        double draw = prompt.draw();
        int drawn =
            asked.maxTokens > 0
                ? 1 + (int) (draw * limit)
                : (int) Math.round(USUAL_TOKENS * (0.5 + draw));
        yield Math.max(1, Math.min(limit, Math.max(drawn, asked.minTokens)));
      }
    };
  }

  private ErrorReply tooLong(int promptTokens) {
    return ErrorReply.badRequest(
        String.format(
            Locale.ROOT,
            "This model's maximum context length is %d tokens. However, your prompt contains %d"
                + " input tokens. Please reduce the length of the input prompt.",
            profile.maxModelTokens(),
            promptTokens),
        "input_tokens");
  }

  private @Nullable InjectedFailure drawFailure() {
    if (options.failureRate() <= 0.0) {
      return null;
    }
    List<InjectedFailure> failures =
        options.failures().isEmpty() ? List.of(InjectedFailure.values()) : options.failures();
    double draw = new PromptText(1, "failure " + ids, profile.seed()).draw();
    if (draw >= options.failureRate()) {
      return null;
    }
    ids++;
    return failures.get((int) (draw / options.failureRate() * failures.size()));
  }

  private String requestId(HttpServerRequest http, long id) {
    String given = http.getHeader("x-request-id");
    if (given != null && options.requestIdHeaders()) {
      http.response().putHeader("x-request-id", given);
    }
    return given != null ? given : String.format(Locale.ROOT, "%016x", id);
  }

  /** Cuts a text into tokens of four characters, never between the halves of one character. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + TokenText.BYTES);
      if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
        to++;
      }
      pieces.add(text.substring(from, to));
      from = to;
    }
    if (pieces.isEmpty()) {
      pieces.add("");
    }
    return pieces;
  }
}
