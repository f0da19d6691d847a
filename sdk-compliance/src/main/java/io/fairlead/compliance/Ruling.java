package io.fairlead.compliance;

import org.jspecify.annotations.Nullable;

/**
 * Takes what one rule says of one subject: the component at hand, or the document. Several words on
 * one subject are allowed; the worst counts. Texts are put together only if the finding is kept.
 */
public final class Ruling {

  /** Takes what is said of a subject that is not fine. */
  interface Keeper {
    /**
     * Hears of a gap.
     *
     * @param component number of the component, or -1 for the document
     * @param value goes where the message says {@code %s}
     */
    void gap(
        int component, boolean failed, @Nullable Spot at, String message, @Nullable String value);

    /** Returns whether the text of the next gap is looked at. */
    boolean wanted();

    /** Hears of gaps of the document that are only counted. */
    void more(long gaps);

    /** Hears that all is fine with a component (or the document, -1). */
    void fine(int component);
  }

  private final Keeper keeper;
  private int component = -1;

  Ruling(Keeper keeper) {
    this.keeper = keeper;
  }

  /** Sets what is judged from here on: a component by number, or -1 for the document. */
  public Ruling component(int number) {
    component = number;
    return this;
  }

  /** Sets the document as what is judged from here on. */
  public Ruling document() {
    return component(-1);
  }

  /** Says that the evidence is good. */
  public void pass() {
    keeper.fine(component);
  }

  /** Says that the requirement is not met. */
  public void fail(String message) {
    gap(true, null, message, null);
  }

  /** Says that the requirement is not met, and where. */
  public void fail(@Nullable Spot at, String message) {
    gap(true, at, message, null);
  }

  /**
   * Says that the requirement is not met, where, and by what.
   *
   * @param message {@code %s} in it stands for {@code value}
   */
  public void fail(@Nullable Spot at, String message, String value) {
    gap(true, at, message, value);
  }

  /** Says that the document gives no evidence either way. */
  public void inconclusive(String message) {
    gap(false, null, message, null);
  }

  /** Returns whether the text of the next gap is kept; if not, an empty one will do. */
  boolean wanted() {
    return keeper.wanted();
  }

  /** Counts gaps of the document that nobody will look at one by one. */
  void more(long gaps) {
    keeper.more(gaps);
  }

  private void gap(boolean failed, @Nullable Spot at, String message, @Nullable String value) {
    keeper.gap(component, failed, at, message, value);
  }
}
