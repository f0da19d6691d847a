package io.fairlead.dra.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Divides devices between containers that stay and init containers that run before them, one after
 * the other, so that an init container uses the devices of containers that start after it and the
 * pod takes no device more than it must.
 *
 * <p>A container uses requests as a whole. So the devices are laid in a row, those of the container
 * that starts last first; each init container takes from the beginning of the row, as far as the
 * owners start after it, and what it lacks then from a second row that nobody else uses. Both rows
 * are cut where any of them ends. Each piece is a request.
 */
final class DeviceCuts {

  /** The owner of pieces that only init containers use. */
  static final int NOBODY = -1;

  /**
   * What an init container needs.
   *
   * @param devices how many; 0 for none
   * @param lenders how many owners, from the first, start after it
   */
  record Need(int devices, int lenders) {}

  /**
   * Devices that are asked for together.
   *
   * @param owner number of the container, or {@link #NOBODY}
   * @param part number of the piece among those of its owner, from 0
   * @param count at least 1
   */
  record Piece(int owner, int part, int count) {}

  private final List<Piece> pieces = new ArrayList<>();
  private final List<Need> needs;
  private final int[] sums;

  /**
   * Divides.
   *
   * @param owners how many devices each container needs, the one that starts last first
   */
  DeviceCuts(List<Integer> owners, List<Need> needs) {
    this.needs = List.copyOf(needs);
    sums = new int[owners.size() + 1];
    for (int i = 0; i < owners.size(); i++) {
      sums[i + 1] = sums[i] + owners.get(i);
    }
    NavigableSet<Integer> cuts = new TreeSet<>();
    NavigableSet<Integer> extra = new TreeSet<>();
    for (int i = 0; i < needs.size(); i++) {
      cuts.add(lent(i));
      extra.add(needs.get(i).devices() - lent(i));
    }
    for (int owner = 0; owner < owners.size(); owner++) {
      cut(owner, sums[owner], sums[owner + 1], cuts);
    }
    cut(NOBODY, 0, extra.isEmpty() ? 0 : extra.last(), extra);
  }

  private void cut(int owner, int from, int to, NavigableSet<Integer> cuts) {
    int part = 0;
    int start = from;
    for (int end : cuts.subSet(from, false, Math.max(from, to), false)) {
      pieces.add(new Piece(owner, part++, end - start));
      start = end;
    }
    if (to > start) {
      pieces.add(new Piece(owner, part, to - start));
    }
  }

  /** Returns how many devices an init container uses that others own. */
  private int lent(int init) {
    return Math.min(needs.get(init).devices(), sums[needs.get(init).lenders()]);
  }

  List<Piece> pieces() {
    return pieces;
  }

  /** Whether the devices of an owner are more than one piece. */
  boolean isCut(int owner) {
    return pieces.stream().anyMatch(piece -> piece.owner() == owner && piece.part() > 0);
  }

  /** Returns which init container lacks most beyond what others lend. */
  int neediest() {
    int neediest = 0;
    int most = -1;
    for (int i = 0; i < needs.size(); i++) {
      int missing = needs.get(i).devices() - lent(i);
      if (missing > most) {
        most = missing;
        neediest = i;
      }
    }
    return neediest;
  }

  /** Returns the numbers of the pieces that an init container uses. */
  List<Integer> uses(int init) {
    List<Integer> used = new ArrayList<>();
    int lent = lent(init);
    int extra = needs.get(init).devices() - lent;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.owner() != NOBODY && lent > 0) {
        lent -= piece.count();
        used.add(i);
      } else if (piece.owner() == NOBODY && extra > 0) {
        extra -= piece.count();
        used.add(i);
      }
    }
    return used;
  }
}
