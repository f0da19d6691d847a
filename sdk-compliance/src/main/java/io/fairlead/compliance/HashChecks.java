package io.fairlead.compliance;

import io.fairlead.compliance.schema.Texts;
import java.util.List;

/** Checks of checksums: whether they are there, at the right thing, and as long as they must be. */
final class HashChecks {

  /** SHA-512 of nothing: the hash of a file that was not there. */
  private static final String EMPTY_SHA_512 =
      "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
          + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e";

  private HashChecks() {}

  /** SHA-512 of the file as it is distributed, at the link to it. */
  static void distributionHash(SbomComponent c, Ruling ruling) {
    boolean seen = false;
    for (int i = 0; i < c.references.size(); i++) {
      Reference reference = c.references.get(i);
      if (!reference.type().equals("distribution")) {
        continue;
      }
      for (int j = 0; j < reference.hashes().size(); j++) {
        HashClaim hash = reference.hashes().get(j);
        if (hash.algorithm().equals("SHA-512")) {
          seen = true;
          if (sha512(hash, ruling)) {
            ruling.pass();
            return;
          }
        }
      }
    }
    if (!seen) {
      ruling.fail(
          anySha512(c.hashes)
              ? "the SHA-512 is at the component, not at the distribution it is the hash of"
              : "the distribution has no SHA-512");
    }
  }

  private static boolean anySha512(List<HashClaim> hashes) {
    for (int i = 0; i < hashes.size(); i++) {
      if (hashes.get(i).algorithm().equals("SHA-512")) {
        return true;
      }
    }
    return false;
  }

  private static boolean sha512(HashClaim hash, Ruling ruling) {
    String value = hash.value();
    if (value.length() != 128 || !Texts.hex(value)) {
      ruling.fail(hash.at(), "a SHA-512 has 128 hexadecimal digits; this is \"%s\"", value);
      return false;
    }
    if (value.equalsIgnoreCase(EMPTY_SHA_512)) {
      ruling.fail(hash.at(), "this is the SHA-512 of an empty file");
      return false;
    }
    return true;
  }

  /** Any checksum with a length that fits its algorithm. */
  static void anyHash(SbomComponent c, Ruling ruling) {
    boolean good = false;
    boolean seen = false;
    for (HashClaim hash : c.hashes) {
      seen = true;
      good |= fits(hash, ruling);
    }
    for (Reference reference : c.references) {
      if (reference.type().equals("distribution")) {
        for (HashClaim hash : reference.hashes()) {
          seen = true;
          good |= fits(hash, ruling);
        }
      }
    }
    if (good) {
      ruling.pass();
    } else if (!seen) {
      ruling.fail("no checksum is stated");
    }
  }

  private static boolean fits(HashClaim hash, Ruling ruling) {
    int digits =
        switch (hash.algorithm()) {
          case "MD5" -> 32;
          case "SHA-1" -> 40;
          case "SHA-224" -> 56;
          case "SHA-256", "SHA3-256", "BLAKE2b-256" -> 64;
          case "SHA-384", "SHA3-384", "BLAKE2b-384" -> 96;
          case "SHA-512", "SHA3-512", "BLAKE2b-512" -> 128;
          default -> hash.value().length();
        };
    if (hash.value().length() != digits || !Texts.hex(hash.value())) {
      ruling.fail(
          hash.at(), ruling.wanted() ? "\"%s\" is no " + hash.algorithm() : "", hash.value());
      return false;
    }
    return true;
  }

  static void sourceHash(SbomComponent c, Ruling ruling) {
    Reference source = c.reference("source-distribution");
    if (source != null && !source.hashes().isEmpty()) {
      boolean good = true;
      for (HashClaim hash : source.hashes()) {
        good &= fits(hash, ruling);
      }
      if (good) {
        ruling.pass();
      }
    }
  }
}
