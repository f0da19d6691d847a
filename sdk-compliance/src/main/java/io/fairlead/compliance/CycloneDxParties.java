package io.fairlead.compliance;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads organisations and persons of CycloneDX JSON. */
final class CycloneDxParties {

  private final JsonTokens in;

  CycloneDxParties(JsonTokens in) {
    this.in = in;
  }

  /** Reads an organisation; an array (as the TR's mapping shows it) counts by its first item. */
  @Nullable Party party(String pointer) throws IOException {
    JsonToken token = in.next();
    if (token == JsonToken.START_OBJECT) {
      return organisation(pointer);
    }
    Party first = null;
    if (token == JsonToken.START_ARRAY) {
      while (in.nextObject()) {
        Party party = organisation(pointer + "/" + in.itemIndex());
        first = first == null ? party : first;
      }
    }
    return first;
  }

  private Party organisation(String pointer) throws IOException {
    long position = in.offset();
    String name = "";
    List<String> mails = List.of();
    List<String> urls = List.of();
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "name" -> name = text();
        case "url" -> urls = strings();
        case "contact" -> {
          if (in.array()) {
            mails = new ArrayList<>(1);
            while (in.nextObject()) {
              mails.addAll(contact("", 0).mails());
            }
          }
        }
        default -> in.skip();
      }
    }
    return new Party(name, mails, urls, new Spot(position, pointer));
  }

  private List<String> strings() throws IOException {
    JsonToken token = in.next();
    if (token == JsonToken.VALUE_STRING) {
      return List.of(in.current());
    }
    List<String> texts = new ArrayList<>(1);
    if (token == JsonToken.START_ARRAY) {
      while (in.nextString()) {
        texts.add(in.current());
      }
    } else {
      in.skipFrom(token);
    }
    return texts;
  }

  /** Reads the rest of a contact whose object was just opened. */
  Party contact(String pointer, int item) throws IOException {
    long position = in.offset();
    String name = "";
    List<String> mails = List.of();
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "name" -> name = text();
        case "email" -> {
          String mail = in.text();
          mails = mail == null ? List.of() : List.of(mail);
        }
        default -> in.skip();
      }
    }
    return new Party(name, mails, List.of(), new Spot(position, pointer, item, ""));
  }

  private String text() throws IOException {
    String text = in.text();
    return text == null ? "" : text;
  }
}
