package io.fairlead.compliance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that rules ask for, in the words of each format: where it is looked for, and how its
 * author writes it.
 */
record Field(List<Way> ways) {

  /**
   * One format's way.
   *
   * @param evidence pointers to where it is looked for
   * @param how how to write it, or an empty text if what the rule says is enough
   * @param before version of the format from which on that holds, or an empty text
   * @param earlier how to write it in versions before that
   */
  record Way(SbomFormat format, String evidence, String how, String before, String earlier) {

    Way(SbomFormat format, String evidence, String how) {
      this(format, evidence, how, "", "");
    }

    /** Returns the same way with another one for versions before this one. */
    Way before(String version, String other) {
      return new Way(format, evidence, how, version, other);
    }

    String how(String version) {
      return !before.isEmpty() && SpecVersion.older(version, before) ? earlier : how;
    }
  }

  static Field of(Way... ways) {
    return new Field(List.of(ways));
  }

  static Way json(String evidence, String how) {
    return new Way(SbomFormat.CYCLONEDX_JSON, evidence, how);
  }

  static Way xml(String evidence, String how) {
    return new Way(SbomFormat.CYCLONEDX_XML, evidence, how);
  }

  static Way spdx2(String evidence, String how) {
    return new Way(SbomFormat.SPDX_2_JSON, evidence, how);
  }

  static Way spdx3(String evidence, String how) {
    return new Way(SbomFormat.SPDX_3_JSON, evidence, how);
  }

  /** Returns where it is looked for: in CycloneDX, SPDX 2.3 and SPDX 3. */
  String evidence() {
    StringBuilder text = new StringBuilder();
    for (Way way : ways) {
      if (way.format() != SbomFormat.CYCLONEDX_XML) {
        text.append(text.isEmpty() ? "" : " | ").append(way.evidence());
      }
    }
    return text.toString();
  }

  /** Returns the way of a format, or null. */
  @Nullable Way in(SbomFormat format) {
    for (Way way : ways) {
      if (way.format() == format) {
        return way;
      }
    }
    return null;
  }
}
