package io.fairlead.compliance;

import java.util.List;
import java.util.Optional;

/**
 * What a build knows of one component. Whatever is unknown is left empty: a guess is worse than a
 * gap that is reported.
 *
 * @param creator who made it
 * @param licences licences as its author states them; several mean a choice (Maven's reading)
 * @param file the file that is distributed; empty for a grouping without one
 * @param distributionUrl where the file is distributed from
 * @param sourceUrl where its source code is
 * @param sourceSha512 SHA-512 of the source archive, if {@code sourceUrl} is one
 * @param grouping whether it is a grouping without a file of its own, for example an aggregator POM
 * @param dependenciesResolved whether all of its dependencies were resolved
 */
public record ComponentFacts(
    Optional<Maker> creator,
    List<LicenceName> licences,
    Optional<FileFacts> file,
    Optional<String> distributionUrl,
    Optional<String> sourceUrl,
    Optional<String> sourceSha512,
    boolean grouping,
    boolean dependenciesResolved) {

  /** Copies the lists. */
  public ComponentFacts {
    licences = List.copyOf(licences);
  }

  /**
   * A licence as its author writes it.
   *
   * @param name for example {@code The Apache Software License, Version 2.0}
   * @param url the text's address, or an empty text
   */
  public record LicenceName(String name, String url) {}

  /**
   * The file that is distributed.
   *
   * @param name without a path
   * @param sha512 128 hexadecimal digits
   * @param executable whether it holds code that runs
   * @param archive whether it holds other files
   * @param structured whether these can be listed (an archive), or not (firmware)
   */
  public record FileFacts(
      String name, String sha512, boolean executable, boolean archive, boolean structured) {}
}
