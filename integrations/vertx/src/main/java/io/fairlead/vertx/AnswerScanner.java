package io.fairlead.vertx;

import io.vertx.core.buffer.Buffer;

/** Reads an answer as it passes by, to learn what it cost; never changes it. */
interface AnswerScanner {

  /** Reads what cannot be read, such as a compressed answer, by not looking. */
  AnswerScanner BLIND =
      new AnswerScanner() {
        @Override
        public void piece(Buffer piece) {}

        @Override
        public void report(AccessRecord record) {}
      };

  void piece(Buffer piece);

  /** Writes what was learned into the record. */
  void report(AccessRecord record);
}
