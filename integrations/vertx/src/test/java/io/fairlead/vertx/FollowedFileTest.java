package io.fairlead.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedFileTest {

  private static final String START = "endpoints: []\n";

  @TempDir Path folder;

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final GatewayFixture fixture = new GatewayFixture();
  private Path file;
  private Path keyFile;
  private KeyFile keys;
  private FileWatch watch;

  @BeforeEach
  void write() {
    file = folder.resolve("serve.yaml");
    keyFile = folder.resolve("keys.txt");
    keys = new KeyFile(false, fixture.gateway::keys, log::add);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void clientsNeedAKeyOnceTheFileNamesAKeyFile() throws Exception {
    start(START, keys);
    Files.writeString(keyFile, "alice " + ApiKeys.hash("sk-1"));
    assertThat(fixture.get("/v1/models").statusCode()).isEqualTo(200);

    change(START + "apiKeys: keys.txt\n");

    assertThat(fixture.get("/v1/models").statusCode()).isEqualTo(401);
    assertThat(log).containsExactly(file + ": apiKeys is " + keyFile + " from now on");
  }

  @Test
  void aKeyFileThatComesLaterThanItsNameIsTakenOnceItIsThere() throws Exception {
    start(START, keys);

    change(START + "apiKeys: keys.txt\n");
    keys.look();
    assertThat(log)
        .containsExactly(
            file + ": apiKeys is " + keyFile + " from now on",
            keyFile + " is not there; until it can be read, clients need no key");
    Files.writeString(keyFile, "alice " + ApiKeys.hash("sk-1"));
    keys.look();

    assertThat(fixture.get("/v1/models").statusCode()).isEqualTo(401);
  }

  @Test
  void keysStayInForceWhenTheirFileIsNotNamedAnyMoreOrWrong() throws Exception {
    Files.writeString(keyFile, "alice " + ApiKeys.hash("sk-1"));
    start(START, keys);
    change(START + "apiKeys: keys.txt\n");
    log.clear();

    change(START);
    assertThat(fixture.get("/v1/models").statusCode()).isEqualTo(401);
    Files.writeString(keyFile, "alice\n");
    keys.look();
    assertThat(fixture.get("/v1/models").statusCode()).isEqualTo(401);

    assertThat(log.get(0))
        .isEqualTo(file + ": apiKeys went, but clients need a key until the next start");
    assertThat(log.get(1))
        .startsWith(keyFile + ": line 1 of the key file")
        .endsWith("; the keys before stay in force");
  }

  @Test
  void keysThatTheHostNamedCountMoreThanThoseOfTheFile() throws Exception {
    start(START, null);

    change(START + "apiKeys: keys.txt\n");

    assertThat(log)
        .containsExactly(
            file + ": apiKeys changed, but the keys that were set beside this file count");
  }

  @Test
  void saysWhatCountsFromTheNextStartOnlyAndWhenNothingDoesAnyMore() throws Exception {
    start(START + "profile: fairlead\n", keys);

    change(START + "profile: upstream-default\nlimits: {maxConcurrent: 1}\n");
    change(START + "profile: upstream-default\nlimits: {maxConcurrent: 1}\n# the same\n");
    change(START + "tls: {clientCa: ca.crt}\n");
    change(START + "profile: fairlead\n");

    assertThat(log)
        .containsExactly(
            file + ": ~profile +limits.maxConcurrent counts from the next start only",
            file + ": +tls.clientCa -profile counts from the next start only",
            file + ": nothing waits for the next start any more");
  }

  @Test
  void saysWhichAliasesCameChangedAndWent() throws Exception {
    start(START + "aliases: {chat: a, old: b}\n", keys);

    change(START + "aliases: {chat: c, fast: d}\n");

    assertThat(log)
        .containsExactly(file + ": aliases +chat +old", file + ": aliases ~chat +fast -old");
  }

  private void start(String text, KeyFile named) throws Exception {
    Files.writeString(file, text);
    Members members = new Members(fixture.gateway, log::add);
    FollowedFile followed =
        new FollowedFile(file, ServeSettings.read(file), fixture.gateway, members, named, log::add);
    watch = new FileWatch(file, followed::take, log::add);
    watch.look();
  }

  private void change(String text) throws Exception {
    Files.writeString(file, text);
    watch.look();
  }
}
