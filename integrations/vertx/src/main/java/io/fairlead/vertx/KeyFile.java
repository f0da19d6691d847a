package io.fairlead.vertx;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file whose keys clients need, which may become another one while the gateway runs. Without
 * one, nobody needs a key.
 *
 * <p>A reload never lets in who was kept out before: a file that is gone or wrong, or is not named
 * any more, leaves its keys in force. For one thread at a time.
 */
final class KeyFile {

  private final Consumer<ApiKeys> changed;
  private final Consumer<String> log;
  private @Nullable FileWatch watch;
  private boolean inForce;

  /**
   * Creates a watch on no file.
   *
   * @param inForce whether clients need a key already
   * @param changed receives the keys whenever they are others
   * @param log receives what is wrong
   */
  KeyFile(boolean inForce, Consumer<ApiKeys> changed, Consumer<String> log) {
    this.inForce = inForce;
    this.changed = changed;
    this.log = log;
  }

  /** Takes the keys of a file now, or as soon as it can be read. */
  void use(Path file) {
    watch = new FileWatch(file, text -> take(ApiKeys.parse(text)), this::complain);
    look();
  }

  /** Looks for news in the file. */
  void look() {
    if (watch != null) {
      watch.look();
    }
  }

  private void take(ApiKeys keys) {
    changed.accept(keys);
    inForce = true;
  }

  private void complain(String what) {
    log.accept(
        what
            + (inForce
                ? "; the keys before stay in force"
                : "; until it can be read, clients need no key"));
  }
}
