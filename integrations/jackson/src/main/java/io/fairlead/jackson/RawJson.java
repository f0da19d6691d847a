package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import io.fairlead.kernel.Json;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects and arrays that nobody has looked into yet: their text, parsed on first use.
 *
 * <p>The text is a copy without white space, so that it never keeps a larger document alive. {@link
 * #textOf} finds it again behind the view that {@link Json.Obj} puts round its map: a writer copies
 * it instead of parsing it.
 */
final class RawJson {

  /** Trusted text: it has been read once already, within the limits of the codec. */
  private static final Limits NONE =
      new Limits(
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          1);

  private static final JsonFactory FACTORY = JsonReader.factory(NONE);

  private RawJson() {}

  /** Returns the value of a text that is an object or an array and known to be good. */
  static Json of(byte[] text) {
    return text[0] == '{' ? new Json.Obj(new Members(text)) : new Json.Arr(new Items(text));
  }

  /** Returns the text of a value that was made here; {@code null} for any other. */
  @SuppressWarnings({"CollectionIncompatibleType", "ReturnValueIgnored"}) // the probe is the answer
  static byte @Nullable [] textOf(Json json) {
    Probe probe = new Probe();
    if (json instanceof Json.Obj object) {
      object.members().containsKey(probe);
    } else if (json instanceof Json.Arr array) {
      array.items().contains(probe);
    }
    return probe.text;
  }

  /** Asked for as if it were a key or an item; ours answer by leaving their text with it. */
  private static final class Probe {
    private byte @Nullable [] text;
  }

  private static Json parsed(byte[] text) {
    return new JsonReader(FACTORY, NONE, text, 0).read();
  }

  private static boolean answers(byte[] text, @Nullable Object asked) {
    if (asked instanceof Probe probe) {
      probe.text = text;
      return true;
    }
    return false;
  }

  private static final class Members extends AbstractMap<String, Json> {
    private final byte[] text;
    private volatile @Nullable Map<String, Json> parsed;

    Members(byte[] text) {
      this.text = text;
    }

    private Map<String, Json> members() {
      Map<String, Json> known = parsed;
      if (known == null) {
        known = ((Json.Obj) parsed(text)).members();
        parsed = known;
      }
      return known;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
      return !answers(text, name) && members().containsKey(name);
    }

    @Override
    public @Nullable Json get(@Nullable Object name) {
      return members().get(name);
    }

    @Override
    public int size() {
      return members().size();
    }

    @Override
    public Set<Map.Entry<String, Json>> entrySet() {
      return members().entrySet();
    }
  }

  private static final class Items extends AbstractList<Json> {
    private final byte[] text;
    private volatile @Nullable List<Json> parsed;

    Items(byte[] text) {
      this.text = text;
    }

    private List<Json> items() {
      List<Json> known = parsed;
      if (known == null) {
        known = ((Json.Arr) parsed(text)).items();
        parsed = known;
      }
      return known;
    }

    @Override
    public boolean contains(@Nullable Object item) {
      return !answers(text, item) && items().contains(item);
    }

    @Override
    public Json get(int index) {
      return items().get(index);
    }

    @Override
    public int size() {
      return items().size();
    }

    @Override
    public Iterator<Json> iterator() {
      return items().iterator();
    }
  }
}
