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
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether anything holds an event loop of the gateway longer than {@value #LONGEST_MILLIS} ms while
 * prompts of 220 kB pass: Vert.x's own check of blocked threads, set to that time, looks once a
 * millisecond.
 */
final class EventLoopHold {

  private static final long LONGEST_MILLIS = 2;
  private static final Pattern HELD = Pattern.compile("blocked for ([0-9]+) ms");

  private EventLoopHold() {}

  static void measure() throws Exception {
    AtomicLong times = new AtomicLong();
    AtomicLong longest = new AtomicLong();
    Logger checker = Logger.getLogger("io.vertx.core.impl.BlockedThreadChecker");
    checker.setUseParentHandlers(false);
    checker.addHandler(new Counting(times, longest));
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
      times.set(0);
      longest.set(0);
      double sent = prompts(address, 30);
      GatewayFigures.say(
          "event loops, %.0f prompts of 220 kB one after the other: held over %d ms %d times,"
              + " longest %d ms",
          sent, LONGEST_MILLIS, times.get(), longest.get());
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

  /** Counts what the check complains of. */
  private static final class Counting extends Handler {

    private final AtomicLong times;
    private final AtomicLong longest;

    Counting(AtomicLong times, AtomicLong longest) {
      this.times = times;
      this.longest = longest;
    }

    @Override
    public void publish(LogRecord record) {
      Matcher held = HELD.matcher(String.valueOf(record.getMessage()));
      times.incrementAndGet();
      if (held.find()) {
        longest.accumulateAndGet(Long.parseLong(held.group(1)), Math::max);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
