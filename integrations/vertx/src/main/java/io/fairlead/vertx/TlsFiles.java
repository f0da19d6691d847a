package io.fairlead.vertx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where certificates and keys lie, in PEM; null is none.
 *
 * @param certificate our chain
 * @param key its private key, PKCS#8
 * @param authorities whom we trust; null is the JDK's own list
 */
public record TlsFiles(@Nullable Path certificate, @Nullable Path key, @Nullable Path authorities) {

  /** Returns whether there is any file. */
  public boolean any() {
    return certificate != null || key != null || authorities != null;
  }

  /** Returns these files, and those of {@code other} where there is none here. */
  public TlsFiles or(TlsFiles other) {
    return new TlsFiles(
        certificate == null ? other.certificate : certificate,
        key == null ? other.key : key,
        authorities == null ? other.authorities : authorities);
  }

  /**
   * Reads the files.
   *
   * @throws IOException if one cannot be read
   */
  public TlsMaterial read() throws IOException {
    return TlsMaterial.read(certificate, key, authorities);
  }

  /**
   * Reads the files again whenever one changes; all are read together.
   *
   * @throws IOException if one cannot be read now
   */
  public void watch(Reload reload, Consumer<TlsMaterial> changed) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path file : new Path[] {certificate, key, authorities}) {
      if (file != null) {
        files.add(file);
      }
    }
    if (files.isEmpty()) {
      return;
    }
    reload.together(
        files,
        () -> {
          try {
            changed.accept(read());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
