package io.fairlead.cel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Finds which overloads of a function a call may mean. */
final class OverloadChoice {

  private final FunctionTable functions;
  private final Source source;
  private final Unifier types;

  OverloadChoice(FunctionTable functions, Source source, Unifier types) {
    this.functions = functions;
    this.source = source;
    this.types = types;
  }

  /** Returns the type of a call whose operands have theirs; notes the overloads that fit. */
  CelType resolve(Expr.Call call, @Nullable Expr target) {
    List<Expr> operands = new ArrayList<>();
    if (target != null) {
      operands.add(target);
    }
    operands.addAll(call.arguments);
    if (call.function.equals(Operators.AND) || call.function.equals(Operators.OR)) {
      call.overloads = functions.overloads(call.function);
      return logic(operands);
    }
    List<CelType> actual = new ArrayList<>(operands.size());
    for (Expr operand : operands) {
      actual.add(operand.type);
    }
    CelType result = null;
    List<Overload> matching = new ArrayList<>(1);
    for (Overload overload : functions.overloads(call.function)) {
      CelType one = match(overload.signature, actual, target != null);
      if (one != null) {
        matching.add(overload);
        if (result == null) {
          result = one;
        } else if (!result.isDyn() && !one.equals(result)) {
          result = CelType.DYN;
        }
      }
    }
    if (result == null) {
      source.report(call.at, noOverload(call.function, actual, target != null));
      return CelType.ERROR;
    }
    call.overloads = List.copyOf(matching);
    return result;
  }

  /** Returns what a call yields if this is the signature that it means, else {@code null}. */
  private @Nullable CelType match(Signature signature, List<CelType> actual, boolean member) {
    if (signature.member != member || signature.arguments.size() != actual.size()) {
      return null;
    }
    if (signature.typeParameters.isEmpty()) {
      return types.assign(actual, signature.arguments) ? signature.result : null;
    }
    Map<String, CelType> names = new HashMap<>();
    for (String name : signature.typeParameters) {
      names.put(name, types.newParameter());
    }
    List<CelType> wanted = new ArrayList<>(actual.size());
    for (CelType type : signature.arguments) {
      wanted.add(Unifier.rename(type, names));
    }
    return types.assign(actual, wanted)
        ? types.resolve(Unifier.rename(signature.result, names))
        : null;
  }

  private CelType logic(List<Expr> operands) {
    boolean wrong = false;
    for (Expr operand : operands) {
      if (!types.assign(operand.type, CelType.BOOL)) {
        source.reportMismatch(operand.at, CelType.BOOL, operand.type);
        wrong = true;
      }
    }
    return wrong ? CelType.ERROR : CelType.BOOL;
  }

  private String noOverload(String function, List<CelType> arguments, boolean member) {
    StringJoiner list = new StringJoiner(", ", "(", ")");
    for (int i = member ? 1 : 0; i < arguments.size(); i++) {
      list.add(types.resolveFully(arguments.get(i)).display());
    }
    String on = member ? types.resolveFully(arguments.get(0)).display() + '.' : "";
    return "found no matching overload for '" + function + "' applied to '" + on + list + "'";
  }
}
