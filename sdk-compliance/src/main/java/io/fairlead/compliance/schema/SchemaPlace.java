package io.fairlead.compliance.schema;

/** Where the reader is; asked only when something is wrong. */
public interface SchemaPlace {
  /** Byte offset of the current token. */
  long offset();

  /** JSON pointer of the current value. */
  String pointer();
}
