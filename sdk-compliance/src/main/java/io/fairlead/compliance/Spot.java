package io.fairlead.compliance;

/**
 * Where a fact is written: a byte offset (or the line and column of an XML parser) and a pointer
 * relative to the component. Cheap to make, since one is made per fact and few are looked at.
 */
public final class Spot {

  private final long position;
  private final String head;
  private final int index;
  private final String tail;

  Spot(long position, String head, int index, String tail) {
    this.position = position;
    this.head = head;
    this.index = index;
    this.tail = tail;
  }

  Spot(long position, String pointer) {
    this(position, pointer, -1, "");
  }

  /** Returns the pointer, for example {@code /licenses/0/license/id}. */
  public String pointer() {
    return index < 0 ? head : head + index + tail;
  }

  /** Returns whether the pointer starts at the document and not at the component. */
  boolean absolute() {
    return head.startsWith("#");
  }

  long position() {
    return position;
  }

  @Override
  public String toString() {
    return pointer();
  }
}
