package io.fairlead.vertx;

import static io.fairlead.kernel.Preconditions.requirePositive;

import io.fairlead.routing.RecordedDecision;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.servers.files.DecisionFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes some decisions of each second to a file, for {@code fairlead route explain} and {@code
 * route replay}, on one thread of its own.
 *
 * <p>Bounded: when the file is half as long as all may be, it is renamed to the same name with
 * {@code .1}, over the one before. What comes while many wait to be written, or cannot be written,
 * is {@linkplain #dropped() dropped}: a full disk must not stop the traffic. Thread-safe.
 */
public final class DecisionRecorder implements AutoCloseable {

  private static final int MOST_WAITING = 256;
  private static final long SECOND = 1_000_000_000L;

  private final Path file;
  private final long mostBytes;
  private final int perSecond;
  private final Consumer<String> complaints;
  private final BlockingQueue<RecordedDecision> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final LongAdder dropped = new LongAdder();
  private final Thread writer = new Thread(this::write, "fairlead-decision-recorder");
  private OutputStream out;
  private long written;
  private @Nullable String trouble;
  private volatile boolean closed;
  private volatile long second;
  private volatile int taken;

  private DecisionRecorder(
      Path file, long maxBytes, int perSecond, Consumer<String> complaints, OutputStream out) {
    this.file = file;
    this.mostBytes = maxBytes / 2;
    this.perSecond = perSecond;
    this.complaints = complaints;
    this.out = out;
    writer.setDaemon(true);
  }

  /**
   * Starts to record; a file of an earlier run is renamed.
   *
   * @param maxBytes of the file and the one before it together, greater than 0
   * @param perSecond how many decisions of each second are taken, greater than 0
   * @param complaints receives a line when something cannot be written
   * @throws IOException if the file cannot be opened
   */
  public static DecisionRecorder to(
      Path file, long maxBytes, int perSecond, Consumer<String> complaints) throws IOException {
    requirePositive(maxBytes, "maxBytes");
    requirePositive(perSecond, "perSecond");
    Objects.requireNonNull(complaints, "complaints");
    DecisionRecorder recorder =
        new DecisionRecorder(file, maxBytes, perSecond, complaints, fresh(file));
    recorder.writer.start();
    return recorder;
  }

  private static OutputStream fresh(Path file) throws IOException {
    if (Files.exists(file) && Files.size(file) > 0) {
      Path before = file.resolveSibling(file.getFileName() + ".1");
      Files.move(file, before, StandardCopyOption.REPLACE_EXISTING);
    }
    try {
      return new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": there is no such folder", e);
    }
  }

  /** Returns whether the decision on a request is taken; a race takes one more. */
  boolean wants(RoutingRequest request) {
    return taken < perSecond || request.arrivalNanos() / SECOND != second;
  }

  /** Takes a decision; never blocks. */
  void record(RecordedDecision decision) {
    long now = decision.input().request().arrivalNanos() / SECOND;
    synchronized (waiting) {
      taken = now == second ? taken + 1 : 1;
      second = now;
    }
    if (closed || !waiting.offer(decision)) {
      dropped.increment();
    }
  }

  /** Returns how many decisions were taken and not written. */
  public long dropped() {
    return dropped.sum();
  }

  private void write() {
    try {
      while (!closed || !waiting.isEmpty()) {
        RecordedDecision decision = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (decision != null) {
          put(DecisionFile.line(decision));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(byte[] line) {
    try {
      if (line.length > mostBytes) {
        throw new IOException("one decision has " + line.length + " bytes, too many for the limit");
      }
      if (written + line.length > mostBytes) {
        out.close();
        out = fresh(file);
        written = 0;
      }
      out.write(line);
      written += line.length;
      if (waiting.isEmpty()) {
        out.flush();
      }
      trouble = null;
    } catch (IOException e) {
      dropped.increment();
      String what = file + ": a decision cannot be recorded: " + e.getMessage();
      if (!what.equals(trouble)) {
        trouble = what;
        complaints.accept(what);
      }
    }
  }

  /** Writes what waits, for at most two seconds, and ends the thread. */
  @Override
  public void close() throws IOException {
    closed = true;
    try {
      writer.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    out.close();
  }
}
