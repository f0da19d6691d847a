package io.fairlead.routing.prefix;

import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.Sheet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A {@link PrefixIndex} within a limit of bytes: endpoints on the outside, slots inside. */
final class BoundedPrefixIndex implements PrefixIndex {

  private static final int SCRATCHES = 32;
  private static final int STRIDE = 16; // references per place: no two threads write to one line

  private final PrefixScheme scheme;
  private final long capacityBlocks;
  private final Blocks blocks;
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicReferenceArray<@Nullable MatchScratch> idle =
      new AtomicReferenceArray<>(SCRATCHES * STRIDE);

  BoundedPrefixIndex(PrefixScheme scheme, long maxBytes, long capacityTokens) {
    this.scheme = scheme;
    capacityBlocks = blocksWithin(capacityTokens);
    blocks = new Blocks(maxBytes);
  }

  @Override
  public PrefixScheme scheme() {
    return scheme;
  }

  @Override
  public void match(PrefixChain chain, Candidates candidates, Sheet cachedTokens) {
    requireScheme(chain);
    MatchScratch scratch = borrow();
    scratch.match(blocks.table, blocks.live(), chain);
    scratch.write(blocks, chain, candidates, cachedTokens);
    giveBack(scratch);
  }

  @Override
  public void stored(Endpoint endpoint, PrefixChain chain) {
    requireScheme(chain);
    writing.lock();
    try {
      Holder holder = holder(endpoint);
      if (holder != null) {
        blocks.store(holder, chain);
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void removed(Endpoint endpoint, long hash) {
    writing.lock();
    try {
      Holder holder = blocks.holder(endpoint.slot());
      if (holder != null && holder.owner == endpoint) {
        blocks.remove(holder, hash);
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void capacity(Endpoint endpoint, long tokens) {
    long most = blocksWithin(requirePositive(tokens, "tokens"));
    writing.lock();
    try {
      Holder holder = holder(endpoint);
      if (holder != null) {
        blocks.limit(holder, most);
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void forget(Endpoint endpoint) {
    writing.lock();
    try {
      Holder holder = blocks.holder(endpoint.slot());
      if (holder != null && holder.owner == endpoint) {
        blocks.forget(holder);
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public boolean holds(Endpoint endpoint) {
    writing.lock();
    try {
      Holder holder = blocks.holder(endpoint.slot());
      return holder != null && holder.owner == endpoint;
    } finally {
      writing.unlock();
    }
  }

  @Override
  public boolean tidy(int pairs) {
    writing.lock();
    try {
      return blocks.sweep(pairs);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public long pairs() {
    writing.lock();
    try {
      return blocks.pairs();
    } finally {
      writing.unlock();
    }
  }

  @Override
  public long bytes() {
    writing.lock();
    try {
      return blocks.bytes();
    } finally {
      writing.unlock();
    }
  }

  /** Returns where to store for an endpoint, {@code null} if it is gone. Called with the lock. */
  private @Nullable Holder holder(Endpoint endpoint) {
    if (endpoint.retired()) {
      return null;
    }
    int slot = endpoint.slot();
    Holder holder = blocks.holder(slot);
    if (holder != null && holder.owner == endpoint) {
      return holder;
    }
    if (holder != null) {
      clear(holder);
    }
    return blocks.open(slot, endpoint, capacityBlocks);
  }

  /** A pool with which the index is not registered gave the slot away too soon: the slow way. */
  private void clear(Holder holder) {
    blocks.forget(holder);
    while (blocks.holder(holder.slot) != null) {
      blocks.sweep(Integer.MAX_VALUE);
    }
  }

  private long blocksWithin(long tokens) {
    return Math.max(1, tokens / scheme.blockTokens());
  }

  private void requireScheme(PrefixChain chain) {
    if (chain.scheme() != scheme && !chain.scheme().equals(scheme)) {
      throw violated(
          "scheme of a chain", "that of the index, " + scheme, chain.scheme().toString());
    }
  }

  /** No thread local: ten thousand virtual threads share what a few carriers need. */
  private MatchScratch borrow() {
    int home = (int) Thread.currentThread().getId();
    for (int i = 0; i < SCRATCHES; i++) {
      int place = (home + i & SCRATCHES - 1) * STRIDE;
      MatchScratch found = idle.getAcquire(place);
      if (found != null && idle.compareAndSet(place, found, null)) {
        return found;
      }
    }
    return new MatchScratch();
  }

  private void giveBack(MatchScratch scratch) {
    int home = (int) Thread.currentThread().getId();
    for (int i = 0; i < SCRATCHES; i++) {
      int place = (home + i & SCRATCHES - 1) * STRIDE;
      if (idle.getPlain(place) == null && idle.compareAndSet(place, null, scratch)) {
        return;
      }
    }
  }
}
