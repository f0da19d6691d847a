package io.fairlead.cel;

import java.util.ArrayList;
import java.util.List;

/** A list that an expression made. */
final class ListValue implements CelList, Made {

  static final ListValue EMPTY = new ListValue(List.of());

  private final List<Object> elements;
  private final long nodes;
  private final ListIdentity identity;

  ListValue(List<Object> elements) {
    this(elements, ListIdentity.PLACE);
  }

  ListValue(List<Object> elements, ListIdentity identity) {
    this.elements = elements;
    this.identity = identity;
    long sum = 1;
    for (int i = 0; i < elements.size(); i++) {
      sum += Made.nodes(elements.get(i));
    }
    CelFrame.requireAtMost(MOST_NODES, sum);
    nodes = sum;
  }

  @Override
  public long nodes() {
    return nodes;
  }

  /** Returns the concatenation; a list that a loop is collecting grows in place. */
  static Object joined(CelList a, CelList b) {
    if (a instanceof Growing growing) {
      return growing.addAll(b);
    }
    if (a.identity() != ListIdentity.PLACE) {
      return a.identity().plus(a, b);
    }
    if (a.size() == 0 && b.identity() == ListIdentity.PLACE) {
      return b;
    }
    if (b.size() == 0) {
      return a;
    }
    CelFrame.requireAtMost(MOST_NODES, (long) a.size() + b.size());
    List<Object> all = new ArrayList<>(a.size() + b.size());
    addTo(all, a);
    addTo(all, b);
    return new ListValue(all);
  }

  static void addTo(List<Object> all, CelList list) {
    for (int i = 0; i < list.size(); i++) {
      all.add(list.get(i));
    }
  }

  static List<Object> copy(CelList list) {
    List<Object> copy = new ArrayList<>(list.size());
    addTo(copy, list);
    return copy;
  }

  @Override
  public int size() {
    return elements.size();
  }

  @Override
  public Object get(int index) {
    return elements.get(index);
  }

  @Override
  public ListIdentity identity() {
    return identity;
  }

  @Override
  public String toString() {
    return elements.toString();
  }

  /** What {@code map} and {@code filter} collect in; nobody else sees it before the loop ends. */
  static final class Growing implements CelList {
    private final List<Object> elements = new ArrayList<>();

    private CelList addAll(CelList more) {
      addTo(elements, more);
      return this;
    }

    CelList finished() {
      return new ListValue(elements);
    }

    @Override
    public int size() {
      return elements.size();
    }

    @Override
    public Object get(int index) {
      return elements.get(index);
    }
  }
}
