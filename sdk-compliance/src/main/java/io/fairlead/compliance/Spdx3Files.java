package io.fairlead.compliance;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The files of an SPDX 3 document, as columns: there may be as many as packages. */
final class Spdx3Files {

  static final int EXECUTABLE = 1;
  static final int ARCHIVE = 2;
  static final int CONTAINER = 4;
  static final int FIRMWARE = 8;

  private final TextArena texts = new TextArena();
  private int[] fileOf = new int[64];
  private int files;
  private int[] fileName = new int[64];
  private int[] fileAlgorithm = new int[64];
  private int[] fileHash = new int[64];
  private int[] fileNumber = new int[64];
  private byte[] filePurpose = new byte[64];
  private long[] filePosition = new long[64];
  private int[] fileUrl = new int[64];

  /** Adds a file by its reference number. */
  void add(int ref, Spdx3Element e) {
    if (files == fileName.length) {
      int larger = files * 2;
      fileName = Arrays.copyOf(fileName, larger);
      fileAlgorithm = Arrays.copyOf(fileAlgorithm, larger);
      fileHash = Arrays.copyOf(fileHash, larger);
      fileNumber = Arrays.copyOf(fileNumber, larger);
      filePurpose = Arrays.copyOf(filePurpose, larger);
      filePosition = Arrays.copyOf(filePosition, larger);
      fileUrl = Arrays.copyOf(fileUrl, larger);
    }
    if (ref >= fileOf.length) {
      fileOf = Arrays.copyOf(fileOf, Math.max(ref + 1, fileOf.length * 2));
    }
    fileOf[ref] = files + 1;
    fileName[files] = texts.intern(e.text("name"));
    Spdx3Element hash = hash(e);
    fileAlgorithm[files] = texts.intern(hash == null ? "" : hash.text("algorithm"));
    fileHash[files] = texts.add(hash == null ? "" : hash.text("hashValue"));
    fileNumber[files] = e.number;
    filePurpose[files] = purposes(e);
    filePosition[files] = e.position;
    fileUrl[files] = texts.add(url(e));
    files++;
  }

  /** The SHA-512 if there is one, else any. */
  private static @Nullable Spdx3Element hash(Spdx3Element e) {
    Spdx3Element any = null;
    for (Spdx3Element hash : e.objects("verifiedUsing")) {
      if (hash.text("algorithm").equals("sha512")) {
        return hash;
      }
      any = any == null && hash.has("hashValue") ? hash : any;
    }
    return any;
  }

  private static String url(Spdx3Element e) {
    for (Spdx3Element reference : e.objects("externalRef")) {
      if (reference.text("externalRefType").equals("binaryArtifact")) {
        return reference.text("locator");
      }
    }
    return "";
  }

  private static byte purposes(Spdx3Element e) {
    int purposes = 0;
    for (Spdx3Element.Text purpose : e.texts("software_additionalPurpose")) {
      purposes |= purpose(purpose.value());
    }
    return (byte) (purposes | purpose(e.text("software_primaryPurpose")));
  }

  private static int purpose(String name) {
    return switch (name) {
      case "executable" -> EXECUTABLE;
      case "archive" -> ARCHIVE;
      case "container" -> CONTAINER;
      case "firmware" -> FIRMWARE;
      default -> 0;
    };
  }

  /** A file by its reference number, if it is one of this document. */
  @Nullable File file(int ref) {
    int at = ref < fileOf.length ? fileOf[ref] - 1 : -1;
    return at < 0
        ? null
        : new File(
            texts.text(fileName[at]),
            texts.text(fileAlgorithm[at]),
            texts.text(fileHash[at]),
            texts.text(fileUrl[at]),
            filePurpose[at],
            filePosition[at],
            fileNumber[at]);
  }

  /** What is known of a file that a package is distributed as. */
  record File(
      String name,
      String algorithm,
      String hash,
      String url,
      int purposes,
      long position,
      int number) {

    boolean is(int purpose) {
      return (purposes & purpose) != 0;
    }

    Spot at(String tail) {
      return new Spot(position, "#/@graph/", number, tail);
    }
  }
}
