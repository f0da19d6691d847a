package io.fairlead.cel;

import io.fairlead.cel.CelType.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the type parameters of one expression stand for so far, and the rules by which one type may
 * be used for another. The rules are those of the reference checker: {@code dyn} goes with
 * everything, {@code null} with everything that has no value of its own.
 */
final class Unifier {

  private record Change(String parameter, @Nullable CelType before) {}

  private final Map<String, CelType> bound = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private int fresh;

  /** Returns a type parameter that occurs nowhere else. */
  CelType newParameter() {
    return CelType.parameter("_var" + fresh++);
  }

  /**
   * Whether a value of type {@code from} may stand where {@code to} is wanted; binds parameters.
   */
  boolean assign(CelType from, CelType to) {
    int mark = changes.size();
    boolean assignable = assignable(from, to);
    settle(mark, assignable);
    return assignable;
  }

  /** As {@link #assign(CelType, CelType)} for argument lists: all or nothing is bound. */
  boolean assign(List<CelType> from, List<CelType> to) {
    int mark = changes.size();
    boolean assignable = assignable(from, to);
    settle(mark, assignable);
    return assignable;
  }

  private void settle(int mark, boolean keep) {
    while (changes.size() > mark) {
      Change change = changes.remove(changes.size() - 1);
      if (!keep) {
        if (change.before() == null) {
          bound.remove(change.parameter());
        } else {
          bound.put(change.parameter(), change.before());
        }
      }
    }
  }

  private void bind(CelType parameter, CelType type) {
    changes.add(new Change(parameter.name(), bound.put(parameter.name(), type)));
  }

  private @Nullable CelType find(CelType type) {
    return type.kind() == Kind.TYPE_PARAM ? bound.get(type.name()) : null;
  }

  private boolean assignable(CelType a, CelType b) {
    if (b.kind() == Kind.TYPE_PARAM) {
      boolean substituted = find(b) != null;
      boolean same = a.equals(b);
      if (substitutes(a, b)) {
        return true;
      }
      if (substituted || same) {
        return false;
      }
    }
    if (a.kind() == Kind.TYPE_PARAM) {
      return substitutes(b, a);
    }
    if (a.isDynOrError() || b.isDynOrError()) {
      return true;
    }
    if (a.kind() == Kind.NULL) {
      return isNullable(b);
    }
    if (b.kind() == Kind.NULL) {
      return isNullable(a);
    }
    switch (a.kind()) {
      case TYPE:
        return b.kind() == Kind.TYPE;
      case OPAQUE, LIST, MAP:
        return a.kind() == b.kind()
            && a.name().equals(b.name())
            && assignable(a.parameters(), b.parameters());
      default:
        return a.equals(b);
    }
  }

  private boolean assignable(List<CelType> a, List<CelType> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!assignable(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the parameter stands, or from now on can stand, for the type. */
  private boolean substitutes(CelType type, CelType parameter) {
    if (type.equals(parameter)) {
      return true;
    }
    CelType known = find(parameter);
    if (known == null) {
      if (occurs(parameter, type)) {
        return false;
      }
      bind(parameter, type);
      return true;
    }
    if (type.equals(known)) {
      return true;
    }
    if (!assignable(type, known)) {
      return false;
    }
    CelType general = mostGeneral(type, known);
    if (!occurs(parameter, general)) {
      bind(parameter, general);
    }
    return true;
  }

  private static boolean isNullable(CelType type) {
    switch (type.kind()) {
      case OPAQUE, STRUCT, ANY, DURATION, TIMESTAMP, NULL:
        return true;
      default:
        return false;
    }
  }

  private boolean occurs(CelType parameter, CelType within) {
    if (parameter.equals(within)) {
      return true;
    }
    if (within.kind() == Kind.TYPE_PARAM) {
      CelType known = find(within);
      return known != null && occurs(parameter, known);
    }
    for (CelType inner : within.parameters()) {
      if (within.kind() != Kind.STRUCT && occurs(parameter, inner)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the more general of two types that go together. */
  static CelType mostGeneral(CelType a, CelType b) {
    return isEqualOrLessSpecific(a, b) ? a : b;
  }

  private static boolean isEqualOrLessSpecific(CelType a, CelType b) {
    if (a.isDyn() || a.kind() == Kind.TYPE_PARAM) {
      return true;
    }
    if (b.isDyn() || b.kind() == Kind.TYPE_PARAM || a.kind() != b.kind()) {
      return false;
    }
    switch (a.kind()) {
      case OPAQUE, LIST, MAP:
        if (!a.name().equals(b.name()) || a.parameters().size() != b.parameters().size()) {
          return false;
        }
        for (int i = 0; i < a.parameters().size(); i++) {
          if (!isEqualOrLessSpecific(a.parameters().get(i), b.parameters().get(i))) {
            return false;
          }
        }
        return true;
      case TYPE:
        return true;
      default:
        return a.equals(b);
    }
  }

  /** Returns the type with parameters replaced by what they stand for. */
  CelType resolve(CelType type) {
    return resolve(type, false);
  }

  /** As {@link #resolve(CelType)}; parameters that stand for nothing become {@code dyn}. */
  CelType resolveFully(CelType type) {
    return resolve(type, true);
  }

  private CelType resolve(CelType type, boolean fully) {
    if (!type.isGeneric()) {
      return type;
    }
    if (type.kind() == Kind.TYPE_PARAM) {
      CelType known = find(type);
      return known != null ? resolve(known, fully) : fully ? CelType.DYN : type;
    }
    List<CelType> parameters = new ArrayList<>(type.parameters().size());
    for (CelType parameter : type.parameters()) {
      parameters.add(resolve(parameter, fully));
    }
    return type.withParameters(parameters.toArray(new CelType[0]));
  }

  /** Returns the type with the parameters of a signature replaced by others. */
  static CelType rename(CelType type, Map<String, CelType> names) {
    if (!type.isGeneric()) {
      return type;
    }
    if (type.kind() == Kind.TYPE_PARAM) {
      return names.getOrDefault(type.name(), type);
    }
    List<CelType> parameters = new ArrayList<>(type.parameters().size());
    for (CelType parameter : type.parameters()) {
      parameters.add(rename(parameter, names));
    }
    return type.withParameters(parameters.toArray(new CelType[0]));
  }
}
