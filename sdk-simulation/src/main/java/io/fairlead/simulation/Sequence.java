package io.fairlead.simulation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A request inside a server: its progress, its blocks and its times. */
final class Sequence implements Ticket {

  final SimulatedRequest request;
  final RequestEvents events;
  private final ModelServer server;
  private final long salt;
  private int[] blocks = new int[8];
  private int blockCount;
  private int namedBlocks;

  /** Tokens whose keys and values are in the cache. */
  int computed;

  int generated;
  int cachedTokens;
  boolean cancelled;
  boolean ended;
  boolean running;

  final long arrivedNanos;
  long startedNanos = -1;
  long firstTokenNanos = -1;
  long lastTokenNanos = -1;

  /** When the next token is due and who goes first; only with {@link RequestLatency}. */
  long nextNanos;

  long order;

  Sequence(SimulatedRequest request, RequestEvents events, ModelServer server, long nowNanos) {
    this.request = request;
    this.events = events;
    this.server = server;
    this.arrivedNanos = nowNanos;
    String adapter = request.adapter();
    this.salt = adapter == null ? 0 : SplitMix.hash(adapter);
  }

  /** Returns the tokens that exist: the prompt and what has been generated. */
  int tokens() {
    return request.promptTokens() + generated;
  }

  int blockCount() {
    return blockCount;
  }

  /** Returns the name of a block, the adapter included. */
  long name(TokenBlocks content, int block) {
    long hash = content.hash(block);
    return salt == 0 ? hash : SplitMix.combine(salt, hash);
  }

  void add(int block) {
    if (blockCount == blocks.length) {
      blocks = Arrays.copyOf(blocks, blockCount * 2);
    }
    blocks[blockCount++] = block;
  }

  /** Starts with blocks that were found by name. */
  void addNamed(int block) {
    add(block);
    namedBlocks = blockCount;
  }

  /** Names the blocks that the first {@code tokens} tokens fill. */
  void nameBlocks(BlockCache cache, int tokens, int blockTokens) {
    @Nullable TokenBlocks content = request.blocks();
    if (content == null) {
      return;
    }
    int full = tokens / blockTokens;
    while (namedBlocks < full) {
      cache.name(blocks[namedBlocks], name(content, namedBlocks));
      namedBlocks++;
    }
  }

  /** Gives all blocks back, the last one first, so that beginnings survive longest. */
  void release(BlockCache cache) {
    while (blockCount > 0) {
      cache.release(blocks[--blockCount]);
    }
    namedBlocks = 0;
    computed = 0;
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public void cancel(long nowNanos) {
    server.cancel(this, nowNanos);
  }
}
