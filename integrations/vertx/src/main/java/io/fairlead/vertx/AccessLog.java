package io.fairlead.vertx;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes lines from event loops to a stream that may block, on one thread of its own.
 *
 * <p>At most {@value #CAPACITY} lines wait; what comes while so many wait is dropped and
 * {@linkplain #dropped() counted}: a full disk must not stop the traffic. Thread-safe.
 */
public final class AccessLog implements AutoCloseable {

  /** Lines that may wait to be written. */
  public static final int CAPACITY = 65_536;

  private final ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final LongAdder dropped = new LongAdder();
  private final OutputStream out;
  private final Thread writer;
  private volatile boolean closed;
  private volatile boolean idle;

  private AccessLog(OutputStream out) {
    this.out = Objects.requireNonNull(out, "out");
    writer = new Thread(this::write, "fairlead-access-log");
    writer.setDaemon(true);
  }

  /**
   * Starts a log.
   *
   * @param out gets whole lines in UTF-8 and is flushed whenever nothing waits; not closed by this
   */
  public static AccessLog to(OutputStream out) {
    AccessLog log = new AccessLog(out);
    log.writer.start();
    return log;
  }

  /**
   * Starts a log at the end of a file.
   *
   * @param file its name, or {@code -} for standard output
   * @throws IOException if it cannot be opened
   */
  public static AccessLog open(String file) throws IOException {
    FileOutputStream target =
        file.equals("-")
            ? new FileOutputStream(FileDescriptor.out)
            : new FileOutputStream(file, true);
    return to(new BufferedOutputStream(target, 64 * 1024));
  }

  /** Takes a line without its end; never blocks. */
  void line(String line) {
    if (closed || size.get() >= CAPACITY) {
      dropped.increment();
      return;
    }
    size.incrementAndGet();
    waiting.add(line);
    if (idle) {
      idle = false;
      LockSupport.unpark(writer);
    }
  }

  /** Returns how many lines were dropped, for want of room or because the stream failed. */
  public long dropped() {
    return dropped.sum();
  }

  private void write() {
    StringBuilder batch = new StringBuilder(8 * 1024);
    while (true) {
      batch.setLength(0);
      int lines = 0;
      for (String line; lines < 256 && (line = waiting.poll()) != null; lines++) {
        batch.append(line).append('\n');
      }
      if (lines > 0) {
        size.addAndGet(-lines);
        if (!put(batch)) {
          dropped.add(lines);
        }
        continue;
      }
      if (closed) {
        return;
      }
      idle = true;
      if (waiting.isEmpty()) {
        LockSupport.parkNanos(this, 200_000_000L);
      }
      idle = false;
    }
  }

  private boolean put(CharSequence batch) {
    try {
      out.write(batch.toString().getBytes(StandardCharsets.UTF_8));
      if (waiting.isEmpty()) {
        out.flush();
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Writes what waits, for at most two seconds, and ends the thread. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(writer);
    try {
      writer.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
