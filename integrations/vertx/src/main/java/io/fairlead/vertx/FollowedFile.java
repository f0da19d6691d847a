package io.fairlead.vertx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A serve file of a running gateway: takes over what can change while it runs, and says what cannot
 * change before the next start. For one thread at a time.
 */
final class FollowedFile {

  private final Path path;
  private final ServeSettings started;
  private final Gateway gateway;
  private final Members members;
  private final @Nullable KeyFile keys;
  private final Consumer<String> log;
  private ModelNames names = ModelNames.NONE;
  private @Nullable Path askedKeys;
  private Map<String, Object> waiting;

  /**
   * Creates a follower that has taken nothing over yet.
   *
   * @param started what the gateway was started with
   * @param keys takes the file with keys that is named here; null if the host names it
   */
  FollowedFile(
      Path path,
      ServeSettings started,
      Gateway gateway,
      Members members,
      @Nullable KeyFile keys,
      Consumer<String> log) {
    this.path = path;
    this.started = started;
    this.gateway = gateway;
    this.members = members;
    this.keys = keys;
    this.log = log;
    askedKeys = started.apiKeys();
    waiting = started.lasting();
  }

  /**
   * Reads the file now and whenever it changes.
   *
   * @throws IOException if it cannot be read now
   */
  void follow(Reload reload) throws IOException {
    reload.text(path, this::take);
  }

  /**
   * Takes over a text of the file.
   *
   * @throws io.fairlead.servers.files.ServerFileException with every problem of the text; then
   *     nothing is taken over
   */
  void take(String text) {
    ServeSettings now = ServeSettings.parse(text, path);
    rename(now.names());
    members.replace(path.toString(), now.members());
    takeKeys(now.apiKeys());
    tellWhatWaits(now.lasting());
  }

  private void rename(ModelNames now) {
    List<String> changes = Changes.between(names.byAlias(), now.byAlias());
    names = now;
    if (!changes.isEmpty()) {
      log.accept(path + ": aliases " + String.join(" ", changes));
      gateway.names(now);
    }
  }

  private void takeKeys(@Nullable Path named) {
    Path before = askedKeys;
    askedKeys = named;
    if (named == null ? before == null : named.equals(before)) {
      return;
    }
    if (keys == null) {
      log.accept(path + ": apiKeys changed, but the keys that were set beside this file count");
    } else if (named == null) {
      log.accept(path + ": apiKeys went, but clients need a key until the next start");
    } else {
      log.accept(path + ": apiKeys is " + named + " from now on");
      keys.use(named);
    }
  }

  private void tellWhatWaits(Map<String, Object> now) {
    if (now.equals(waiting)) {
      return;
    }
    waiting = now;
    List<String> changes = Changes.between(started.lasting(), now);
    log.accept(
        path
            + ": "
            + (changes.isEmpty()
                ? "nothing waits for the next start any more"
                : String.join(" ", changes) + " counts from the next start only"));
  }
}
