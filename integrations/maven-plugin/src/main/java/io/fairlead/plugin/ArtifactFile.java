package io.fairlead.plugin;

import io.fairlead.compliance.ComponentFacts.FileFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Looks into the file of an artifact. */
final class ArtifactFile {

  private static final Set<String> CODE =
      Set.of(".class", ".so", ".dll", ".dylib", ".jnilib", ".sh", ".exe");

  private ArtifactFile() {}

  /** Returns name, hash and nature of a file. */
  static FileFacts facts(Path file) {
    String name = file.getFileName().toString();
    try {
      String sha512 = sha512(file);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        boolean code =
            zip.stream()
                .map(ZipEntry::getName)
                .map(n -> n.toLowerCase(Locale.ROOT))
                .anyMatch(ArtifactFile::code);
        return new FileFacts(name, sha512, code, true, true);
      } catch (ZipException e) {
        // no archive: a native program, or text
        return new FileFacts(name, sha512, Files.isExecutable(file) || code(name), false, false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static boolean code(String name) {
    int dot = name.lastIndexOf('.');
    return dot >= 0 && CODE.contains(name.substring(dot));
  }

  /** Returns the SHA-512 of a file in hexadecimal digits. */
  static String sha512(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-512", e);
    }
  }
}
