package io.fairlead.servers.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code /v1/models} answers. */
public final class ModelsAnswer {

  private ModelsAnswer() {}

  /**
   * Reads the models of an answer, in its order; entries without an id are left out.
   *
   * @return empty if this is no answer to {@code /v1/models}: not JSON, or no {@code data} array
   */
  public static Optional<List<ServedModel>> read(byte[] body) {
    Reader reader = new Reader();
    JsonScanner scanner = new JsonScanner(reader, 64, 1 << 16);
    boolean right = scanner.feed(body, 0, body.length) && scanner.finish();
    return right && reader.hasData ? Optional.of(List.copyOf(reader.models)) : Optional.empty();
  }

  /** Writes an answer that lists these models, as a gateway gives the union of its servers'. */
  public static byte[] write(Collection<ServedModel> models) {
    StringBuilder json = new StringBuilder("{\"object\":\"list\",\"data\":[");
    String comma = "";
    for (ServedModel model : models) {
      json.append(comma).append("{\"id\":");
      JsonQuotes.append(json, model.id()).append(",\"object\":\"model\",\"owned_by\":\"fairlead\"");
      if (model.parent().isPresent()) {
        JsonQuotes.append(json.append(",\"parent\":"), model.parent().get());
      }
      if (model.maxModelLen().isPresent()) {
        json.append(",\"max_model_len\":").append(model.maxModelLen().getAsInt());
      }
      json.append('}');
      comma = ",";
    }
    return json.append("]}").toString().getBytes(UTF_8);
  }

  private static final class Reader extends JsonEvents {
    private final List<ServedModel> models = new ArrayList<>();
    private final ByteGatherer text = new ByteGatherer(128);
    private boolean hasData;
    private boolean inData;
    private int depth;
    private String name = "";
    private @Nullable String id;
    private @Nullable String parent;
    private int maxModelLen = -1;

    @Override
    void name(byte[] bytes, int length) {
      name = new String(bytes, 0, Math.min(length, bytes.length), UTF_8);
    }

    @Override
    void begin(char bracket) {
      if (depth == 1 && bracket == '[' && name.equals("data")) {
        inData = true;
        hasData = true;
      }
      depth++;
      name = "";
    }

    @Override
    void end(char bracket) {
      depth--;
      if (depth == 1) {
        inData = false;
      } else if (depth == 2 && inData) {
        if (id != null) {
          OptionalInt most = maxModelLen < 0 ? OptionalInt.empty() : OptionalInt.of(maxModelLen);
          models.add(new ServedModel(id, Optional.ofNullable(parent), most));
        }
        id = null;
        parent = null;
        maxModelLen = -1;
      }
    }

    @Override
    void textBegin() {
      text.clear();
    }

    @Override
    void text(byte[] bytes, int from, int to) {
      text.add(bytes, from, to);
    }

    @Override
    void textEnd() {
      if (inData && depth == 3) {
        String value = new String(text.bytes(), 0, text.size(), UTF_8);
        if (name.equals("id") && !value.isBlank()) {
          id = value;
        } else if (name.equals("parent") && !value.isBlank()) {
          parent = value;
        }
      }
    }

    @Override
    void number(byte[] digits, int length) {
      if (inData && depth == 3 && name.equals("max_model_len")) {
        maxModelLen = JsonNumbers.count(digits, length);
      }
    }
  }
}
