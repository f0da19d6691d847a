package io.fairlead.dra;

import io.fairlead.cel.CelError;
import io.fairlead.cel.CelMap;
import io.fairlead.cel.dra.DeviceFields;
import io.fairlead.cel.dra.DeviceSelector;
import io.fairlead.cel.dra.Verdict;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One device at a time as expressions see it, noting what they look at. Not thread-safe: one per
 * search.
 */
final class DeviceView implements DeviceFields {

  /** The question for {@code device.allowMultipleAllocations}; names have even and odd numbers. */
  static final int SHARED = -1;

  /** The question for {@code device.driver}. */
  static final int DRIVER = -2;

  private final Universe universe;
  private final Domains attributes = new Domains(0);
  private final Domains capacity = new Domains(1);
  private SliceColumns slice;
  private int device;
  private int[] questions = new int[16];
  private int[] answers = new int[16];
  private int asked;
  private boolean looksAround;

  DeviceView(Universe universe, SliceColumns anySlice) {
    this.universe = universe;
    slice = anySlice;
  }

  /** Returns what a selector says of a device, from memory where it can. */
  Verdict verdict(DeviceSelector selector, VerdictTree tree, SliceColumns in, int index) {
    String problem = in.problem(index);
    if (problem != null) {
      return Verdict.failed(problem);
    }
    Verdict known = tree.find(in, index);
    if (known != null && known != VerdictTree.ASK_AGAIN) {
      return known;
    }
    show(in, index);
    Verdict verdict = selector.matches(this);
    if (known == null) {
      tree.learn(questions, answers, asked, looksAround ? VerdictTree.ASK_AGAIN : verdict);
    }
    return verdict;
  }

  /** Returns what a derived attribute is for a device: a value, or a {@link CelError}. */
  Object evaluate(DeviceSelector expression, SliceColumns in, int index) {
    String problem = in.problem(index);
    if (problem != null) {
      return new CelError(problem);
    }
    show(in, index);
    return expression.evaluate(this);
  }

  private void show(SliceColumns in, int index) {
    slice = in;
    device = index;
    asked = 0;
    looksAround = false;
  }

  private int ask(int question) {
    int answer = slice.answer(device, question);
    for (int i = 0; i < asked; i++) {
      if (questions[i] == question) {
        return answer;
      }
    }
    if (!looksAround) { // what comes after a look around depends on more than the answers
      if (asked == questions.length) {
        questions = Arrays.copyOf(questions, asked * 2);
        answers = Arrays.copyOf(answers, asked * 2);
      }
      questions[asked] = question;
      answers[asked++] = answer;
    }
    return answer;
  }

  @Override
  public String driver() {
    ask(DRIVER);
    return slice.driver;
  }

  @Override
  public boolean allowMultipleAllocations() {
    return ask(SHARED) != 0;
  }

  @Override
  public CelMap attributes() {
    return attributes;
  }

  @Override
  public CelMap capacity() {
    return capacity;
  }

  /** Attributes or capacities by domain: an unknown domain leads to an empty map. */
  private final class Domains implements CelMap {
    private final int odd;
    private final Map<String, Values> known = new HashMap<>();

    Domains(int odd) {
      this.odd = odd;
    }

    @Override
    public @Nullable Object find(Object key) {
      if (!(key instanceof String domain)) {
        return new Values("", odd);
      }
      Values values = known.get(domain);
      if (values == null) {
        values = new Values(domain, odd);
        known.put(domain, values);
      }
      return values;
    }

    @Override
    public boolean contains(Object key) {
      return names().contains(key);
    }

    @Override
    public int size() {
      return names().size();
    }

    @Override
    public Iterator<?> keys() {
      return names().iterator();
    }

    private Set<String> names() {
      looksAround = true;
      Set<String> domains = new LinkedHashSet<>();
      for (String name : slice.names(device, odd)) {
        int slash = name.indexOf('/');
        domains.add(slash < 0 ? slice.driver : name.substring(0, slash));
      }
      return domains;
    }
  }

  /** The attributes or capacities of one domain. */
  private final class Values implements CelMap {
    private final String domain;
    private final int odd;
    private final Map<String, Integer> known = new HashMap<>();

    Values(String domain, int odd) {
      this.domain = domain;
      this.odd = odd;
    }

    @Override
    public @Nullable Object find(Object key) {
      if (!(key instanceof String id)) {
        return null;
      }
      Integer number = known.get(id);
      if (number == null) {
        number = universe.key(domain, id) * 2 + odd;
        known.put(id, number);
      }
      int value = ask(number);
      return value == Universe.ABSENT ? null : universe.object(value);
    }

    @Override
    public int size() {
      return ids().size();
    }

    @Override
    public Iterator<?> keys() {
      return ids().iterator();
    }

    private Set<String> ids() {
      looksAround = true;
      Set<String> ids = new LinkedHashSet<>();
      for (String name : slice.names(device, odd)) {
        int slash = name.indexOf('/');
        if (domain.equals(slash < 0 ? slice.driver : name.substring(0, slash))) {
          ids.add(name.substring(slash + 1));
        }
      }
      return ids;
    }
  }
}
