package io.fairlead.servers.openai;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.routing.Usage;
import java.util.Arrays;
import java.util.Optional;

/**
 * Picks from the JSON of an answer, or of one event of it, what {@link AnswerReader} counts. Knows
 * the chat, completions, responses and messages APIs by where their members stand.
 */
final class AnswerEvents extends JsonEvents {

  /** What an open object or array is. */
  private enum Frame {
    ROOT,
    INNER,
    CHOICES,
    CHOICE,
    DELTA,
    OUTPUTS,
    USAGE,
    DETAILS,
    OTHER
  }

  private enum Member {
    CHOICES("choices"),
    DELTA("delta"),
    MESSAGE("message"),
    TEXT("text"),
    CONTENT("content"),
    REASONING("reasoning"),
    REASONING_CONTENT("reasoning_content"),
    REFUSAL("refusal"),
    THINKING("thinking"),
    PARTIAL_JSON("partial_json"),
    TOOL_CALLS("tool_calls"),
    FUNCTION_CALL("function_call"),
    FINISH_REASON("finish_reason"),
    STOP_REASON("stop_reason"),
    STATUS("status"),
    OUTPUT("output"),
    RESPONSE("response"),
    ERROR("error"),
    USAGE("usage"),
    PROMPT_TOKENS("prompt_tokens"),
    INPUT_TOKENS("input_tokens"),
    COMPLETION_TOKENS("completion_tokens"),
    OUTPUT_TOKENS("output_tokens"),
    PROMPT_TOKENS_DETAILS("prompt_tokens_details"),
    INPUT_TOKENS_DETAILS("input_tokens_details"),
    CACHED_TOKENS("cached_tokens"),
    CACHE_READ_INPUT_TOKENS("cache_read_input_tokens"),
    OTHER("");

    private static final Member[][] BY_HASH = new Member[64][];

    static {
      for (Member member : values()) {
        if (member != OTHER) {
          int hash = hash(member.bytes, member.bytes.length);
          Member[] before = BY_HASH[hash] == null ? new Member[0] : BY_HASH[hash];
          BY_HASH[hash] = Arrays.copyOf(before, before.length + 1);
          BY_HASH[hash][before.length] = member;
        }
      }
    }

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
    private final byte[] bytes;

    Member(String json) {
      bytes = json.getBytes(US_ASCII);
    }

    private static int hash(byte[] name, int length) {
      return (length * 7 + name[0] * 3 + name[length - 1]) & 63;
    }

    static Member of(byte[] name, int length) {
      if (length == 0 || length > name.length) {
        return OTHER;
      }
      Member[] found = BY_HASH[hash(name, length)];
      for (int i = 0; found != null && i < found.length; i++) {
        byte[] bytes = found[i].bytes;
        if (bytes.length == length && Arrays.equals(bytes, 0, length, name, 0, length)) {
          return found[i];
        }
      }
      return OTHER;
    }
  }

  /** Bytes of a word that are kept: a finish reason or a count, but what is there may be longer. */
  private static final int LONGEST_WORD = 64;

  private Frame[] frames = new Frame[16];
  private int depth;
  private Member member = Member.OTHER;
  private final ByteGatherer word = new ByteGatherer(LONGEST_WORD);

  private boolean content;
  private boolean error;
  private int promptTokens = -1;
  private int cachedTokens = -1;
  private int outputTokens = -1;
  private final ByteGatherer finish = new ByteGatherer(LONGEST_WORD);

  /** Starts an answer. */
  void begin() {
    eventBegins();
    error = false;
    promptTokens = -1;
    cachedTokens = -1;
    outputTokens = -1;
    finish.clear();
  }

  /** Starts the document of an event; what earlier ones told is kept. */
  void eventBegins() {
    depth = 0;
    member = Member.OTHER;
    content = false;
  }

  @Override
  void name(byte[] text, int length) {
    member = frames[depth - 1] == Frame.OTHER ? Member.OTHER : Member.of(text, length);
  }

  @Override
  void begin(char bracket) {
    if (depth == frames.length) {
      frames = Arrays.copyOf(frames, depth * 2);
    }
    frames[depth] = depth == 0 ? Frame.ROOT : frame(frames[depth - 1], bracket == '{');
    depth++;
    member = Member.OTHER;
  }

  private Frame frame(Frame outer, boolean object) {
    return switch (outer) {
      case ROOT -> ofRoot(object);
      case INNER -> ofInner(object);
      case CHOICES, OUTPUTS -> object ? Frame.CHOICE : Frame.OTHER;
      case CHOICE -> {
        boolean calls = member == Member.TOOL_CALLS || member == Member.CONTENT;
        content |= calls;
        boolean delta = member == Member.DELTA || member == Member.MESSAGE;
        yield delta && object ? Frame.DELTA : Frame.OTHER;
      }
      case DELTA -> {
        content |=
            member == Member.TOOL_CALLS
                || member == Member.FUNCTION_CALL
                || member == Member.CONTENT;
        yield Frame.OTHER;
      }
      case USAGE -> {
        boolean details =
            member == Member.PROMPT_TOKENS_DETAILS || member == Member.INPUT_TOKENS_DETAILS;
        yield details && object ? Frame.DETAILS : Frame.OTHER;
      }
      default -> Frame.OTHER;
    };
  }

  private Frame ofRoot(boolean object) {
    return switch (member) {
      case CHOICES -> object ? Frame.OTHER : Frame.CHOICES;
      case OUTPUT -> object ? Frame.OTHER : Frame.OUTPUTS;
      case DELTA -> object ? Frame.DELTA : Frame.OTHER;
      case RESPONSE, MESSAGE -> object ? Frame.INNER : Frame.OTHER;
      default -> ofInner(object);
    };
  }

  /** The answer that an event of the responses or messages API repeats: not content again. */
  private Frame ofInner(boolean object) {
    error |= member == Member.ERROR;
    return member == Member.USAGE && object ? Frame.USAGE : Frame.OTHER;
  }

  @Override
  void end(char bracket) {
    depth--;
    member = Member.OTHER;
  }

  @Override
  void textBegin() {
    word.clear();
  }

  @Override
  void text(byte[] bytes, int from, int to) {
    switch (member) {
      case DELTA, TEXT, CONTENT, REASONING, REASONING_CONTENT, REFUSAL, THINKING, PARTIAL_JSON -> {
        Frame inside = frames[depth - 1];
        // at the root only the delta of the responses API is content
        content |=
            inside == Frame.DELTA
                || inside == Frame.CHOICE
                || (inside == Frame.ROOT && member == Member.DELTA);
      }
      case ERROR, OTHER -> {}
      default -> {
        word.add(bytes, from, Math.min(to, from + LONGEST_WORD - word.size()));
      }
    }
  }

  @Override
  void textEnd() {
    switch (member) {
      case FINISH_REASON, STOP_REASON -> {
        finish.clear();
        finish.add(word.bytes(), 0, word.size());
      }
      case ERROR -> error = true;
      default -> {
        if (word.size() > 0) { // llm-d accepts counts in quotes, so some server writes them
          count(word.bytes(), word.size());
        }
      }
    }
    member = Member.OTHER;
  }

  @Override
  void number(byte[] digits, int length) {
    count(digits, length);
    member = Member.OTHER;
  }

  private void count(byte[] digits, int length) {
    Frame inside = depth == 0 ? Frame.OTHER : frames[depth - 1];
    int count =
        inside == Frame.USAGE || inside == Frame.DETAILS ? JsonNumbers.count(digits, length) : -1;
    if (count < 0) {
      return;
    }
    switch (member) {
      case PROMPT_TOKENS, INPUT_TOKENS -> promptTokens = Math.max(promptTokens, count);
      case COMPLETION_TOKENS, OUTPUT_TOKENS -> outputTokens = Math.max(outputTokens, count);
      case CACHED_TOKENS -> cachedTokens = Math.max(cachedTokens, count);
      case CACHE_READ_INPUT_TOKENS -> cachedTokens = Math.max(cachedTokens, count);
      default -> {}
    }
  }

  @Override
  void literal(char letter) {
    member = Member.OTHER;
  }

  boolean content() {
    return content;
  }

  boolean error() {
    return error;
  }

  Usage usage() {
    return promptTokens < 0 && cachedTokens < 0 && outputTokens < 0
        ? Usage.UNKNOWN
        : new Usage(promptTokens, cachedTokens, outputTokens);
  }

  Optional<String> finishReason() {
    return finish.size() == 0
        ? Optional.empty()
        : Optional.of(new String(finish.bytes(), 0, finish.size(), UTF_8));
  }
}
