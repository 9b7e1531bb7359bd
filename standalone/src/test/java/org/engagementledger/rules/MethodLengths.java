package org.engagementledger.rules;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.engagementledger.rules.RepositoryFiles.SourceFile;
import org.jspecify.annotations.Nullable;

/** The methods of Java files with their lengths, as the compiler sees them. */
final class MethodLengths {
  private MethodLengths() {}

  /**
   * A method.
   *
   * @param lines of its body, without those of the braces
   */
  record Method(String where, long lines) {}

  static List<Method> of(List<SourceFile> files) {
    List<InMemory> units = files.stream().map(InMemory::new).toList();
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostic -> {}, null, null, units);
    Lengths lengths = new Lengths(Trees.instance(task).getSourcePositions());
    try {
      task.parse().forEach(unit -> lengths.scan(unit, unit));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return lengths.methods;
  }

  private static final class Lengths extends TreeScanner<@Nullable Void, CompilationUnitTree> {
    private final List<Method> methods = new ArrayList<>();
    private final SourcePositions positions;

    Lengths(SourcePositions positions) {
      this.positions = positions;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
      if (method.getBody() != null) {
        LineMap lines = unit.getLineMap();
        long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
        long last = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
        String where = unit.getSourceFile().getName() + " " + method.getName();
        methods.add(new Method(where, Math.max(0, last - first - 1)));
      }
      return super.visitMethod(method, unit);
    }
  }

  private static final class InMemory extends SimpleJavaFileObject {
    private final String text;

    InMemory(SourceFile file) {
      super(URI.create("memory:/" + file.path()), JavaFileObject.Kind.SOURCE);
      this.text = file.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
