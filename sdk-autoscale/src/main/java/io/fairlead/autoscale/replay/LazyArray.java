package io.fairlead.autoscale.replay;

import io.fairlead.kernel.Json;
import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** Items of a JSON array that are made when somebody looks, and not kept. */
final class LazyArray extends AbstractList<Json> implements RandomAccess {

  private final int size;
  private final IntFunction<Json> item;

  private LazyArray(int size, IntFunction<Json> item) {
    this.size = size;
    this.item = item;
  }

  static Json.Arr of(int size, IntFunction<Json> item) {
    return new Json.Arr(new LazyArray(size, item));
  }

  @Override
  public Json get(int index) {
    return item.apply(index);
  }

  @Override
  public int size() {
    return size;
  }
}
