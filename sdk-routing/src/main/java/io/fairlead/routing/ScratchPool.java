package io.fairlead.routing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Lends scratch to decisions: no thread locals, so ten thousand virtual threads share what a few
 * carriers need, and a stage that decides something itself gets scratch of its own.
 */
final class ScratchPool {

  private static final int PLACES = 32;

  /** References per place, so that two threads do not write to one cache line. */
  private static final int STRIDE = 16;

  private final AtomicReferenceArray<@Nullable Scratch> idle =
      new AtomicReferenceArray<>(PLACES * STRIDE);
  private final List<Scratch> all = new CopyOnWriteArrayList<>();

  Scratch borrow() {
    int home = (int) Thread.currentThread().getId();
    for (int i = 0; i < PLACES; i++) {
      int place = ((home + i) & (PLACES - 1)) * STRIDE;
      Scratch found = idle.getAcquire(place);
      if (found != null && idle.compareAndSet(place, found, null)) {
        return found;
      }
    }
    Scratch fresh = new Scratch();
    all.add(fresh);
    return fresh;
  }

  void giveBack(Scratch scratch) {
    int home = (int) Thread.currentThread().getId();
    for (int i = 0; i < PLACES; i++) {
      int place = ((home + i) & (PLACES - 1)) * STRIDE;
      if (idle.getPlain(place) == null && idle.compareAndSet(place, null, scratch)) {
        return;
      }
    }
    all.remove(scratch);
  }

  /** All that exist, lent or not. */
  List<Scratch> all() {
    return all;
  }
}
