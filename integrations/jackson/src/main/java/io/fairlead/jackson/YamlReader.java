package io.fairlead.jackson;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads YAML documents from text, event by event. One reader, one input, one thread. */
final class YamlReader {

  private static final String MERGE = "tag:yaml.org,2002:merge";

  private final String text;
  private final Limits limits;
  private final ParserImpl parser;
  private final Pointers pointers = new Pointers();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private final List<Integer> lineStarts = new ArrayList<>();
  private int values;
  private @Nullable Place place;

  // where the last mark was, in code points and in chars
  private int lastLine = -1;
  private int lastColumn;
  private int lastIndex;

  /** A value that an alias may repeat, and how many values that are. */
  private record Anchored(Json value, int values) {}

  YamlReader(String text, Limits limits) {
    this.text = text;
    this.limits = limits;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE); // bytes were counted before
    parser = new ParserImpl(new StreamReader(text), options);
  }

  /** Reads all documents; an input of nothing but comments has none. */
  List<Document> read() {
    YamlPlaces places = new YamlPlaces(text, limits);
    List<Document> documents = new ArrayList<>();
    readEach(
        first -> {
          int index = documents.size();
          Position start = position(first.getStartMark());
          Json root = value(0);
          documents.add(new Document(root, start, pointer -> places.of(index, pointer)));
        });
    return documents;
  }

  /** Reads all documents for the places of their values. */
  List<Place> places() {
    List<Place> places = new ArrayList<>();
    readEach(
        first -> {
          Place root = new Place(position(first.getStartMark()));
          place = root;
          value(0);
          places.add(root);
        });
    return places;
  }

  private void readEach(Consumer<Event> document) {
    int count = 0;
    try {
      parser.getEvent(); // stream start
      while (!parser.checkEvent(Event.ID.StreamEnd)) {
        Event start = parser.getEvent();
        if (count++ == limits.documents()) {
          throw overLimit(start, "the input has more than " + limits.documents() + " documents");
        }
        anchors.clear();
        values = 0;
        document.accept(parser.peekEvent());
        parser.getEvent(); // document end
      }
    } catch (MarkedYAMLException e) {
      throw new JsonTextException(
          JsonTextException.UNREADABLE,
          pointers.text(),
          e.getProblemMark() == null ? Position.START : position(e.getProblemMark()),
          String.valueOf(e.getProblem()),
          e);
    } catch (YAMLException e) { // characters that YAML forbids
      throw JsonTextException.unreadable(
          pointers.text(), Position.START, String.valueOf(e.getMessage()));
    } catch (NumberFormatException | IndexOutOfBoundsException e) { // SnakeYAML, on "\\xu" for one
      throw new JsonTextException(
          JsonTextException.UNREADABLE,
          pointers.text(),
          Position.START,
          "the text is no YAML (" + e.getMessage() + ")",
          e);
    }
  }

  private Json value(int depth) {
    Event event = parser.getEvent();
    if (event instanceof AliasEvent alias) {
      Anchored anchored = anchors.get(alias.getAnchor());
      if (anchored == null) {
        throw unreadable(event, "no anchor is named \"" + alias.getAnchor() + '"');
      }
      count(event, anchored.values());
      return anchored.value();
    }
    int before = values;
    count(event, 1);
    if (depth > limits.depth()) {
      throw overLimit(event, "values are nested deeper than " + limits.depth());
    }
    Json value;
    if (event instanceof ScalarEvent scalar) {
      value = scalar(scalar);
    } else if (event instanceof MappingStartEvent) {
      value = mapping(depth);
    } else {
      value = sequence(depth);
    }
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      anchors.put(anchor, new Anchored(value, values - before));
    }
    return value;
  }

  private Json scalar(ScalarEvent scalar) {
    String content = scalar.getValue();
    if (content.length() > limits.textLength()) {
      throw overLimit(scalar, "a text is longer than " + limits.textLength() + " characters");
    }
    if (content.length() > limits.numberLength() && YamlScalars.isNumber(content)) {
      throw overLimit(scalar, "a number is longer than " + limits.numberLength() + " characters");
    }
    String tag = scalar.getTag();
    try {
      if (tag != null) {
        return YamlScalars.tagged(tag, content);
      }
      boolean plain = scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
      return plain ? YamlScalars.plain(content) : new Json.Str(content);
    } catch (ArithmeticException e) {
      throw unreadable(scalar, e.getMessage() + ": leave an unknown value out");
    } catch (IllegalArgumentException e) {
      throw unreadable(scalar, String.valueOf(e.getMessage()));
    }
  }

  private Json sequence(int depth) {
    List<Json> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      pointers.enter(items.size());
      items.add(below(parser.peekEvent(), String.valueOf(items.size()), depth));
      pointers.leave();
    }
    parser.getEvent();
    return new Json.Arr(items);
  }

  /** Names and what is merged count in the order in which they stand: the last one wins. */
  private Json mapping(int depth) {
    Map<String, Json> members = new LinkedHashMap<>();
    Set<String> named = new HashSet<>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Event keyEvent = parser.peekEvent();
      boolean merge = isMerge(keyEvent);
      String key = key(value(depth + 1), keyEvent);
      pointers.enter(key);
      if (merge) {
        merge(mergeable(below(keyEvent, key, depth), keyEvent), members);
      } else if (named.add(key)) {
        members.put(key, below(keyEvent, key, depth));
      } else {
        throw unreadable(keyEvent, "the name \"" + key + "\" is there twice in one mapping");
      }
      pointers.leave();
    }
    parser.getEvent();
    return new Json.Obj(members);
  }

  private static boolean isMerge(Event key) {
    return key instanceof ScalarEvent scalar
        && scalar.getValue().equals("<<")
        && (scalar.getTag() == null
            ? scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN
            : scalar.getTag().equals(MERGE));
  }

  private Json mergeable(Json source, Event at) {
    boolean fine =
        source instanceof Json.Obj
            || (source instanceof Json.Arr list
                && list.items().stream().allMatch(Json.Obj.class::isInstance));
    if (!fine) {
      throw unreadable(at, "<< must be given a mapping or a list of mappings");
    }
    return source;
  }

  /** Earlier sources of a list win over later ones. */
  private static void merge(Json source, Map<String, Json> into) {
    if (source instanceof Json.Obj object) {
      into.putAll(object.members());
    } else if (source instanceof Json.Arr list) {
      for (int i = list.items().size() - 1; i >= 0; i--) {
        merge(list.items().get(i), into);
      }
    }
  }

  private String key(Json key, Event at) {
    if (key instanceof Json.Str name) {
      return name.value();
    } else if (key instanceof Json.Num number) {
      return YamlScalars.key(number);
    } else if (key instanceof Json.Bool flag) {
      return Boolean.toString(flag.value());
    }
    throw unreadable(at, "the name of a member must be a text, a number or a boolean");
  }

  private void count(Event event, int more) {
    values += more;
    if (values > limits.values() || values < 0) {
      throw overLimit(
          event, "the document has more than " + limits.values() + " values, aliases counted");
    }
  }

  /** Reads the value of a member or item, which is written where the event is. */
  private Json below(Event written, String name, int depth) {
    Place outer = place;
    if (outer != null) {
      place = outer.add(Pointers.escaped(name), position(written.getStartMark()));
    }
    Json value = value(depth + 1);
    place = outer;
    return value;
  }

  /** SnakeYAML counts columns in code points; editors and SARIF in UTF-16 code units. */
  private Position position(Mark mark) {
    if (lineStarts.isEmpty()) {
      lineStarts.add(0);
      for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
        lineStarts.add(i + 1);
      }
    }
    int line = Math.min(mark.getLine(), lineStarts.size() - 1);
    int start = lineStarts.get(line);
    int next = line + 1 < lineStarts.size() ? lineStarts.get(line + 1) : text.length();
    if (line != lastLine || mark.getColumn() < lastColumn) {
      lastLine = line;
      lastColumn = 0;
      lastIndex = start;
    }
    for (; lastColumn < mark.getColumn() && lastIndex < next; lastColumn++) {
      lastIndex += Character.charCount(text.codePointAt(lastIndex));
    }
    return new Position(line + 1, lastIndex - start + 1);
  }

  private JsonTextException unreadable(Event at, String problem) {
    return JsonTextException.unreadable(pointers.text(), position(at.getStartMark()), problem);
  }

  private JsonTextException overLimit(Event at, String problem) {
    return JsonTextException.overLimit(pointers.text(), position(at.getStartMark()), problem);
  }
}
