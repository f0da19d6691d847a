package io.fairlead.compliance.schema;

import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A document as JSON tokens, whatever it is written in. */
public interface TokenSource extends Closeable {

  /** Moves to the next token; null at the end. */
  @Nullable JsonToken next() throws IOException;

  /** Returns the name of the current field. */
  String name() throws IOException;

  /** Returns the current token as text. */
  String text() throws IOException;

  /** Returns the current number. */
  double number() throws IOException;

  /** Returns where the current token starts: a byte offset, or an encoded line and column. */
  long position();
}
