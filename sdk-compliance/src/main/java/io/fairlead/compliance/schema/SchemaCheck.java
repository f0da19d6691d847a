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

  private final SchemaNode root;
  private final SchemaFaults faults;
  private final ScalarCheck scalars = new ScalarCheck();
  private final SchemaPlace place;
  private SchemaFrame[] frames = new SchemaFrame[32];
  private int top;
  private int[] levels = new int[32];
  private int depth;

  /** Starts a check of one document. */
  public SchemaCheck(SchemaTable table, SchemaPlace place, SchemaFaults faults) {
    this.root = table.root();
    this.place = place;
    this.faults = faults;
    for (int i = 0; i < frames.length; i++) {
      frames[i] = new SchemaFrame();
    }
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
      SchemaFrame frame = frames[i];
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
          fail(frame, worded("has the unknown property \"", name));
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
      open(root, null, null, SchemaFrame.Role.PLAIN, object);
      return;
    }
    for (int i = from; i < to; i++) {
      SchemaFrame frame = frames[i];
      SchemaNode next = next(frame);
      if (next != null) {
        open(next, frame, null, SchemaFrame.Role.PLAIN, object);
      }
    }
  }

  private @Nullable SchemaNode next(SchemaFrame frame) {
    if (frame.object) {
      return frame.next;
    }
    int index = frame.count++;
    return index < frame.node.tuple.length ? frame.node.tuple[index] : frame.node.items;
  }

  private void open(
      SchemaNode node,
      @Nullable SchemaFrame owner,
      @Nullable SchemaFrame host,
      SchemaFrame.Role role,
      boolean object) {
    if (top == frames.length) {
      frames = Arrays.copyOf(frames, top * 2);
      for (int i = top; i < frames.length; i++) {
        frames[i] = new SchemaFrame();
      }
    }
    SchemaFrame frame = frames[top++];
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
    if (frame.strings != null) {
      frame.strings.clear();
    }
    int type = object ? SchemaNode.OBJECT : SchemaNode.ARRAY;
    if ((node.types & type) == 0 || node.nothing || node.values != null || node.constant != null) {
      fail(
          frame,
          faults.wanted()
              ? ScalarCheck.expected(node) + ", but is " + (object ? "an object" : "an array")
              : ScalarCheck.UNSAID);
    }
    if (node.branches()) {
      openBranches(frame, object);
    }
  }

  private void openBranches(SchemaFrame frame, boolean object) {
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
      open(branch, null, frame, SchemaFrame.Role.ONE, object);
    }
    for (SchemaNode branch : node.anyOf) {
      open(branch, null, frame, SchemaFrame.Role.ANY, object);
    }
    for (SchemaNode branch : node.allOf) {
      open(branch, null, frame, SchemaFrame.Role.ALL, object);
    }
    if (node.not != null) {
      open(node.not, null, frame, SchemaFrame.Role.NOT, object);
    }
    if (node.when != null && node.then != null && node.otherwise != null) {
      open(node.when, null, frame, SchemaFrame.Role.WHEN, object);
      open(node.then, null, frame, SchemaFrame.Role.THEN, object);
      open(node.otherwise, null, frame, SchemaFrame.Role.OTHERWISE, object);
    }
  }

  private void end() {
    int from = levels[--depth];
    for (int i = top - 1; i >= from; i--) {
      finish(frames[i]);
    }
    top = from;
  }

  private void finish(SchemaFrame frame) {
    SchemaNode node = frame.node;
    if (frame.object) {
      long missing = node.required & ~frame.seen;
      if (missing != 0) {
        String name = node.names[Long.numberOfTrailingZeros(missing)];
        fail(frame, worded("lacks the property \"", name));
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

  /** Quotes a name at the end of a message, if anybody reads it. */
  private String worded(String message, String name) {
    return faults.wanted() ? message + name + '"' : ScalarCheck.UNSAID;
  }

  private void combine(SchemaFrame frame) {
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
    SchemaFrame best = frame.best;
    if (node.oneOf.length > 0 && frame.ones > 1) {
      fail(frame, "must match exactly one of the allowed forms, but matches " + frame.ones);
    } else if (best != null && best.failure != null) {
      fail(frame, best.failure, best.failureOffset, best.failurePointer);
    } else {
      fail(frame, "has properties that exclude each other");
    }
  }

  /** Tells an alternative's outcome to the frame that tries it. */
  private void tell(SchemaFrame frame) {
    boolean right = frame.failure == null;
    SchemaFrame host = frame.host;
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
    boolean explains =
        !right && frame.role != SchemaFrame.Role.NOT && frame.role != SchemaFrame.Role.WHEN;
    // the alternative that got furthest is the one that was meant
    if (explains && (host.best == null || frame.failureOffset >= host.best.failureOffset)) {
      host.best = frame;
    }
  }

  private void scalar(TokenSource source, JsonToken token) throws IOException {
    if (depth == 0) {
      faults.fault(
          place.offset(),
          place.pointer(),
          ScalarCheck.expected(root) + ", but is " + ScalarCheck.described(token));
      return;
    }
    scalars.worded(faults.wanted());
    for (int i = from(); i < top; i++) {
      SchemaFrame frame = frames[i];
      SchemaNode next = next(frame);
      if (next != null) {
        String fault = scalars.fault(next, source, token);
        if (fault != null) {
          fail(frame, fault);
        }
      }
      if (frame.node.unique && token == JsonToken.VALUE_STRING && !frame.object) {
        if (frame.strings == null) {
          frame.strings = new StringSet();
        }
        if (!frame.strings.add(source.text())) {
          fail(
              frame,
              "must not repeat an item, but repeats \""
                  + ScalarCheck.shortened(source.text())
                  + '"');
        }
      }
    }
  }

  private void fail(SchemaFrame frame, String message) {
    if (frame.tentative) {
      if (frame.failure == null) {
        fail(frame, message, place.offset(), faults.wanted() ? place.pointer() : "");
      }
    } else if (faults.wanted()) {
      faults.fault(place.offset(), place.pointer(), message);
    } else {
      faults.fault(-1, "", message);
    }
  }

  private void fail(SchemaFrame frame, String message, long offset, String pointer) {
    if (!frame.tentative) {
      faults.fault(offset, pointer, message);
    } else if (frame.failure == null) {
      frame.failure = message;
      frame.failureOffset = offset;
      frame.failurePointer = pointer;
    }
  }
}
