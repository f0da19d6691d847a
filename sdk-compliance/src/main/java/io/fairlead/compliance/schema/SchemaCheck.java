package io.fairlead.compliance.schema;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks a stream of JSON tokens against a {@link SchemaTable} while somebody else reads it.
 *
 * <p>Every container that is open has one frame per schema that applies to it: usually one, more
 * where alternatives ({@code oneOf}, ...) are tried side by side. Nothing of the document is kept.
 * A fault in an alternative counts only if the alternative was needed. Not thread-safe.
 */
public final class SchemaCheck implements TokenCheck {

  /** Learns of each fault, in the order in which they become certain. */
  @FunctionalInterface
  public interface Faults {
    /**
     * One place does not conform.
     *
     * @param message completes "the value", for example "must be a string"
     */
    void fault(long offset, String pointer, String message);

    /**
     * Returns whether anybody looks at place and message of the next fault; it is counted anyway.
     */
    default boolean wanted() {
      return true;
    }
  }

  /** Where the reader is; asked only when something is wrong. */
  public interface Place {
    /** Byte offset of the current token. */
    long offset();

    /** JSON pointer of the current value. */
    String pointer();
  }

  private enum Role {
    PLAIN,
    ONE,
    ANY,
    ALL,
    NOT,
    WHEN,
    THEN,
    OTHERWISE
  }

  private static final class Frame {
    SchemaNode node = new SchemaNode(-1);
    @Nullable SchemaNode next;
    @Nullable Frame owner;
    @Nullable Frame host;
    Role role = Role.PLAIN;
    boolean tentative;
    boolean object;
    long seen;
    int count;
    int ones;
    boolean any;
    boolean all;
    boolean not;
    boolean when;
    boolean then;
    boolean otherwise;
    @Nullable StringSet strings;
    @Nullable String failure;
    long failureOffset;
    String failurePointer = "";
    @Nullable Frame best;
  }

  private final SchemaNode root;
  private final Faults faults;
  private final Place place;
  private Frame[] frames = new Frame[32];
  private int top;
  private int[] levels = new int[32];
  private int depth;
  private @Nullable String branchFault;

  /** Starts a check of one document. */
  public SchemaCheck(SchemaTable table, Place place, Faults faults) {
    this.root = table.root();
    this.place = place;
    this.faults = faults;
    Arrays.setAll(frames, i -> new Frame());
  }

  @Override
  public void token(TokenSource source, JsonToken token) throws IOException {
    switch (token) {
      case FIELD_NAME -> name(source.name());
      case START_OBJECT -> start(true);
      case START_ARRAY -> start(false);
      case END_OBJECT, END_ARRAY -> end();
      default -> scalar(source, token);
    }
  }

  private int from() {
    return depth == 0 ? 0 : levels[depth - 1];
  }

  private void name(String name) {
    for (int i = from(); i < top; i++) {
      Frame frame = frames[i];
      if (!frame.object) {
        continue;
      }
      int at = frame.node.property(name);
      if (at >= 0) {
        frame.seen |= 1L << at;
        frame.next = frame.node.properties[at];
      } else {
        frame.next = frame.node.additional;
        if (frame.node.closed) {
          fail(frame, "has the unknown property \"" + name + '"');
        }
      }
    }
  }

  private void start(boolean object) {
    int from = from();
    int to = top;
    if (depth == levels.length) {
      levels = Arrays.copyOf(levels, depth * 2);
    }
    levels[depth++] = to;
    if (depth == 1) {
      open(root, null, null, Role.PLAIN, object);
      return;
    }
    for (int i = from; i < to; i++) {
      Frame frame = frames[i];
      SchemaNode next = next(frame);
      if (next != null) {
        open(next, frame, null, Role.PLAIN, object);
      }
    }
  }

  private @Nullable SchemaNode next(Frame frame) {
    if (frame.object) {
      return frame.next;
    }
    int index = frame.count++;
    return index < frame.node.tuple.length ? frame.node.tuple[index] : frame.node.items;
  }

  private void open(
      SchemaNode node, @Nullable Frame owner, @Nullable Frame host, Role role, boolean object) {
    if (top == frames.length) {
      frames = Arrays.copyOf(frames, top * 2);
      for (int i = top; i < frames.length; i++) {
        frames[i] = new Frame();
      }
    }
    Frame frame = frames[top++];
    frame.node = node;
    frame.next = null;
    frame.owner = owner;
    frame.host = host;
    frame.role = role;
    frame.tentative = host != null || (owner != null && owner.tentative);
    frame.object = object;
    frame.seen = 0;
    frame.count = 0;
    frame.failure = null;
    frame.strings = null;
    int type = object ? SchemaNode.OBJECT : SchemaNode.ARRAY;
    if ((node.types & type) == 0 || node.nothing || node.values != null || node.constant != null) {
      fail(frame, expected(node) + ", but is " + (object ? "an object" : "an array"));
    }
    if (node.branches()) {
      openBranches(frame, object);
    }
  }

  private void openBranches(Frame frame, boolean object) {
    SchemaNode node = frame.node;
    frame.ones = 0;
    frame.any = false;
    frame.all = true;
    frame.not = false;
    frame.when = false;
    frame.then = true;
    frame.otherwise = true;
    frame.best = null;
    for (SchemaNode branch : node.oneOf) {
      open(branch, null, frame, Role.ONE, object);
    }
    for (SchemaNode branch : node.anyOf) {
      open(branch, null, frame, Role.ANY, object);
    }
    for (SchemaNode branch : node.allOf) {
      open(branch, null, frame, Role.ALL, object);
    }
    if (node.not != null) {
      open(node.not, null, frame, Role.NOT, object);
    }
    if (node.when != null && node.then != null && node.otherwise != null) {
      open(node.when, null, frame, Role.WHEN, object);
      open(node.then, null, frame, Role.THEN, object);
      open(node.otherwise, null, frame, Role.OTHERWISE, object);
    }
  }

  private void end() {
    int from = levels[--depth];
    for (int i = top - 1; i >= from; i--) {
      finish(frames[i]);
    }
    top = from;
  }

  private void finish(Frame frame) {
    SchemaNode node = frame.node;
    if (frame.object) {
      long missing = node.required & ~frame.seen;
      if (missing != 0) {
        fail(
            frame, "lacks the property \"" + node.names[Long.numberOfTrailingZeros(missing)] + '"');
      }
    } else if (frame.count < node.minItems || frame.count > node.maxItems) {
      String rule =
          frame.count < node.minItems ? "at least " + node.minItems : "at most " + node.maxItems;
      fail(frame, "must have " + rule + " items, but has " + frame.count);
    }
    if (node.branches()) {
      combine(frame);
    }
    tell(frame);
  }

  private void combine(Frame frame) {
    SchemaNode node = frame.node;
    boolean right =
        (node.oneOf.length == 0 || frame.ones == 1)
            && (node.anyOf.length == 0 || frame.any)
            && frame.all
            && !frame.not
            && (node.when == null || (frame.when ? frame.then : frame.otherwise));
    if (right) {
      return;
    }
    Frame best = frame.best;
    if (node.oneOf.length > 0 && frame.ones > 1) {
      fail(frame, "must match exactly one of the allowed forms, but matches " + frame.ones);
    } else if (best != null && best.failure != null) {
      fail(frame, best.failure, best.failureOffset, best.failurePointer);
    } else {
      fail(frame, "has properties that exclude each other");
    }
  }

  /** Tells an alternative's outcome to the frame that tries it. */
  private void tell(Frame frame) {
    boolean right = frame.failure == null;
    Frame host = frame.host;
    if (host == null) {
      if (!right && frame.tentative && frame.owner != null && frame.failure != null) {
        fail(frame.owner, frame.failure, frame.failureOffset, frame.failurePointer);
      }
      return;
    }
    switch (frame.role) {
      case ONE -> host.ones += right ? 1 : 0;
      case ANY -> host.any |= right;
      case ALL -> host.all &= right;
      case NOT -> host.not = right;
      case WHEN -> host.when = right;
      case THEN -> host.then = right;
      case OTHERWISE -> host.otherwise = right;
      case PLAIN -> throw new IllegalStateException("a branch has a role");
    }
    boolean explains = !right && frame.role != Role.NOT && frame.role != Role.WHEN;
    // the alternative that got furthest is the one that was meant
    if (explains && (host.best == null || frame.failureOffset >= host.best.failureOffset)) {
      host.best = frame;
    }
  }

  private void scalar(TokenSource source, JsonToken token) throws IOException {
    if (depth == 0) {
      faults.fault(
          place.offset(), place.pointer(), expected(root) + ", but is " + described(token));
      return;
    }
    for (int i = from(); i < top; i++) {
      Frame frame = frames[i];
      SchemaNode next = next(frame);
      if (next != null) {
        String fault = fault(next, source, token);
        if (fault != null) {
          fail(frame, fault);
        }
      }
      if (frame.node.unique && token == JsonToken.VALUE_STRING && !frame.object) {
        if (frame.strings == null) {
          frame.strings = new StringSet();
        }
        if (!frame.strings.add(source.text())) {
          fail(frame, "must not repeat an item, but repeats \"" + shortened(source.text()) + '"');
        }
      }
    }
  }

  /** Returns what is wrong with a scalar, or null. */
  private @Nullable String fault(SchemaNode node, TokenSource source, JsonToken token)
      throws IOException {
    int type =
        switch (token) {
          case VALUE_STRING -> SchemaNode.STRING;
          case VALUE_NUMBER_INT -> SchemaNode.INTEGER;
          case VALUE_NUMBER_FLOAT -> SchemaNode.NUMBER;
          case VALUE_TRUE, VALUE_FALSE -> SchemaNode.BOOLEAN;
          default -> SchemaNode.NULL;
        };
    if ((node.types & type) == 0 && !wholeNumber(node, source, token)) {
      return expected(node) + ", but is " + described(token);
    }
    if (node.nothing) {
      return "is not allowed here";
    }
    if (node.constant != null && !node.constant.equals(source.text())) {
      return "must be \"" + node.constant + "\", but is \"" + shortened(source.text()) + '"';
    }
    if (node.values != null && !node.values.contains(source.text())) {
      return "must be one of the values of the standard, but is \""
          + shortened(source.text())
          + '"';
    }
    String fault =
        type == SchemaNode.STRING
            ? stringFault(node, source)
            : type == SchemaNode.INTEGER || type == SchemaNode.NUMBER
                ? numberFault(node, source)
                : null;
    return fault == null && node.branches() ? branchFault(node, source, token) : fault;
  }

  private static boolean wholeNumber(SchemaNode node, TokenSource source, JsonToken token)
      throws IOException {
    return token == JsonToken.VALUE_NUMBER_FLOAT
        && (node.types & SchemaNode.INTEGER) != 0
        && source.number() == Math.rint(source.number());
  }

  private @Nullable String branchFault(SchemaNode node, TokenSource source, JsonToken token)
      throws IOException {
    int ones = count(node.oneOf, source, token);
    if (node.oneOf.length > 0 && ones != 1) {
      return ones == 0 && branchFault != null
          ? branchFault
          : "must match exactly one of the allowed forms, but matches " + ones;
    }
    if (node.anyOf.length > 0 && count(node.anyOf, source, token) == 0) {
      return branchFault;
    }
    if (count(node.allOf, source, token) != node.allOf.length) {
      return branchFault;
    }
    if (node.not != null && fault(node.not, source, token) == null) {
      return "is not allowed here";
    }
    if (node.when != null && node.then != null && node.otherwise != null) {
      return fault(
          fault(node.when, source, token) == null ? node.then : node.otherwise, source, token);
    }
    return null;
  }

  private int count(SchemaNode[] branches, TokenSource source, JsonToken token) throws IOException {
    int right = 0;
    for (SchemaNode branch : branches) {
      String fault = fault(branch, source, token);
      right += fault == null ? 1 : 0;
      branchFault = fault == null ? branchFault : fault;
    }
    return right;
  }

  private static @Nullable String stringFault(SchemaNode node, TokenSource source)
      throws IOException {
    TextRule rule = node.text;
    if (rule == null && node.minLength == 0 && node.maxLength == Integer.MAX_VALUE) {
      return null;
    }
    String text = source.text();
    if (rule != null && !rule.allows(text)) {
      return "must " + rule.demand() + ", but is \"" + shortened(text) + '"';
    }
    int length = text.length();
    if (length > node.maxLength || length < node.minLength) {
      length = text.codePointCount(0, length);
      if (length < node.minLength) {
        return "must have at least " + node.minLength + " characters, but has " + length;
      }
      if (length > node.maxLength) {
        return "must have at most " + node.maxLength + " characters, but has " + length;
      }
    }
    return null;
  }

  private static @Nullable String numberFault(SchemaNode node, TokenSource source)
      throws IOException {
    double value = source.number();
    if (value < node.minimum) {
      return "must be at least " + number(node.minimum) + ", but is " + shortened(source.text());
    }
    if (value > node.maximum) {
      return "must be at most " + number(node.maximum) + ", but is " + shortened(source.text());
    }
    return null;
  }

  private void fail(Frame frame, String message) {
    if (frame.tentative) {
      if (frame.failure == null) {
        fail(frame, message, place.offset(), place.pointer());
      }
    } else if (faults.wanted()) {
      faults.fault(place.offset(), place.pointer(), message);
    } else {
      faults.fault(-1, "", message);
    }
  }

  private void fail(Frame frame, String message, long offset, String pointer) {
    if (!frame.tentative) {
      faults.fault(offset, pointer, message);
    } else if (frame.failure == null) {
      frame.failure = message;
      frame.failureOffset = offset;
      frame.failurePointer = pointer;
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static String expected(SchemaNode node) {
    if (node.nothing) {
      return "is not allowed here";
    }
    StringBuilder text = new StringBuilder("must be ");
    String[] names = {
      "an object", "an array", "a string", "a number", "a whole number", "true or false", "null"
    };
    int types =
        (node.types & SchemaNode.NUMBER) != 0 ? node.types & ~SchemaNode.INTEGER : node.types;
    if (node.types == SchemaNode.ANY_TYPE) {
      return "must be one of the values of the standard";
    }
    for (int i = 0; i < names.length; i++) {
      if ((types & 1 << i) != 0) {
        text.append(text.length() > 8 ? " or " : "").append(names[i]);
      }
    }
    return text.toString();
  }

  private static String described(JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      default -> "null";
    };
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
