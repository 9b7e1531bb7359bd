package org.engagementledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.engagementledger.rules.MethodLengths.Method;
import org.engagementledger.rules.RepositoryFiles.SourceFile;
import org.junit.jupiter.api.Test;

class MethodLengthsTest {
  private static final int LONGEST = 40;
  private static final int SHORT = 15;

  private static final List<Method> METHODS =
      MethodLengths.of(
          RepositoryFiles.sources().stream().filter(it -> it.isJava() && it.isMain()).toList());

  @Test
  void noMethodIsLongerThanAScreen() {
    assertThat(METHODS).isNotEmpty();
    assertThat(METHODS).filteredOn(it -> it.lines() > LONGEST).isEmpty();
  }

  @Test
  void nineOfTenMethodsAreShort() {
    long shortOnes = METHODS.stream().filter(it -> it.lines() <= SHORT).count();
    assertThat(shortOnes * 10).isGreaterThanOrEqualTo(METHODS.size() * 9L);
  }

  @Test
  void theLengthOfALongMethodIsSeen() {
    String text = "class A { void a() {\n" + "a();\n".repeat(41) + "} }";
    assertThat(MethodLengths.of(List.of(new SourceFile("A.java", text))))
        .containsExactly(new Method("/A.java a", 41));
  }
}
