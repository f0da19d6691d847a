package io.fairlead.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {

  @TempDir Path folder;

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  @Test
  void seesFilesWrittenInPlaceRenamedAndBehindALinkThatTurns() throws Exception {
    Path first = Files.createDirectory(folder.resolve("v1"));
    Path second = Files.createDirectory(folder.resolve("v2"));
    Files.writeString(first.resolve("f"), "one");
    Files.writeString(second.resolve("f"), "two");
    Path link = Files.createSymbolicLink(folder.resolve("data"), first);
    FileWatch watch = new FileWatch(link.resolve("f"), seen::add, complaints::add);

    watch.look();
    watch.look();
    assertThat(seen).containsExactly("one");

    Path turned = Files.createSymbolicLink(folder.resolve("next"), second);
    Files.move(turned, link, StandardCopyOption.ATOMIC_MOVE);
    watch.look();
    assertThat(seen).containsExactly("one", "two");

    Files.writeString(second.resolve("f"), "three");
    watch.look();
    Path fresh = Files.writeString(second.resolve("f.new"), "four");
    Files.move(fresh, second.resolve("f"), StandardCopyOption.REPLACE_EXISTING);
    watch.look();
    assertThat(seen).containsExactly("one", "two", "three", "four");
    assertThat(complaints).isEmpty();
  }

  @Test
  void keepsWhatWasWhenAFileIsGoneOrWrongAndSaysSoOnce() throws Exception {
    Path file = Files.writeString(folder.resolve("keys"), "a " + ApiKeys.hash("x"));
    FileWatch watch =
        new FileWatch(
            file,
            text -> {
              ApiKeys.parse(text);
              seen.add(text);
            },
            complaints::add);
    watch.look();

    Files.writeString(file, "broken");
    watch.look();
    watch.look();
    Files.delete(file);
    watch.look();
    watch.look();

    assertThat(seen).hasSize(1);
    assertThat(complaints).hasSize(2);
    assertThat(complaints.get(0)).contains("line 1 of the key file must be NAME");
    assertThat(complaints.get(1)).endsWith("is not there");
  }

  @Test
  void aServeFileThatBecomesInvalidChangesNothing() throws Exception {
    Path file = folder.resolve("serve.yaml");
    try (GatewayFixture fixture = new GatewayFixture()) {
      var server = fixture.server(o -> o);
      String valid = "endpoints:\n  - name: a\n    url: " + server.uri() + "\n";
      Files.writeString(file, valid);
      Members members = new Members(fixture.gateway, seen::add);
      FileWatch watch =
          new FileWatch(
              file,
              text -> members.replace("file", ServeSettings.parse(text, file).members()),
              complaints::add);
      watch.look();
      fixture.live(1);

      Files.writeString(file, "endpoints:\n  - name: a\n    url: nonsense\n");
      watch.look();

      assertThat(complaints).singleElement().asString().contains("serve.yaml:3:");
      assertThat(fixture.post(GatewayFixture.HI).statusCode()).isEqualTo(200);

      Files.writeString(file, "endpoints: []\n");
      watch.look();
      fixture.live(0);
      assertThat(seen).containsExactly("file: endpoints +a", "file: endpoints -a");
    }
  }

  @Test
  void servesHttpsAndTakesANewCertificateWithoutARestart() throws Exception {
    TlsFiles first = certificate("first");
    TlsFiles second = certificate("second");
    try (GatewayFixture fixture = new GatewayFixture(b -> tls(b, first))) {
      assertThat(fixture.gateway.url()).startsWith("https://");
      assertThat(subject(fixture.gateway.url())).contains("first");
      Await.result(fixture.gateway.renewTls(second.read()));
      assertThat(subject(fixture.gateway.url())).contains("second");
    }
  }

  @Test
  void trustsOnlyEndpointsOfItsAuthorities() throws Exception {
    TlsFiles ours = certificate("endpoint");
    TlsFiles strange = certificate("strange");
    try (GatewayFixture fixture =
        new GatewayFixture(
            b -> {
              b.endpointTls(material(new TlsFiles(null, null, ours.certificate())));
              return b;
            })) {
      fixture.join("a", secure(fixture, ours));
      fixture.live(1);
      assertThat(fixture.post(GatewayFixture.HI).statusCode()).isEqualTo(200);
      fixture.join("b", secure(fixture, strange));
      Await.until(
          () -> fixture.gateway.metrics(),
          () -> {
            try {
              return fixture.get("/fairlead/api/pool").body().contains("SSL")
                  || fixture.get("/fairlead/api/pool").body().contains("certif");
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          });
      assertThat(fixture.gateway.pool().snapshot().size()).isEqualTo(1);
    }
  }

  @Test
  void trustsOtherEndpointsOnceAuthoritiesAreRenewed() throws Exception {
    TlsFiles before = certificate("before");
    TlsFiles after = certificate("after");
    TlsMaterial trust = material(new TlsFiles(null, null, before.certificate()));
    try (GatewayFixture fixture = new GatewayFixture(b -> b.endpointTls(trust))) {
      fixture.join("old", secure(fixture, before));
      fixture.live(1);
      fixture.join("new", secure(fixture, after));
      Path both =
          Files.writeString(
              folder.resolve("both.crt"),
              Files.readString(before.certificate()) + Files.readString(after.certificate()));

      Await.result(fixture.gateway.renewEndpointTls(new TlsFiles(null, null, both).read()));

      fixture.live(2);
      assertThat(fixture.post(GatewayFixture.HI).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void letsOnlyClientsInWithACertificateOfItsAuthorities() throws Exception {
    TlsFiles ours = certificate("ours");
    TlsFiles friend = certificate("friend");
    certificate("stranger");
    TlsFiles demanding = new TlsFiles(ours.certificate(), ours.key(), friend.certificate());
    try (GatewayFixture fixture = new GatewayFixture(b -> tls(b, demanding))) {
      String url = fixture.gateway.url();
      assertThat(subject(url, identity("friend"))).contains("ours");
      assertThatThrownBy(() -> subject(url)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> subject(url, identity("stranger"))).isInstanceOf(IOException.class);
    }
  }

  private static URI secure(GatewayFixture fixture, TlsFiles files) {
    TlsMaterial material = material(files);
    return fixture.server(o -> o.http(h -> tlsOptions(h, material))).uri();
  }

  private static HttpServerOptions tlsOptions(HttpServerOptions options, TlsMaterial material) {
    options.setSsl(true).setKeyCertOptions(material.identity());
    return options;
  }

  private static GatewayBuilder tls(GatewayBuilder builder, TlsFiles files) {
    return builder.tls(material(files));
  }

  private static TlsMaterial material(TlsFiles files) {
    try {
      return files.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a key and a certificate with the JDK's own tool. */
  private TlsFiles certificate(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "k",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=ip:127.0.0.1,dns:localhost",
                "-validity",
                "2")
            .redirectErrorStream(true)
            .start();
    tool.getInputStream().readAllBytes();
    assertThat(tool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    Path cert = pem(name + ".crt", "CERTIFICATE", keys.getCertificate("k").getEncoded());
    Path key =
        pem(name + ".key", "PRIVATE KEY", keys.getKey("k", "changeit".toCharArray()).getEncoded());
    return new TlsFiles(cert, key, null);
  }

  private Path pem(String file, String type, byte[] content) throws Exception {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
  }

  /** What {@link #certificate} made, as a client shows it. */
  private KeyManager[] identity(String name) throws Exception {
    KeyStore keys =
        KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), "changeit".toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    return managers.getKeyManagers();
  }

  private static String subject(String url, KeyManager... identity) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(identity, new TrustManager[] {new Anybody()}, null);
    HttpClient client = HttpClient.newBuilder().sslContext(context).build();
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(url + "/healthz")).build(), BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo("ok\n");
    return ((X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0])
        .getSubjectX500Principal()
        .getName();
  }

  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] c, String t, Socket s) {}

    @Override
    public void checkServerTrusted(X509Certificate[] c, String t, Socket s) {}

    @Override
    public void checkClientTrusted(X509Certificate[] c, String t, SSLEngine e) {}

    @Override
    public void checkServerTrusted(X509Certificate[] c, String t, SSLEngine e) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
