package io.fairlead.bench;

import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.routing.stages.Signals;
import io.fairlead.vertx.Gateway;
import io.fairlead.vertx.RoutingPlan;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether anything holds an event loop of the gateway longer than {@value #LONGEST_MILLIS} ms while
 * prompts of 220 kB pass: Vert.x's own check of blocked threads, set to that time, looks once a
 * millisecond. Where server and load share two cores with the gateway, a loop is also held while it
 * waits for a core or for the collector; so the processor time that the loop itself used in that
 * span is told apart.
 */
final class EventLoopHold {

  private static final long LONGEST_MILLIS = 2;
  private static final Pattern HELD = Pattern.compile("Thread (\\S+) .*blocked for ([0-9]+) ms");

  private EventLoopHold() {}

  static void measure() throws Exception {
    LoopCpu cpu = new LoopCpu();
    cpu.setDaemon(true);
    cpu.start();
    Complaints complaints = new Complaints(cpu);
    Logger checker = Logger.getLogger("io.vertx.core.impl.BlockedThreadChecker");
    checker.setUseParentHandlers(false);
    checker.addHandler(complaints);
    checker.setLevel(Level.ALL);
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setBlockedThreadCheckInterval(1)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
                .setMaxEventLoopExecuteTime(LONGEST_MILLIS)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS));
    try (Programs programs = new Programs()) {
      URI server = programs.server("--instant").address();
      PrefixIndex index = PrefixIndex.builder(PrefixScheme.approximate()).build();
      Gateway gateway =
          Gateway.builder()
              .port(0)
              .prefixIndex(index)
              .plan(RoutingPlan.of(Profiles.named("fairlead"), Signals.prefix(index)))
              .start(vertx)
              .await(30, TimeUnit.SECONDS);
      gateway.members(List.of(EndpointSpec.of("server", server))).await(30, TimeUnit.SECONDS);
      URI address = URI.create(gateway.url());
      prompts(address, 20); // until it is compiled
      complaints.forget();
      double sent = prompts(address, 30);
      GatewayFigures.say(
          "event loops, %.0f prompts of 220 kB one after the other: held over %d ms %d times,"
              + " longest %d ms, of which the loop itself used at most %.1f ms",
          sent, LONGEST_MILLIS, complaints.times, complaints.longest, complaints.ownMillis);
    } finally {
      vertx.close().await(30, TimeUnit.SECONDS);
    }
  }

  private static double prompts(URI gateway, int seconds) throws Exception {
    return GatewayFigures.number(
        Programs.load(
            gateway,
            "--connections=1",
            "--body-bytes=220000",
            "--warm-up=0s",
            "--duration=" + seconds + "s"),
        "requests");
  }

  /** Counts what the check complains of. All complaints come from the check's one thread. */
  private static final class Complaints extends Handler {

    private final LoopCpu cpu;
    private volatile int times;
    private volatile long longest;
    private volatile double ownMillis;

    Complaints(LoopCpu cpu) {
      this.cpu = cpu;
    }

    synchronized void forget() {
      times = 0;
      longest = 0;
      ownMillis = 0;
    }

    @Override
    public synchronized void publish(LogRecord record) {
      Matcher held = HELD.matcher(String.valueOf(record.getMessage()));
      if (held.find()) {
        long millis = Long.parseLong(held.group(2));
        times++;
        longest = Math.max(longest, millis);
        ownMillis = Math.max(ownMillis, cpu.usedIn(held.group(1), millis) / 1e6);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** Notes four times a millisecond how much processor time each event loop has had. */
  private static final class LoopCpu extends Thread {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int KEPT = 1 << 10; // a quarter of a second

    private final Map<String, Long> ids = new ConcurrentHashMap<>();
    private final Map<String, long[]> used = new ConcurrentHashMap<>();
    private final long[] at = new long[KEPT];
    private int next;

    @Override
    public void run() {
      for (long round = 0; ; round++) {
        if (round % 4_000 == 0) {
          find();
        }
        note();
        LockSupport.parkNanos(250_000);
      }
    }

    private void find() {
      for (ThreadInfo info : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
        if (info != null && info.getThreadName().startsWith("vert.x-eventloop")) {
          ids.put(info.getThreadName(), info.getThreadId());
        }
      }
    }

    private synchronized void note() {
      at[next] = System.nanoTime();
      ids.forEach(
          (name, id) ->
              used.computeIfAbsent(name, any -> new long[KEPT])[next] =
                  THREADS.getThreadCpuTime(id));
      next = (next + 1) % KEPT;
    }

    /** Returns the nanoseconds of CPU of the last milliseconds, by up to a quarter of one more. */
    synchronized long usedIn(String loop, long millis) {
      long[] samples = used.get(loop);
      if (samples == null) {
        return millis * 1_000_000; // not known: taken as its own
      }
      long since = System.nanoTime() - millis * 1_000_000;
      int i = (next + KEPT - 1) % KEPT;
      while (at[i] > since) {
        i = (i + KEPT - 1) % KEPT;
      }
      return THREADS.getThreadCpuTime(ids.get(loop)) - samples[i];
    }
  }
}
