package io.fairlead.dra.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Divides devices between containers that run at the same time and init containers that run before
 * them, one after the other, so that an init container uses the devices of later containers and the
 * pod takes no device more than it must.
 *
 * <p>A container uses requests as a whole. So the devices are laid in a row, those of the first
 * container first; each init container takes from the beginning of the row, and the row is cut
 * where any of them ends. Each piece is a request.
 */
final class DeviceCuts {

  /** The owner of pieces that only init containers use. */
  static final int NOBODY = -1;

  /**
   * Devices that are asked for together.
   *
   * @param owner number of the container, or {@link #NOBODY}
   * @param part number of the piece among those of its owner, from 0
   * @param count at least 1
   */
  record Piece(int owner, int part, int count) {}

  private final List<Piece> pieces = new ArrayList<>();

  /**
   * Divides.
   *
   * @param containers how many devices each needs
   * @param inits how many devices each init container needs; 0 for none
   */
  DeviceCuts(List<Integer> containers, List<Integer> inits) {
    TreeSet<Integer> cuts = new TreeSet<>(inits);
    int from = 0;
    for (int owner = 0; owner < containers.size(); owner++) {
      from = cut(owner, from, from + containers.get(owner), cuts);
    }
    if (!cuts.isEmpty() && cuts.last() > from) {
      cut(NOBODY, from, cuts.last(), cuts);
    }
  }

  private int cut(int owner, int from, int to, TreeSet<Integer> cuts) {
    int part = 0;
    int start = from;
    for (int end : cuts.subSet(from, false, to, false)) {
      pieces.add(new Piece(owner, part++, end - start));
      start = end;
    }
    if (to > start) {
      pieces.add(new Piece(owner, part, to - start));
    }
    return to;
  }

  List<Piece> pieces() {
    return pieces;
  }

  /** Whether the devices of an owner are more than one piece. */
  boolean isCut(int owner) {
    return pieces.stream().anyMatch(piece -> piece.owner() == owner && piece.part() > 0);
  }

  /** Returns how many pieces from the first have so many devices. */
  int prefix(int devices) {
    int left = devices;
    int count = 0;
    while (left > 0) {
      left -= pieces.get(count++).count();
    }
    return count;
  }
}
