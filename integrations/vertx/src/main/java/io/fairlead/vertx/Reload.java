package io.fairlead.vertx;

import static io.fairlead.kernel.Preconditions.requirePositive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads configuration again when it changes, on one thread of its own.
 *
 * <p>Content is compared, not time stamps or inodes: it sees a file that is written in place, one
 * that is renamed over it, and a symbolic link that is turned to another folder, which is how
 * Kubernetes changes a mounted ConfigMap. What cannot be read or understood is complained about
 * once, and what was read before stays in force.
 *
 * <p>Configure first, then {@link #start}; not thread-safe before that.
 */
public final class Reload implements AutoCloseable {

  private final Consumer<String> complaints;
  private final List<Job> jobs = new ArrayList<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "fairlead-reload");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Creates a reloader without anything to do.
   *
   * @param complaints receives what is wrong, one line each
   */
  public Reload(Consumer<String> complaints) {
    this.complaints = Objects.requireNonNull(complaints, "complaints");
  }

  /**
   * Reads a text file now, and every second from then on.
   *
   * @param changed receives the text now and whenever it differs; throws IllegalArgumentException,
   *     or another RuntimeException, for a text that is wrong
   * @throws IOException if the file cannot be read now
   */
  public Reload text(Path file, Consumer<String> changed) throws IOException {
    String first = FileWatch.read(file);
    changed.accept(first);
    FileWatch watch = new FileWatch(file, changed, complaints);
    watch.known(first);
    jobs.add(new Job(Duration.ofSeconds(1), watch::look));
    return this;
  }

  /**
   * Tells when one of several files has other content than now; for certificates and keys, which
   * belong together.
   *
   * @param changed reads them all again; what it throws is complained about
   * @throws IOException if one cannot be read now
   */
  public Reload together(List<Path> files, Runnable changed) throws IOException {
    boolean[] news = new boolean[1];
    List<FileWatch> watches = new ArrayList<>();
    for (Path file : files) {
      FileWatch watch = new FileWatch(file, text -> news[0] = true, complaints);
      watch.known(FileWatch.read(file));
      watches.add(watch);
    }
    jobs.add(
        new Job(
            Duration.ofSeconds(1),
            () -> {
              news[0] = false;
              watches.forEach(FileWatch::look);
              if (news[0]) {
                changed.run();
              }
            }));
    return this;
  }

  /** Does something again and again. */
  public Reload every(Duration period, Runnable action) {
    jobs.add(new Job(requirePositive(period, "period"), action));
    return this;
  }

  /** Does something now, on the thread that may block; what it throws is complained about. */
  void now(Runnable action) {
    executor.execute(() -> run(new Job(Duration.ofSeconds(1), action)));
  }

  /** Starts to look. */
  public void start() {
    for (Job job : jobs) {
      long millis = job.period.toMillis();
      var unused =
          executor.scheduleWithFixedDelay(() -> run(job), millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  private void run(Job job) {
    try {
      job.action.run();
    } catch (RuntimeException e) {
      complaints.accept(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private record Job(Duration period, Runnable action) {}
}
