package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON of defaults and enums in our own tables, which is always well formed. */
final class TableJson {

  private final String text;
  private int at;

  private TableJson(String text) {
    this.text = text;
  }

  static Json read(String text) {
    return new TableJson(text).value();
  }

  private Json value() {
    char c = text.charAt(at);
    switch (c) {
      case '{':
        return object();
      case '[':
        return array();
      case '"':
        return new Json.Str(string());
      default:
        return word();
    }
  }

  private Json word() {
    int start = at;
    while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    switch (word) {
      case "true":
        return Json.Bool.TRUE;
      case "false":
        return Json.Bool.FALSE;
      case "null":
        return Json.Null.NULL;
      default:
        return new Json.Num(word);
    }
  }

  private Json array() {
    List<Json> items = new ArrayList<>();
    at++;
    while (text.charAt(at) != ']') {
      items.add(value());
      at += text.charAt(at) == ',' ? 1 : 0;
    }
    at++;
    return new Json.Arr(items);
  }

  private Json object() {
    Map<String, Json> members = new LinkedHashMap<>();
    at++;
    while (text.charAt(at) != '}') {
      String name = string();
      at++; // the colon
      members.put(name, value());
      at += text.charAt(at) == ',' ? 1 : 0;
    }
    at++;
    return new Json.Obj(members);
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    for (at++; text.charAt(at) != '"'; at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
        c = text.charAt(at);
        if (c == 'n') {
          c = '\n';
        } else if (c == 't') {
          c = '\t';
        } else if (c == 'r') {
          c = '\r';
        } else if (c == 'u') {
          c = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
          at += 4;
        }
      }
      out.append(c);
    }
    at++;
    return out.toString();
  }
}
