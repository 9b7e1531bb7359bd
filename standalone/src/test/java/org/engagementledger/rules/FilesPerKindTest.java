package org.engagementledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.engagementledger.rules.RepositoryFiles.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adding a kind of engagement must stay small: the files that speak of one kind are counted. */
class FilesPerKindTest {
  private static final int MOST = 6;
  private static final int MODULES = 3;

  @ParameterizedTest
  @CsvSource({
    "LETTER, Letter, letters",
    "JOINT_STATEMENT, JointStatement, joint-statements",
    "SUBMISSION, RecordSubmission, submissions"
  })
  void aKindOfEngagementIsSpokenOfInFewFiles(String constant, String name, String path) {
    Pattern kind =
        Pattern.compile("\\b%s\\b|\\b(Record)?%s\\b|\"/%s\"".formatted(constant, name, path));
    List<String> files =
        RepositoryFiles.sources().stream()
            .filter(SourceFile::isMain)
            .filter(it -> !it.path().contains("/samples/") && kind.matcher(it.text()).find())
            .map(SourceFile::path)
            .toList();
    assertThat(files).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
    assertThat(files.stream().map(it -> it.split("/", 2)[0]).distinct().toList())
        .hasSizeLessThanOrEqualTo(MODULES);
  }
}
