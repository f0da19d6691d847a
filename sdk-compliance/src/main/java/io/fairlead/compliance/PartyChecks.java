package io.fairlead.compliance;

import io.fairlead.compliance.schema.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of who made something and how to reach them. */
final class PartyChecks {

  private PartyChecks() {}

  /** A mail address, else a web address; a name alone cannot be reached. */
  static void reachable(SbomComponent c, Ruling ruling) {
    Party creator = c.creator;
    if ((creator != null && reachable(creator))
        || (c.supplier != null && reachable(c.supplier))
        || anyReachable(c.authors)) {
      ruling.pass();
      return;
    }
    Party named = creator != null ? creator : c.supplier != null ? c.supplier : first(c.authors);
    if (named == null) {
      ruling.fail("no creator is stated");
    } else if (named.mails().isEmpty() && named.urls().isEmpty()) {
      ruling.fail(
          named.at(), "the creator \"%s\" has neither a mail nor a web address", named.name());
    } else {
      String address = named.mails().isEmpty() ? named.urls().get(0) : named.mails().get(0);
      ruling.fail(named.at(), "the creator's address \"%s\" is no mail or web address", address);
    }
  }

  /** The same for the document as a whole. */
  static void documentReachable(SbomDocument document, Ruling ruling) {
    SbomIndex index = (SbomIndex) document;
    if (anyReachable(index.creators) || anyReachable(index.lenientCreators)) {
      ruling.pass();
      return;
    }
    Party named = index.creators.isEmpty() ? first(index.lenientCreators) : index.creators.get(0);
    if (named == null) {
      ruling.fail("nobody is stated as creator of the SBOM");
    } else {
      ruling.fail(
          named.at(), "the creator of the SBOM, \"%s\", has no mail or web address", named.name());
    }
  }

  /** Anybody named at all, be it a person, an organisation or a tool. */
  static void documentAuthor(SbomDocument document, Ruling ruling) {
    SbomIndex index = (SbomIndex) document;
    if (named(index.creators) || named(index.lenientCreators) || !index.tools.isEmpty()) {
      ruling.pass();
    } else {
      ruling.fail("neither an author nor a tool of the SBOM is stated");
    }
  }

  /** A person or organisation that made the document; a tool is none. */
  static void documentPerson(SbomDocument document, Ruling ruling) {
    SbomIndex index = (SbomIndex) document;
    if (named(index.creators) || named(index.lenientCreators)) {
      ruling.pass();
    } else {
      ruling.fail("no person or organisation is stated as author of the SBOM");
    }
  }

  /** A supplier, creator or publisher by name. */
  static void supplier(SbomComponent c, Ruling ruling) {
    if (named(c.supplier)
        || named(c.creator)
        || (c.publisher != null && !c.publisher.isBlank())
        || named(c.authors)) {
      ruling.pass();
    } else {
      ruling.fail("no supplier is stated");
    }
  }

  private static boolean named(List<Party> parties) {
    for (int i = 0; i < parties.size(); i++) {
      if (named(parties.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean named(@Nullable Party party) {
    return party != null
        && ((!party.name().isBlank() && !party.name().equals("NOASSERTION"))
            || !party.mails().isEmpty()
            || !party.urls().isEmpty());
  }

  private static boolean anyReachable(List<Party> parties) {
    for (int i = 0; i < parties.size(); i++) {
      if (reachable(parties.get(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean reachable(Party party) {
    List<String> mails = party.mails();
    for (int i = 0; i < mails.size(); i++) {
      if (Texts.mail(mails.get(i))) {
        return true;
      }
    }
    List<String> urls = party.urls();
    for (int i = 0; i < urls.size(); i++) {
      if (Texts.webUrl(urls.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Party first(List<Party> parties) {
    return parties.isEmpty() ? null : parties.get(0);
  }
}
