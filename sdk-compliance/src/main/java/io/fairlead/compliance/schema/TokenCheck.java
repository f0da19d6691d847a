package io.fairlead.compliance.schema;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Looks at each token of a document that somebody else reads. */
@FunctionalInterface
public interface TokenCheck {

  /** Takes the next token; the source stands on it. */
  void token(TokenSource source, JsonToken token) throws IOException;
}
