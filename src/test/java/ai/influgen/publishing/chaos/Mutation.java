package ai.influgen.publishing.chaos;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A change of compiled classes. {@code owner} is a regular expression over their internal names.
 */
sealed interface Mutation {
  String BASE = "ai/influgen/publishing/";
  String ENGINE = BASE + "publish/";
  ClassDesc SABOTEUR = ClassDesc.of(Saboteur.class.getName());

  String owner();

  /** The change of one method's code; counts what it changed. */
  CodeTransform code(AtomicInteger hits);

  /** Whether it concerns a method of that name. */
  default boolean concerns(String method) {
    return true;
  }

  /** At its entry, the method tells the saboteur that it is there. */
  record Hook(String owner, String method, String point) implements Mutation {
    @Override
    public boolean concerns(String name) {
      return name.equals(method);
    }

    @Override
    public CodeTransform code(AtomicInteger hits) {
      return new CodeTransform() {
        @Override
        public void atStart(CodeBuilder code) {
          hits.incrementAndGet();
          code.loadConstant(point)
              .invokestatic(
                  SABOTEUR,
                  "pass",
                  MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String));
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
          code.with(element);
        }
      };
    }
  }

  /** Texts that match read differently; a constant is a copy in every class that uses it. */
  record Text(String owner, Pattern text, String replacement) implements Mutation {
    @Override
    public CodeTransform code(AtomicInteger hits) {
      return (code, element) -> {
        if (element instanceof LoadConstantInstruction load
            && load.constantValue() instanceof String words
            && text.matcher(words).find()) {
          hits.incrementAndGet();
          code.loadConstant(text.matcher(words).replaceAll(replacement));
        } else {
          code.with(element);
        }
      };
    }
  }

  /** Whatever the called method answers, it is taken for true. */
  record AlwaysTrue(String owner, String type, String method) implements Mutation {
    @Override
    public CodeTransform code(AtomicInteger hits) {
      return (code, element) -> {
        code.with(element);
        if (calls(element, type, method)) {
          hits.incrementAndGet();
          code.pop().iconst_1();
        }
      };
    }
  }

  /**
   * A static method's call goes to the saboteur's method instead, which takes and gives the same.
   */
  record Redirect(String owner, String type, String method, String to) implements Mutation {
    @Override
    public CodeTransform code(AtomicInteger hits) {
      return (code, element) -> {
        if (calls(element, type, method)) {
          hits.incrementAndGet();
          code.invokestatic(SABOTEUR, to, ((InvokeInstruction) element).typeSymbol());
        } else {
          code.with(element);
        }
      };
    }
  }

  /** The class with this change; counts what it changed. */
  default byte[] apply(byte[] bytes, AtomicInteger hits) {
    ClassModel model = ClassFile.of().parse(bytes);
    int before = hits.get();
    byte[] changed =
        ClassFile.of()
            .transformClass(
                model,
                ClassTransform.transformingMethodBodies(
                    method -> concerns(method.methodName().stringValue()), code(hits)));
    return hits.get() == before ? bytes : changed;
  }

  private static boolean calls(CodeElement element, String type, String method) {
    return element instanceof InvokeInstruction call
        && call.owner().asInternalName().equals(type)
        && call.name().equalsString(method);
  }
}
