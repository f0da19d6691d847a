package io.fairlead.dra;

import io.fairlead.cel.dra.Verdict;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What a selector said of the values it has looked at so far.
 *
 * <p>A selector looks at some values of a device, one after the other, and each value decides what
 * it looks at next. So its verdicts form a tree: a branch asks for one value, the answer leads on.
 * A device whose values were seen before is decided by some array accesses, without allocation.
 * Thread-safe; readers never wait.
 */
final class VerdictTree {

  /** A leaf: the selector looks at more than single values, so nothing can be remembered. */
  static final Verdict ASK_AGAIN = Verdict.failed("");

  /**
   * What a tree belongs to.
   *
   * @param release of Kubernetes, whose functions the expression uses
   * @param expression the selector
   */
  record Key(int release, String expression) {}

  private record Entry(int answer, Object next) {}

  private static final class Branch {
    private final int question;
    private volatile AtomicReferenceArray<@Nullable Entry> table = new AtomicReferenceArray<>(4);
    private int size;

    Branch(int question) {
      this.question = question;
    }

    @Nullable Object find(int answer) {
      AtomicReferenceArray<@Nullable Entry> entries = table;
      int mask = entries.length() - 1;
      for (int at = spread(answer) & mask; ; at = (at + 1) & mask) {
        Entry entry = entries.get(at);
        if (entry == null || entry.answer == answer) {
          return entry == null ? null : entry.next;
        }
      }
    }

    void put(int answer, Object next) {
      if (size * 2 >= table.length()) {
        AtomicReferenceArray<@Nullable Entry> larger =
            new AtomicReferenceArray<>(table.length() * 2);
        for (int i = 0; i < table.length(); i++) {
          Entry entry = table.get(i);
          if (entry != null) {
            place(larger, entry);
          }
        }
        table = larger;
      }
      place(table, new Entry(answer, next));
      size++;
    }

    private static void place(AtomicReferenceArray<@Nullable Entry> entries, Entry entry) {
      int mask = entries.length() - 1;
      int at = spread(entry.answer) & mask;
      while (entries.get(at) != null) {
        at = (at + 1) & mask;
      }
      entries.set(at, entry);
    }

    private static int spread(int answer) {
      int hash = answer * 0x9E3779B9;
      return hash ^ hash >>> 16;
    }
  }

  private volatile @Nullable Object root;

  /** Returns the verdict, or {@code null} if these values are new. */
  @Nullable Verdict find(SliceColumns slice, int device) {
    Object at = root;
    while (at instanceof Branch branch) {
      at = branch.find(slice.answer(device, branch.question));
    }
    return (Verdict) at;
  }

  /** Remembers a verdict and the questions, with their answers, that led to it. */
  synchronized void learn(int[] questions, int[] answers, int count, Verdict verdict) {
    if (count == 0) {
      root = verdict;
      return;
    }
    Object at = root;
    if (at == null) {
      root = at = new Branch(questions[0]);
    }
    for (int i = 0; at instanceof Branch branch && i < count; i++) {
      if (branch.question != questions[i]) {
        return; // cannot be: evaluation is deterministic
      }
      Object next = branch.find(answers[i]);
      if (next == null) {
        next = i + 1 < count ? new Branch(questions[i + 1]) : verdict;
        branch.put(answers[i], next);
      }
      at = next;
    }
  }
}
