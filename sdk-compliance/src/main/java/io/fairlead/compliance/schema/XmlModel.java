package io.fairlead.compliance.schema;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which elements may follow each other inside an element: the automaton of a content model (the
 * positions of Glushkov, "The abstract theory of automata", 1961; XML Schema demands that it is
 * deterministic). State 0 is the beginning, state n the element at position n. Immutable.
 */
final class XmlModel {

  /** Stands for elements of other namespaces. */
  static final String FOREIGN = "~";

  private final List<String> names = new ArrayList<>(List.of(""));
  private final List<Integer> types = new ArrayList<>(List.of(-1));
  private final BitSet emptiable = new BitSet();
  private final List<BitSet> next = new ArrayList<>(List.of(new BitSet()));
  private final BitSet last;

  private XmlModel(String expression) {
    Parser parser = new Parser(expression);
    Part whole = parser.particle();
    next.get(0).or(whole.first);
    last = whole.last;
    if (whole.nullable) {
      last.set(0);
    }
  }

  /** Returns the model that a table writes as {@code (a:1,b:2?,[c:3|d:4]*,~*)}. */
  static XmlModel of(String expression) {
    return new XmlModel(expression);
  }

  /** Returns the state behind an element, or -1 if it is not allowed there. */
  int next(int state, String name) {
    BitSet following = next.get(state);
    for (int i = following.nextSetBit(0); i >= 0; i = following.nextSetBit(i + 1)) {
      if (names.get(i).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the state behind an element wherever it is allowed, or -1. */
  int anywhere(String name) {
    return names.indexOf(name);
  }

  boolean mayEnd(int state) {
    return last.get(state);
  }

  String name(int state) {
    return names.get(state);
  }

  /** Returns the number of the type of the element at a state, or -1. */
  int type(int state) {
    return types.get(state);
  }

  /** Returns whether the element at a state has a default value, so that it may be empty. */
  boolean mayBeEmpty(int state) {
    return emptiable.get(state);
  }

  /** Returns whether a state can still be reached. */
  boolean reaches(int from, int to) {
    return reachable(from, -1).get(to);
  }

  /**
   * Returns the names without which the end (or the state {@code to}) cannot be reached, in order.
   *
   * @param to a state, or -1 for the end
   */
  List<String> missing(int from, int to) {
    List<String> missing = new ArrayList<>();
    for (int without = 1; without < names.size(); without++) {
      if (without == to) {
        continue;
      }
      BitSet reachable = reachable(from, without);
      if (to < 0) {
        if (mayEnd(from)) {
          return missing;
        }
        reachable.and(last);
      }
      if (to < 0 ? reachable.isEmpty() : !reachable.get(to)) {
        missing.add(names.get(without));
      }
    }
    return missing;
  }

  /** Returns the names that may stand behind a state, in order. */
  List<String> due(int state) {
    return next.get(state).stream()
        .mapToObj(names::get)
        .filter(n -> !n.equals(FOREIGN))
        .distinct()
        .toList();
  }

  private BitSet reachable(int from, int without) {
    BitSet seen = new BitSet();
    BitSet open = (BitSet) next.get(from).clone();
    for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(0)) {
      open.clear(i);
      if (i != without && !seen.get(i)) {
        seen.set(i);
        open.or(next.get(i));
      }
    }
    return seen;
  }

  /** A part of the model: can it be empty, where does it begin, where does it end. */
  private record Part(boolean nullable, BitSet first, BitSet last) {}

  private final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Part particle() {
      Part part =
          switch (text.charAt(at)) {
            case '(' -> sequence();
            case '[' -> choice();
            default -> element();
          };
      char occurs = at < text.length() ? text.charAt(at) : ' ';
      if (occurs != '?' && occurs != '*' && occurs != '+') {
        return part;
      }
      at++;
      if (occurs != '?') {
        connect(part.last, part.first);
      }
      return new Part(part.nullable || occurs != '+', part.first, part.last);
    }

    private Part element() {
      int position = names.size();
      int from = at;
      while (at < text.length() && ":,|)]?*+".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      names.add(text.substring(from, at));
      next.add(new BitSet());
      int type = -1;
      if (at < text.length() && text.charAt(at) == ':') {
        int digits = ++at;
        while (at < text.length()
            && (text.charAt(at) == '-' || Character.isDigit(text.charAt(at)))) {
          at++;
        }
        type = Integer.parseInt(text, digits, at, 10);
        if (at < text.length() && text.charAt(at) == '!') {
          emptiable.set(position);
          at++;
        }
      }
      types.add(type);
      BitSet here = new BitSet();
      here.set(position);
      return new Part(false, here, (BitSet) here.clone());
    }

    private Part sequence() {
      boolean nullable = true;
      BitSet first = new BitSet();
      BitSet end = new BitSet();
      while (text.charAt(at) != ')') {
        at++; // "(" or ","
        Part part = particle();
        connect(end, part.first);
        if (nullable) {
          first.or(part.first);
        }
        if (!part.nullable) {
          end.clear();
        }
        end.or(part.last);
        nullable &= part.nullable;
      }
      at++;
      return new Part(nullable, first, end);
    }

    private Part choice() {
      boolean nullable = false;
      BitSet first = new BitSet();
      BitSet end = new BitSet();
      while (text.charAt(at) != ']') {
        at++; // "[" or "|"
        Part part = particle();
        nullable |= part.nullable;
        first.or(part.first);
        end.or(part.last);
      }
      at++;
      return new Part(nullable, first, end);
    }

    private void connect(BitSet ends, BitSet begins) {
      ends.stream().forEach(e -> next.get(e).or(begins));
    }
  }
}
