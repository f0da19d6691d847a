package io.fairlead.vertx;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Certificates and keys in PEM, as read at one moment; reading again after a change makes another.
 *
 * @param certificate our chain, or null where we need none
 * @param key the private key of {@code certificate}, PKCS#8, or null
 * @param authorities whom we trust, or null for the JDK's own list
 */
public record TlsMaterial(
    @Nullable Buffer certificate, @Nullable Buffer key, @Nullable Buffer authorities) {

  /**
   * Reads files; a null path is a null part.
   *
   * @throws IOException if one cannot be read
   */
  public static TlsMaterial read(
      @Nullable Path certificate, @Nullable Path key, @Nullable Path authorities)
      throws IOException {
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException(
          "certificate and key must be given together, but was only "
              + (key == null ? "the certificate" : "the key"));
    }
    return new TlsMaterial(buffer(certificate), buffer(key), buffer(authorities));
  }

  private static @Nullable Buffer buffer(@Nullable Path file) throws IOException {
    return file == null ? null : Buffer.buffer(FileWatch.bytes(file));
  }

  @Nullable KeyCertOptions identity() {
    return certificate == null || key == null
        ? null
        : new PemKeyCertOptions().addCertValue(certificate).addKeyValue(key);
  }

  @Nullable TrustOptions trust() {
    return authorities == null ? null : new PemTrustOptions().addCertValue(authorities);
  }

  ServerSSLOptions server() {
    return new ServerSSLOptions().setKeyCertOptions(identity()).setTrustOptions(trust());
  }

  ClientSSLOptions client() {
    return new ClientSSLOptions()
        .setHostnameVerificationAlgorithm("HTTPS")
        .setKeyCertOptions(identity())
        .setTrustOptions(trust());
  }
}
