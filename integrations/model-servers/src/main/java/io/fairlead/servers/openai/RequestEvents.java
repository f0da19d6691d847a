package io.fairlead.servers.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.servers.openai.PromptText.Asset;
import io.fairlead.servers.openai.RequestProblem.Reason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Picks from the events of one request body what {@link RequestFacts} has. */
final class RequestEvents extends JsonEvents {

  private static final int LONGEST_MODEL = 4096;

  /** What an open object or array is. */
  private enum Frame {
    ROOT,
    MESSAGES,
    MESSAGE,
    CONTENT,
    BLOCK,
    ASSET,
    OPTIONS,
    PROMPTS,
    IDS,
    OTHER
  }

  private static final Set<Field> DECIDING =
      EnumSet.of(
          Field.MODEL,
          Field.STREAM,
          Field.SALT,
          Field.MESSAGES,
          Field.TOOLS,
          Field.PROMPT,
          Field.INSTRUCTIONS,
          Field.INPUT);

  private final PromptText prompt = new PromptText();
  private final ResponsesPrompt responses = new ResponsesPrompt();
  private final TokenIds ids = new TokenIds();
  private final ByteGatherer word = new ByteGatherer(128);
  private final EnumSet<Field> seen = EnumSet.noneOf(Field.class);
  private JsonScanner scanner = new JsonScanner(this, 1, 1);
  private PromptSink sink = PromptSink.NONE;
  private RequestKind kind = RequestKind.OTHER;
  private Frame[] frames = new Frame[32];
  private int depth;
  private Field field = Field.OTHER;
  private Asset asset = Asset.IMAGE;

  private @Nullable String model;
  private long modelFrom;
  private long modelTo;
  private boolean stream;
  private boolean includeUsage;
  private int maxTokens;
  private int maxCompletionTokens;
  private @Nullable String salt;
  private int prompts;
  private int choices;
  private int assets;

  private @Nullable RequestProblem problem;

  void begin(JsonScanner newScanner, RequestKind newKind, PromptSink newSink) {
    scanner = newScanner;
    kind = newKind;
    sink = newSink;
    prompt.begin(newSink);
    responses.begin();
    ids.begin(newSink);
    seen.clear();
    depth = 0;
    field = Field.OTHER;
    model = null;
    modelFrom = -1;
    modelTo = -1;
    stream = false;
    includeUsage = false;
    maxTokens = -1;
    maxCompletionTokens = -1;
    salt = null;
    prompts = 0;
    choices = 1;
    assets = 0;
    problem = null;
  }

  @Override
  void name(byte[] text, int length) {
    field =
        switch (frames[depth - 1]) {
          case ROOT -> Field.ofRoot(kind, text, length);
          case MESSAGE -> Field.ofMessage(text, length);
          case BLOCK -> Field.ofBlock(text, length);
          case ASSET -> Field.ofAsset(text, length);
          case OPTIONS -> Field.ofOptions(text, length);
          default -> Field.OTHER;
        };
    if (DECIDING.contains(field) && depth == 1 && !seen.add(field)) {
      fail(Reason.DUPLICATE_FIELD, field.json(), field.json() + " is there twice (leave one out)");
    }
    if (field == Field.TOOLS && kind == RequestKind.CHAT) {
      scanner.rawValue();
    } else if (kind == RequestKind.RESPONSES && field.responsesPart() >= 0) {
      responses.partBegins(field.responsesPart());
      scanner.rawValue();
    }
  }

  @Override
  void begin(char bracket) {
    Frame opened = frame(bracket);
    modelMustBeText();
    if (depth == frames.length) {
      frames = Arrays.copyOf(frames, depth * 2);
    }
    frames[depth++] = opened;
    field = Field.OTHER;
    switch (opened) {
      case MESSAGE -> prompt.messageBegins();
      case ASSET -> prompt.assetBegins();
      case IDS -> ids.listBegins(prompts++ == 0);
      default -> {}
    }
  }

  private Frame frame(char bracket) {
    if (depth == 0) {
      if (bracket == '[') {
        fail(Reason.NOT_AN_OBJECT, "", "the body must be a JSON object, but was an array");
      }
      return Frame.ROOT;
    }
    Frame outer = frames[depth - 1];
    if (bracket == '{') {
      return switch (outer) {
        case MESSAGES -> Frame.MESSAGE;
        case CONTENT -> Frame.BLOCK;
        case BLOCK -> field.asset() != null ? assetFrame() : Frame.OTHER;
        case ROOT -> field == Field.OPTIONS ? Frame.OPTIONS : Frame.OTHER;
        default -> Frame.OTHER;
      };
    }
    return switch (field) {
      case MESSAGES -> Frame.MESSAGES;
      case CONTENT -> Frame.CONTENT;
      case PROMPT -> Frame.PROMPTS;
      default -> outer == Frame.PROMPTS ? Frame.IDS : Frame.OTHER;
    };
  }

  private Frame assetFrame() {
    asset = field.asset() != null ? field.asset() : Asset.IMAGE;
    assets++;
    return Frame.ASSET;
  }

  @Override
  void end(char bracket) {
    switch (frames[--depth]) {
      case MESSAGE -> prompt.messageEnds();
      case ASSET -> prompt.assetEnds(asset);
      default -> {}
    }
    field = Field.OTHER;
  }

  @Override
  void textBegin() {
    if (depth == 0) {
      fail(Reason.NOT_AN_OBJECT, "", "the body must be a JSON object, but was a text");
      return;
    }
    if (frames[depth - 1] == Frame.PROMPTS) {
      field = prompts++ == 0 ? Field.PROMPT : Field.OTHER;
    } else if (frames[depth - 1] == Frame.CONTENT) {
      field = Field.TEXT;
    } else if (field == Field.PROMPT) {
      prompts = 1;
    }
    switch (field) {
      case MODEL -> {
        modelFrom = scanner.valueOffset();
        word.clear();
      }
      case SALT -> word.clear();
      case ROLE -> prompt.roleBegins();
      default -> {
        if (field.asset() != null) { // an address without an object round it
          assetFrame();
          prompt.assetBegins();
        }
      }
    }
  }

  @Override
  void text(byte[] bytes, int from, int to) {
    switch (field) {
      case MODEL, SALT -> {
        if (word.size() <= LONGEST_MODEL) {
          word.add(bytes, from, to);
        }
      }
      case ROLE, CONTENT, TEXT, ASSET_TEXT, PROMPT -> prompt.add(bytes, from, to);
      default -> {
        if (field.asset() != null) {
          prompt.add(bytes, from, to);
        }
      }
    }
  }

  @Override
  void textEnd() {
    switch (field) {
      case MODEL -> {
        model = word();
        modelTo = scanner.valueEndOffset();
        if (word.size() > LONGEST_MODEL) {
          fail(Reason.MODEL_INVALID, "model", "model must be at most 4096 bytes");
        }
      }
      case SALT -> salt = word();
      case ROLE -> prompt.roleEnds();
      default -> {
        if (field.asset() != null) {
          prompt.assetEnds(asset);
        }
      }
    }
    field = Field.OTHER;
  }

  private String word() {
    return new String(word.bytes(), 0, word.size(), UTF_8);
  }

  @Override
  void number(byte[] digits, int length) {
    if (depth == 0) {
      fail(Reason.NOT_AN_OBJECT, "", "the body must be a JSON object, but was a number");
      return;
    }
    int count = JsonNumbers.count(digits, length);
    switch (frames[depth - 1]) {
      case IDS -> ids.add(count);
      case PROMPTS -> {
        if (prompts == 0) {
          ids.listBegins(true);
          prompts = 1;
        }
        ids.add(count);
      }
      case ROOT -> rootNumber(count);
      default -> {}
    }
    field = Field.OTHER;
  }

  private void rootNumber(int count) {
    switch (field) {
      case MAX_TOKENS -> maxTokens = count;
      case MAX_COMPLETION_TOKENS -> maxCompletionTokens = count;
      case CHOICES -> choices = Math.max(1, count);
      default -> modelMustBeText();
    }
  }

  @Override
  void literal(char letter) {
    if (depth == 0) {
      fail(Reason.NOT_AN_OBJECT, "", "the body must be a JSON object, but was a single word");
      return;
    }
    switch (field) {
      case STREAM -> stream = letter == 't';
      case INCLUDE_USAGE -> includeUsage = letter == 't';
      default -> modelMustBeText();
    }
    field = Field.OTHER;
  }

  private void modelMustBeText() {
    if (field == Field.MODEL) {
      fail(Reason.MODEL_INVALID, "model", "model must be a text (the name of a model)");
    }
  }

  @Override
  void raw(byte[] bytes, int from, int to) {
    if (kind == RequestKind.CHAT) {
      prompt.tools(bytes, from, to);
    } else {
      responses.raw(bytes, from, to);
    }
  }

  @Override
  void rawEnd() {
    if (kind == RequestKind.CHAT) {
      prompt.toolsEnd();
    }
  }

  private void fail(Reason why, String member, String text) {
    if (problem == null) {
      problem = RequestProblem.at(scanner, why, member, text);
    }
  }

  void pieceEnds() {
    prompt.pump();
  }

  /** What is wrong although the JSON is right; the first such thing. */
  @Nullable RequestProblem problem() {
    return problem;
  }

  @Nullable String model() {
    return model;
  }

  RequestFacts facts(long bodyBytes) {
    long promptBytes = kind == RequestKind.RESPONSES ? responses.finish(sink) : prompt.finish();
    ids.flush();
    return new RequestFacts(
        model,
        modelFrom,
        modelTo,
        stream,
        includeUsage,
        maxCompletionTokens >= 0 ? maxCompletionTokens : maxTokens,
        Optional.ofNullable(salt),
        promptBytes,
        ids.count(),
        Math.max(1, prompts),
        choices,
        assets,
        bodyBytes);
  }
}
