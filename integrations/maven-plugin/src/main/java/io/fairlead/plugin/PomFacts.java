package io.fairlead.plugin;

import io.fairlead.compliance.ComponentFacts.LicenceName;
import io.fairlead.compliance.Maker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Contributor;
import org.apache.maven.model.Developer;
import org.apache.maven.model.License;
import org.apache.maven.model.MailingList;
import org.apache.maven.model.Model;
import org.apache.maven.model.Organization;
import org.apache.maven.model.Scm;
import org.jspecify.annotations.Nullable;

/** What an effective POM says of maker, licences and source code. */
final class PomFacts {

  private PomFacts() {}

  /** Returns who made it: a mail address if there is one, and web addresses. */
  static Optional<Maker> maker(Model pom) {
    List<String> mails = new ArrayList<>(1);
    List<String> urls = new ArrayList<>(2);
    Organization organization = pom.getOrganization();
    String name = organization == null ? null : organization.getName();
    add(urls, organization == null ? null : organization.getUrl());
    for (Developer developer : pom.getDevelopers()) {
      contact(developer, mails, urls);
      name =
          blank(name)
              ? firstOf(developer.getOrganization(), developer.getName(), developer.getId())
              : name;
    }
    add(urls, pom.getUrl());
    for (MailingList list : pom.getMailingLists()) {
      mail(mails, list.getPost());
    }
    Scm scm = pom.getScm();
    if (urls.isEmpty() && scm != null) {
      add(urls, scm.getUrl());
    }
    if (mails.isEmpty() && urls.isEmpty()) {
      return Optional.empty();
    }
    String shown = blank(name) ? pom.getGroupId() : name;
    return Optional.of(
        new Maker(
            shown == null ? "" : shown,
            mails.isEmpty() ? mails : mails.subList(0, 1),
            urls.isEmpty() ? urls : urls.subList(0, 1)));
  }

  private static void contact(Contributor person, List<String> mails, List<String> urls) {
    mail(mails, person.getEmail());
    add(urls, person.getOrganizationUrl());
    add(urls, person.getUrl());
  }

  private static void mail(List<String> mails, @Nullable String mail) {
    if (mail != null && mail.strip().matches("[^\\s@<>(),;]+@[^\\s@<>(),;]+\\.[^\\s@<>(),;]+")) {
      mails.add(mail.strip());
    }
  }

  private static void add(List<String> urls, @Nullable String url) {
    if (url != null && url.strip().matches("https?://[^\\s/<>\"{}|\\\\^`]+[^\\s<>\"{}|\\\\^`]*")) {
      urls.add(url.strip());
    }
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static @Nullable String firstOf(@Nullable String... texts) {
    for (String text : texts) {
      if (!blank(text)) {
        return text;
      }
    }
    return null;
  }

  /** Returns the licences as the POM, or the nearest parent that has some, writes them. */
  static List<LicenceName> licences(Model pom) {
    List<LicenceName> licences = new ArrayList<>(1);
    for (License license : pom.getLicenses()) {
      String name = license.getName() == null ? "" : license.getName().strip();
      String url = license.getUrl() == null ? "" : license.getUrl().strip();
      if (!name.isEmpty() || !url.isEmpty()) {
        licences.add(new LicenceName(name, url));
      }
    }
    return licences;
  }

  /** Returns where the source code is: a page, else the repository itself. */
  static Optional<String> source(Model pom) {
    Scm scm = pom.getScm();
    if (scm == null) {
      return Optional.empty();
    }
    List<String> urls = new ArrayList<>(1);
    add(urls, scm.getUrl());
    repository(urls, scm.getUrl());
    repository(urls, scm.getConnection());
    return urls.stream().findFirst().map(url -> withoutModule(url, scm.getConnection()));
  }

  /**
   * Maven adds the child's name to all inherited addresses; a repository of git ends before it, and
   * what was added to its address was added to that of its page too.
   */
  private static String withoutModule(String url, @Nullable String connection) {
    int inside = url.indexOf(".git/");
    if (inside >= 0) {
      return url.substring(0, inside + 4);
    }
    int end = connection == null ? -1 : connection.strip().indexOf(".git/");
    String module = end < 0 || connection == null ? "" : connection.strip().substring(end + 4);
    return module.length() > 1 && url.endsWith(module)
        ? url.substring(0, url.length() - module.length())
        : url;
  }

  /** Takes {@code scm:git:git@host:path} and its like as the URI that it means. */
  private static void repository(List<String> urls, @Nullable String connection) {
    if (connection == null) {
      return;
    }
    String bare = connection.strip().replaceFirst("^scm:[a-z]+:", "");
    if (bare.matches("[\\w.-]+@[\\w.-]+:[^\\s/][^\\s]*")) {
      urls.add("ssh://" + bare.replaceFirst(":", "/"));
    } else if (bare.matches("(https?|git|ssh|svn)://[^\\s<>\"{}|^`]+")) {
      urls.add(bare);
    }
  }
}
